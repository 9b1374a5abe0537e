const ICONS = {
  back: 'M15 5l-7 7 7 7',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.5 16.5 21 21',
  plus: 'M12 5v14M5 12h14',
  send: 'M12 19V6M6 11.5 12 5.5l6 6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  'eye-off':
    'M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6.3 7.4A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4-.9M10 10a3 3 0 0 0 4 4',
  pulse: 'M3 12h4l3-8 4 16 3-8h4',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19 7',
};

/**
 * An element. Properties are set as attributes, `on…` as listeners, `text` as textContent;
 * null and false leave an attribute out. Children are elements or strings.
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

export const hidden = (text) => el('span', { class: 'visually-hidden', text });

/** A round picture, or the first letter for people without one. */
export function avatar(person, size = 'medium') {
  const label = person.name ?? person.username;
  if (person.avatarUrl) {
    return el('img', { class: `avatar ${size}`, src: person.avatarUrl, alt: '', loading: 'lazy' });
  }
  const letter = [...label.replace(/[^\p{L}\p{N}]/gu, '')][0] ?? '?';
  return el('span', {
    class: `avatar ${size} letter`,
    'aria-hidden': true,
    text: letter.toUpperCase(),
  });
}

let toastTimer;

/** One sentence at the bottom of the page, read out by screen readers. */
export function toast(sentence) {
  const place = document.getElementById('toast');
  place.textContent = sentence;
  place.classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => place.classList.remove('shown'), 5000);
}

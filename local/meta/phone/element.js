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
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  reply: 'M9 7 4 12l5 5M4 12h9a7 7 0 0 1 7 7',
  pen: 'M4 20l1-4L16.5 4.5l3 3L8 19zM14.5 6.5l3 3',
  undo: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  check: 'M5 12.5 10 17.5 19 7',
  photo: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4L15 13l5 4.5M15.5 9h.01',
  photos: 'M8 4h12v12H8zM16 20H4V8M8 13l3-3 3 3 2-2 4 4',
  video: 'M3 6h12v12H3zM15 10.5 21 7v10l-6-3.5',
  voice:
    'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  gif: 'M3 6h18v12H3zM10 10H7.5v4H10v-2M13 10v4M16 14v-4h2.5M16 12h2',
  heart: 'M12 20S3.5 14.5 3.5 8.8A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 1.8C20.5 14.5 12 20 12 20z',
  once: 'M12 3.5a8.5 8.5 0 1 0 8.5 8.5M10.5 9.5 12.5 8v8M16 4.5h.01M19 8h.01',
};

/**
 * An element. Properties are set as attributes, `on…` as listeners, `text` as textContent;
 * null and false leave an attribute out. ARIA's own want the word. Children are elements or strings.
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, written(name, value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const written = (name, value) => (value === true && !name.startsWith('aria-') ? '' : String(value));

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

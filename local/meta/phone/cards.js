import { el } from './element.js';

const NAMES = {
  ig_post: 'Post',
  share: 'Post',
  ig_reel: 'Reel',
  reel: 'Reel',
  story_mention: 'Mentioned in a story',
  ig_story: 'Story',
  story: 'Story',
};
const WORDS = {
  like_heart: '❤️',
  ephemeral: 'Photo to be seen once',
  media: 'Something from Instagram',
};

/** What hangs on a message, as a picture, a player or a card; `chip` makes what can be pressed. */
export function attachmentCard(attachment, chip) {
  const { type, src, mime = '', title, payload, gone } = attachment;
  if (gone) return noLonger();
  if (type === 'like_heart') return el('p', { class: 'heart', text: '❤️' });
  if (type === 'template') return template(payload, chip);
  if (!src) return el('p', { class: 'bubble unsent', text: WORDS[type] ?? `A ${type}` });
  const name = NAMES[type];
  if (name) return card(name, { src, title, isReel: name === 'Reel' });
  if (mime.startsWith('video/')) return el('video', { class: 'photo', src, controls: true });
  if (mime.startsWith('audio/')) return el('audio', { src, controls: true, preload: 'metadata' });
  if (mime.startsWith('image/')) return picture(src, type === 'sticker' ? 'sticker' : 'photo');
  return el('a', { class: 'document', href: src, target: '_blank', text: 'Document · PDF' });
}

const noLonger = () => el('p', { class: 'bubble unsent', text: 'No longer there' });

function picture(src, kind) {
  const image = el('img', { class: kind, src, alt: 'Picture', loading: 'lazy' });
  image.addEventListener('error', () => image.replaceWith(noLonger()));
  return image;
}

const card = (name, { src, title, isReel }) =>
  el(
    'div',
    { class: isReel ? 'card reel' : 'card' },
    picture(src, 'cover'),
    el('p', { class: 'card-kind', text: name }),
    title ? el('p', { class: 'card-title', text: title, dir: 'auto' }) : null,
  );

function template(payload, chip) {
  const { generic, button } = payload ?? {};
  const elements = generic?.elements ?? [{ title: button?.text, buttons: button?.buttons }];
  return el(
    'div',
    { class: 'card' },
    elements.flatMap(({ title, subtitle, buttons = [] }) => [
      el('p', { class: 'card-title', text: title, dir: 'auto' }),
      subtitle ? el('p', { class: 'card-kind', text: subtitle, dir: 'auto' }) : '',
      ...buttons.map(({ title: words, url }) =>
        url ? el('p', { class: 'chip', text: words }) : chip(words, { postback: words }),
      ),
    ]),
  );
}

import { post, upload } from './api.js';
import { el, toast } from './element.js';
import { record } from './record.js';
import { choice, openSheet, tile } from './sheet.js';

const photo = { type: 'image' };
const POST = { type: 'ig_post', title: 'Fresh from the kiln', seed: 'cup:post' };
const REEL = {
  type: 'ig_reel',
  title: 'Pour-over in sixty seconds',
  seed: 'terrace:reel',
  url: 'https://www.instagram.com/reel/DdAye7JB9Q2/',
};
const AD = {
  ref: 'november',
  ad_id: '120226305854810799',
  source: 'ADS',
  type: 'OPEN_THREAD',
  ads_context_data: {
    ad_title: 'New glazes',
    photo_url: 'https://scontent.cdninstagram.com/v/ad.jpg',
  },
};

const attach = (...attachments) => ['/messages', { attachments }];

/** Everything else that a person can do in Instagram: title of the group, then words, hint, call, perhaps an icon. */
const GROUPS = [
  [
    'Send',
    [
      ['Photo', '', attach(photo), 'photo'],
      ['Three photos', '', attach(photo, photo, photo), 'photos'],
      ['Video', '', attach({ type: 'video' }), 'video'],
      ['Voice note', '', attach({ type: 'audio' }), 'voice'],
      ['PDF', '', attach({ type: 'file' }), 'file'],
      ['Sticker', '', attach({ type: 'sticker' }), 'smile'],
      ['GIF', '', attach({ type: 'animated_image' }), 'gif'],
      ['Heart', '', attach({ type: 'like_heart' }), 'heart'],
      ['Seen once', '', attach({ type: 'ephemeral' }), 'once'],
    ],
  ],
  [
    'Share',
    [
      ['A post', '', attach(POST)],
      ['A reel', '', attach(REEL)],
      ['A story that mentions them', 'gone in a day', attach({ type: 'story_mention' })],
      ['Somebody’s story', 'gone in a day', attach({ type: 'ig_story' })],
      ['Something new', 'of a kind nobody knows', attach({ type: 'hologram' })],
      ['Something unsupported', '', ['/messages', { unsupported: true }]],
    ],
  ],
  [
    'Come in',
    [
      [
        'Tap “Opening hours?”',
        'an ice breaker',
        ['/postbacks', { title: 'Opening hours?', payload: 'FAQ_HOURS' }],
      ],
      ['Write from an ad', '', ['/messages', { text: 'Hi, saw your ad', referral: AD }]],
      ['Follow an ig.me link', 'without a word', ['/referrals', {}]],
      [
        'Comment on a post',
        'can be answered privately, once',
        ['/comments', { text: 'Do you ship to Norway?' }],
      ],
    ],
  ],
  [
    'Another app',
    [
      [
        'The Instagram inbox takes over',
        'Parley only listens',
        ['/thread-control', { how: 'take' }],
      ],
      ['… and hands it back', '', ['/thread-control', { how: 'pass' }]],
    ],
  ],
];

/** The owner's app has what a business may send. */
const OWNERS = ['Photo', 'Three photos', 'Video', 'Voice note', 'PDF', 'Heart'];

const typeOf = ({ type }) => {
  const [kind] = type.split('/');
  return ['image', 'video', 'audio'].includes(kind) ? kind : 'file';
};

/** The system's own dialog; what was chosen goes to the CDN, then to `send`. */
function chooseFile(send) {
  const input = el('input', { type: 'file', accept: 'image/*,video/*,audio/*,application/pdf' });
  input.addEventListener('change', () => {
    const [file] = input.files;
    if (!file) return;
    upload(file)
      .then((asset) => send({ type: typeOf(file), asset }))
      .catch((error) => toast(error.message));
  });
  input.click();
}

/** Somebody's story begins to be answered: the words come from the composer. */
const theirStory = (answer) =>
  post('/assets', { story: true })
    .then(({ id }) => answer(id))
    .catch((error) => toast(error.message));

/**
 * Opens the sheet of things to do besides writing. `say(path, body)` does them as whoever holds the phone;
 * `answer(story)` goes on in the composer.
 */
export function openAttachSheet({ isBusiness, say, answer }, from) {
  const quietly = (path, body) => void say(path, body).catch((error) => toast(error.message));
  const send = (attachment) => quietly('/messages', { attachments: [attachment] });
  const own = (close) => {
    const then = (work) => () => {
      close();
      void work();
    };
    return el(
      'section',
      { class: 'choices' },
      el('h4', { text: 'Your own' }),
      choice(
        'Choose a file…',
        'picture, film, sound or PDF',
        then(() => chooseFile(send)),
      ),
      choice(
        'Record your voice',
        'with the microphone',
        then(() => record(from, (asset) => send({ type: 'audio', asset }))),
      ),
      isBusiness
        ? null
        : choice(
            'Answer their story',
            'a new one, gone in a day',
            then(() => theirStory(answer)),
          ),
    );
  };
  const groups = isBusiness
    ? [[GROUPS[0][0], GROUPS[0][1].filter(([words]) => OWNERS.includes(words))]]
    : GROUPS;
  openSheet('More than words', from, (close) => [
    ...groups.map(([title, choices]) =>
      el(
        'section',
        { class: choices.every(([, , , glyph]) => glyph) ? 'tiles' : 'choices' },
        el('h4', { text: title }),
        choices.map(([words, hint, [path, body], glyph]) => {
          const act = () => {
            close();
            quietly(path, body);
          };
          return glyph ? tile(words, glyph, act) : choice(words, hint, act);
        }),
      ),
    ),
    own(close),
  ]);
}

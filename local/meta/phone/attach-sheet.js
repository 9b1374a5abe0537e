import { post } from './api.js';
import { el, toast } from './element.js';
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

/** Opens the sheet of things to do as this customer, besides writing. */
export function openAttachSheet(customer, from) {
  openSheet('More than words', from, (close) =>
    GROUPS.map(([title, choices]) =>
      el(
        'section',
        { class: choices.every(([, , , glyph]) => glyph) ? 'tiles' : 'choices' },
        el('h4', { text: title }),
        choices.map(([words, hint, [path, body], glyph]) => {
          const act = () => {
            close();
            post(`/customers/${customer}${path}`, body).catch((error) => toast(error.message));
          };
          return glyph ? tile(words, glyph, act) : choice(words, hint, act);
        }),
      ),
    ),
  );
}

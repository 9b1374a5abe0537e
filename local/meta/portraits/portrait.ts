import { BACKDROPS, CLOTHES, choose, HAIRS, SKINS } from './colours.ts';
import { HAIRCUTS } from './haircuts.ts';
import { SCENES } from './scenes.ts';

export type Paints = {
  readonly skin: string;
  readonly shade: string;
  readonly hair: string;
  readonly cloth: string;
  readonly light: string;
  readonly deep: string;
};

/**
 * A picture as SVG, 320 × 320. `look` is a list of words: a haircut (`bun`) with skin (`s1`–`s6`),
 * hair colour and extras (`glasses`, `beard`, `moustache`, `earrings`, `freckles`), or a scene (`cat`).
 * The seed picks what the words leave open.
 */
export function portrait(seed: string, look: string): string {
  const words = look.split(',');
  const [light, deep] = choose(seed, 'backdrop', BACKDROPS);
  const [skin, shade] = SKINS[words.find((word) => word in SKINS) ?? 's2'] ?? [
    '#f3c9a5',
    '#dba67e',
  ];
  const paints = {
    skin,
    shade,
    light,
    deep,
    hair: HAIRS[words.find((word) => word in HAIRS) ?? 'dark'] ?? '#3a2921',
    cloth: choose(seed, 'cloth', CLOTHES),
  };
  const scene = words.map((word) => SCENES[word]).find(Boolean);
  const content = scene ? scene(paints) : person(seed, words, paints);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="320" height="320">
<defs><linearGradient id="b" x1="0" y1="0" x2="0.6" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>
<rect width="320" height="320" fill="url(#b)"/>${content}</svg>`;
}

function person(seed: string, words: readonly string[], paints: Paints): string {
  const haircut = HAIRCUTS[words.find((word) => word in HAIRCUTS) ?? 'short'];
  const { skin, shade, cloth } = paints;
  const has = (word: string) => words.includes(word);
  const collar = choose(seed, 'collar', ['crew', 'v', 'roll'] as const);
  return [
    haircut?.behind?.(paints),
    `<path d="M40 330c4-66 50-92 120-92s116 26 120 92z" fill="${cloth}"/>`,
    `<path d="M134 196h52v44c0 20-52 20-52 0z" fill="${shade}"/>`,
    COLLARS[collar](paints),
    `<ellipse cx="101" cy="160" rx="13" ry="18" fill="${shade}"/><ellipse cx="219" cy="160" rx="13" ry="18" fill="${shade}"/>`,
    `<path d="M102 138c0-46 24-70 58-70s58 24 58 70c0 52-22 88-58 88s-58-36-58-88z" fill="${skin}"/>`,
    `<ellipse cx="122" cy="178" rx="13" ry="8" fill="#e4715e" opacity=".22"/><ellipse cx="198" cy="178" rx="13" ry="8" fill="#e4715e" opacity=".22"/>`,
    has('beard') ? beard(paints) : '',
    EXPRESSIONS[choose(seed, 'face', ['smile', 'grin', 'calm'] as const)](paints),
    has('moustache')
      ? `<path d="M160 184c-14-8-30 0-32 10 12 3 24 0 32-4 8 4 20 7 32 4-2-10-18-18-32-10z" fill="${paints.hair}"/>`
      : '',
    has('freckles') ? freckles : '',
    haircut?.front?.(paints),
    has('glasses') ? glasses : '',
    has('earrings')
      ? '<circle cx="99" cy="182" r="6" fill="#e6b64c"/><circle cx="221" cy="182" r="6" fill="#e6b64c"/>'
      : '',
  ].join('');
}

const COLLARS = {
  crew: ({ skin }: Paints) => `<path d="M126 240c8 22 60 22 68 0l-8-8h-52z" fill="${skin}"/>`,
  v: ({ skin }: Paints) => `<path d="M126 238l34 46 34-46-8-8h-52z" fill="${skin}"/>`,
  roll: ({ cloth }: Paints) =>
    `<path d="M122 222c20 14 56 14 76 0l6 34c-26 16-62 16-88 0z" fill="${cloth}"/><path d="M118 250c26 15 58 15 84 0" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="4"/>`,
} as const;

const brows = (hair: string) =>
  `<path d="M118 134q14-9 27-2M175 132q13-7 27 2" fill="none" stroke="${hair}" stroke-width="6" stroke-linecap="round"/>`;
const nose = (shade: string) =>
  `<path d="M160 150q-7 20 1 25h8" fill="none" stroke="${shade}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`;
const openEyes =
  '<circle cx="132" cy="152" r="6.5" fill="#241c1c"/><circle cx="188" cy="152" r="6.5" fill="#241c1c"/><circle cx="134" cy="150" r="2" fill="#fff"/><circle cx="190" cy="150" r="2" fill="#fff"/>';
const happyEyes =
  '<path d="M123 155q9-11 18 0M179 155q9-11 18 0" fill="none" stroke="#241c1c" stroke-width="5.5" stroke-linecap="round"/>';

const EXPRESSIONS = {
  smile: ({ hair, shade }: Paints) =>
    `${brows(hair)}${openEyes}${nose(shade)}<path d="M138 194q22 20 44 0" fill="none" stroke="#6f2c26" stroke-width="5.5" stroke-linecap="round"/>`,
  grin: ({ hair, shade }: Paints) =>
    `${brows(hair)}${happyEyes}${nose(shade)}<path d="M134 190q26 6 52 0q-4 25-26 25t-26-25z" fill="#7b2f2b"/><path d="M137 191q23 5 46 0l-2 8q-21 4-42 0z" fill="#fff"/>`,
  calm: ({ hair, shade }: Paints) =>
    `${brows(hair)}${openEyes}${nose(shade)}<path d="M144 197q18 9 33-2" fill="none" stroke="#6f2c26" stroke-width="5.5" stroke-linecap="round"/>`,
} as const;

const beard = ({ hair }: Paints) =>
  `<path d="M101 150c2 56 24 86 59 86s57-30 59-86c-8 20-14 30-26 31-14-8-52-8-66 0-12-1-18-11-26-31z" fill="${hair}"/>`;

const glasses =
  '<g fill="#fff" fill-opacity=".16" stroke="#2b2526" stroke-width="5"><circle cx="132" cy="153" r="22"/><circle cx="188" cy="153" r="22"/><path d="M154 150q6-5 12 0M110 149l-9-4M210 149l9-4" fill="none" stroke-linecap="round"/></g>';

const freckles = [
  [116, 168],
  [124, 173],
  [133, 168],
  [187, 168],
  [196, 173],
  [204, 168],
  [160, 166],
]
  .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.2" fill="#a5552c" opacity=".55"/>`)
  .join('');

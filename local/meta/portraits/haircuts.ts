import type { Paints } from './portrait.ts';

type Haircut = {
  readonly behind?: (paints: Paints) => string;
  readonly front?: (paints: Paints) => string;
};

const shape = (path: string) => (paints: Paints) => `<path d="${path}" fill="${paints.hair}"/>`;

const fringe =
  'M98 146c-6-58 22-92 64-92s68 34 60 92c-4-26-10-38-22-48-26 12-58 12-78 4-14 10-20 22-24 44z';
const parted =
  'M98 148c-8-60 22-94 62-94s70 34 62 94c-6-30-16-46-40-60-18 20-48 26-66 28-10 8-14 18-18 32z';

const dots = (places: readonly (readonly [number, number, number])[]) => (paints: Paints) =>
  places
    .map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${paints.hair}"/>`)
    .join('');

const cloud = dots([
  [108, 116, 26],
  [112, 84, 28],
  [138, 64, 28],
  [168, 58, 30],
  [196, 70, 28],
  [212, 96, 26],
  [216, 122, 22],
]);

/** Hair is drawn in two layers: what hangs behind the neck, and what frames the face. */
export const HAIRCUTS: Readonly<Record<string, Haircut>> = {
  short: { front: shape(parted) },
  crop: {
    front: shape(
      'M101 136c-4-48 22-78 59-78s63 30 59 78c-6-22-14-34-28-40-20-6-42-6-62 0-14 6-22 18-28 40z',
    ),
  },
  quiff: {
    front: shape(
      'M99 144c-6-40 2-64 20-76-4-16 30-34 62-26 34 6 48 44 40 102-4-24-12-38-26-46-30 8-58 4-72-2-12 8-20 22-24 48z',
    ),
  },
  bald: {},
  bob: {
    behind: shape('M86 216c-18-110 14-166 74-166s92 56 74 166c-30 14-118 14-148 0z'),
    front: shape(fringe),
  },
  long: {
    behind: shape(
      'M78 300c-10-150 6-250 82-250s92 100 82 250c-20-8-36-8-48-2h-68c-12-6-28-6-48 2z',
    ),
    front: shape(parted),
  },
  waves: {
    behind: shape(
      'M84 282c-26-18-4-40-16-64s6-40 4-66c0-64 36-104 88-104s88 40 88 104c-2 26 16 42 4 66s10 46-16 64c-22 10-40-6-40-30h-72c0 24-18 40-40 30z',
    ),
    front: shape(parted),
  },
  bun: {
    behind: dots([[160, 42, 34]]),
    front: shape('M99 144c-6-56 22-90 61-90s67 34 61 90c-6-30-22-50-61-54-39 4-55 24-61 54z'),
  },
  ponytail: {
    behind: shape('M196 60c60-8 76 44 62 96-8 34 4 58 14 72-44 4-66-34-58-78 4-30-10-50-30-62z'),
    front: shape(fringe),
  },
  curly: {
    behind: dots([
      [100, 150, 24],
      [220, 150, 24],
    ]),
    front: cloud,
  },
  ringlets: {
    behind: dots([
      [92, 130, 30],
      [84, 166, 28],
      [88, 202, 28],
      [98, 234, 24],
      [228, 130, 30],
      [236, 166, 28],
      [232, 202, 28],
      [222, 234, 24],
    ]),
    front: cloud,
  },
  afro: {
    behind: dots([[160, 108, 96]]),
    front: shape('M102 138c-2-30 10-52 58-52s60 22 58 52c-6-18-20-26-58-26s-52 8-58 26z'),
  },
  braids: {
    behind: dots([
      [100, 200, 17],
      [96, 226, 16],
      [96, 252, 15],
      [98, 276, 13],
      [220, 200, 17],
      [224, 226, 16],
      [224, 252, 15],
      [222, 276, 13],
    ]),
    front: shape(fringe),
  },
  locs: {
    behind: (paints) =>
      [84, 100, 116, 204, 220, 236]
        .map(
          (x) =>
            `<path d="M${x} 110v${x % 3 ? 150 : 128}" stroke="${paints.hair}" stroke-width="17" stroke-linecap="round"/>`,
        )
        .join(''),
    front: shape(fringe),
  },
  hijab: {
    behind: (paints) =>
      `<path d="M70 330c-8-60 0-120 14-180 10-66 40-98 76-98s66 32 76 98c14 60 22 120 14 180z" fill="${paints.cloth}"/>`,
    front: (paints) =>
      `<path d="M160 48c-54 0-80 44-78 104 2 62 28 106 78 106s76-44 78-106c2-60-24-104-78-104zm0 40c34 0 50 26 50 62 0 40-18 70-50 70s-50-30-50-70c0-36 16-62 50-62z" fill="${paints.cloth}"/><path d="M92 214c30 46 90 54 132 10-6 50-40 70-74 70-30 0-52-30-58-80z" fill="${paints.cloth}"/><path d="M98 226c34 40 84 44 122 6" fill="none" stroke="#000" stroke-opacity=".16" stroke-width="5" stroke-linecap="round"/><path d="M104 92q22-30 56-30" fill="none" stroke="#fff" stroke-opacity=".18" stroke-width="5" stroke-linecap="round"/>`,
  },
  turban: {
    front: (paints) =>
      `<path d="M92 128c-10-52 20-92 68-92s78 40 68 92c-12-18-36-36-68-40-32 4-56 22-68 40z" fill="${paints.cloth}"/><path d="M96 112c30-44 84-54 124-14M108 76c34-18 74-16 104 18M160 88l-10-50" fill="none" stroke="#000" stroke-opacity=".17" stroke-width="5" stroke-linecap="round"/>`,
  },
  cap: {
    behind: shape('M100 120h120v50h-120z'),
    front: (paints) =>
      `<path d="M100 122c-4-46 22-74 60-74s64 28 60 74z" fill="${paints.cloth}"/><path d="M92 122c40-14 100-14 150-2 14 4 18 14 4 16-52 2-110 2-150-2-8-4-8-10-4-12z" fill="${paints.cloth}"/><path d="M98 126c44-12 98-12 146-2" fill="none" stroke="#000" stroke-opacity=".2" stroke-width="4"/>`,
  },
  beanie: {
    behind: shape('M100 120c-8 30-8 56-2 76h124c6-20 6-46-2-76z'),
    front: (paints) =>
      `<path d="M98 118c-2-50 24-82 62-82s64 32 62 82z" fill="${paints.cloth}"/><rect x="92" y="100" width="136" height="32" rx="12" fill="${paints.cloth}"/><rect x="92" y="100" width="136" height="32" rx="12" fill="#fff" fill-opacity=".16"/>`,
  },
};

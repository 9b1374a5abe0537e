import { createHash } from 'node:crypto';

export const BACKDROPS = [
  ['#f7d9c4', '#eeb294'],
  ['#cfe3dc', '#93bfae'],
  ['#d6dcf2', '#9fabd9'],
  ['#f6e2b3', '#e5bd6b'],
  ['#e8d3e4', '#c59abf'],
  ['#c9e2ee', '#87b7d0'],
  ['#f3cfcb', '#dd938d'],
  ['#dfe5c3', '#aebb7c'],
  ['#e9dccb', '#c5a883'],
  ['#cfd6d9', '#90a0a8'],
  ['#d9cdf0', '#a58fd6'],
  ['#bfe3e0', '#6fb3ae'],
] as const;

export const CLOTHES = [
  '#2f4858',
  '#7a3b3b',
  '#31603d',
  '#e0a23b',
  '#5b4b8a',
  '#d8603f',
  '#f1ece2',
  '#23272f',
  '#3f7ea6',
  '#b56576',
  '#6b7a3a',
  '#c9b79c',
] as const;

/** Skin, and its shadow. */
export const SKINS: Readonly<Record<string, readonly [string, string]>> = {
  s1: ['#fbe0cf', '#eabfa6'],
  s2: ['#f3c9a5', '#dba67e'],
  s3: ['#dba577', '#bd8457'],
  s4: ['#b97c4d', '#98602f'],
  s5: ['#8d5a35', '#6d4224'],
  s6: ['#5f3c26', '#442817'],
};

export const HAIRS: Readonly<Record<string, string>> = {
  black: '#1d1a1e',
  dark: '#3a2921',
  brown: '#6b4328',
  auburn: '#8e3f22',
  ginger: '#c8622b',
  blond: '#dcb463',
  grey: '#9a9a9d',
  white: '#ece8e1',
  pink: '#d9749b',
  teal: '#2f8f8b',
};

/** The same choice for the same seed, on every machine. */
export function choose<T extends readonly [unknown, ...unknown[]]>(
  seed: string,
  about: string,
  from: T,
): T[number] {
  const place = createHash('sha256').update(`${seed}/${about}`).digest().readUInt32BE();
  return from[place % from.length];
}

import type { Paints } from './portrait.ts';

const INK = '#2b2526';

/** Pictures of people who would rather not show their face. */
export const SCENES: Readonly<Record<string, (paints: Paints) => string>> = {
  cat: ({ cloth }) =>
    `<path d="M84 330c-10-70 4-110 20-134L96 92c0-10 10-14 18-6l34 32h24l34-32c8-8 18-4 18 6l-8 104c16 24 30 64 20 134z" fill="${INK}"/><ellipse cx="130" cy="166" rx="13" ry="15" fill="#f2c84b"/><ellipse cx="190" cy="166" rx="13" ry="15" fill="#f2c84b"/><ellipse cx="130" cy="166" rx="4" ry="13" fill="${INK}"/><ellipse cx="190" cy="166" rx="4" ry="13" fill="${INK}"/><path d="M152 192h16l-8 9z" fill="#e58a8a"/><path d="M112 238q48 26 96 0v20q-48 24-96 0z" fill="${cloth}"/>`,
  dog: ({ cloth }) =>
    `<path d="M70 330c0-60 30-84 90-84s90 24 90 84z" fill="#c98d4f"/><path d="M96 130c0-46 26-70 64-70s64 24 64 70c0 70-20 120-64 120s-64-50-64-120z" fill="#dba35f"/><path d="M102 92c-40-6-54 40-40 100 16 8 34-8 40-40zM218 92c40-6 54 40 40 100-16 8-34-8-40-40z" fill="#8a5630"/><ellipse cx="160" cy="196" rx="36" ry="34" fill="#f6e3c8"/><ellipse cx="160" cy="178" rx="16" ry="11" fill="${INK}"/><circle cx="132" cy="142" r="8" fill="${INK}"/><circle cx="188" cy="142" r="8" fill="${INK}"/><path d="M148 206q12 12 24 0l-2 18q-10 10-20 0z" fill="#e2707a"/><path d="M98 244q62 36 124 0v22q-62 32-124 0z" fill="${cloth}"/>`,
  cup: ({ cloth }) =>
    `<ellipse cx="160" cy="258" rx="104" ry="18" fill="#000" opacity=".12"/><path d="M84 132h140c0 82-20 122-70 122s-70-40-70-122z" fill="#fbf6ee"/><path d="M222 152c44-8 46 56-12 62" fill="none" stroke="#fbf6ee" stroke-width="16"/><path d="M84 132h140c-1 26-3 44-8 60-46 14-92-18-126-2-4-16-6-34-6-58z" fill="${cloth}"/><ellipse cx="154" cy="132" rx="70" ry="15" fill="#4a2c1c"/><path d="M130 104c-12-18 12-24 0-46M166 104c-12-18 12-24 0-46" fill="none" stroke="#fff" stroke-opacity=".75" stroke-width="7" stroke-linecap="round"/>`,
  mountains: () =>
    `<circle cx="226" cy="92" r="34" fill="#fff3d6"/><path d="M-10 270 96 112l60 92 40-52 134 150v30H-10z" fill="#3d5566"/><path d="M96 112l-30 44 20 8 14-10 22 14 8-4z" fill="#fff"/><path d="M-10 300c70-60 130-20 180-44s100-10 160 26v50H-10z" fill="#24404a"/>`,
  sea: () =>
    `<circle cx="160" cy="134" r="56" fill="#f9a66c"/><path d="M-10 178q40-18 80 0t80 0 80 0 80 0 40 0v160H-10z" fill="#3d7f97"/><path d="M-10 222q40-18 80 0t80 0 80 0 80 0 40 0v120H-10z" fill="#2a6178"/><path d="M-10 268q40-18 80 0t80 0 80 0 80 0 40 0v80H-10z" fill="#1c4558"/>`,
  plant: ({ cloth }) =>
    `<path d="M160 220c0-60-4-90 0-130M160 190c-30-10-60-30-66-70 40 0 62 26 66 70zM160 170c26-14 52-40 52-82-36 6-54 40-52 82zM160 128c-20-18-26-46-12-78 24 18 28 50 12 78z" fill="#3c6e4a" stroke="#2a5236" stroke-width="5"/><path d="M104 216h112l-14 76H118z" fill="${cloth}"/><rect x="96" y="204" width="128" height="26" rx="8" fill="${cloth}"/><rect x="96" y="204" width="128" height="26" rx="8" fill="#fff" fill-opacity=".18"/>`,
  moon: () =>
    '<rect width="320" height="320" fill="#1c2340"/><circle cx="168" cy="150" r="82" fill="#f4e3b2"/><circle cx="204" cy="126" r="74" fill="#1c2340"/><g fill="#fff"><circle cx="60" cy="70" r="4"/><circle cx="250" cy="60" r="3"/><circle cx="270" cy="200" r="4"/><circle cx="90" cy="250" r="3"/><circle cx="220" cy="262" r="4"/><circle cx="46" cy="180" r="3"/></g>',
  terrace: ({ deep }) =>
    `<rect y="220" width="320" height="100" fill="#8b5e3c"/><rect x="52" y="120" width="216" height="110" rx="6" fill="#fbf6ee"/><path d="M40 76h240v46c0 18-30 18-30 0 0 18-30 18-30 0 0 18-30 18-30 0 0 18-30 18-30 0 0 18-30 18-30 0 0 18-30 18-30 0 0 18-30 18-30 0 0 18-30 18-30 0z" fill="${deep}"/><rect x="76" y="148" width="70" height="60" fill="#45606b"/><rect x="176" y="148" width="56" height="82" fill="#5a3a26"/><circle cx="186" cy="190" r="4" fill="#f2c84b"/>`,
  kiln: () =>
    '<rect width="320" height="320" fill="#2e2a2b"/><path d="M70 262V150c0-52 38-88 90-88s90 36 90 88v112z" fill="#d9825b"/><path d="M104 262V158c0-32 24-56 56-56s56 24 56 56v104z" fill="#2e2a2b"/><path d="M118 236c0-40 18-48 42-86 24 38 42 46 42 86 0 20-18 30-42 30s-42-10-42-30z" fill="#f6b65a"/><ellipse cx="160" cy="222" rx="24" ry="34" transform="rotate(24 160 222)" fill="#4a2c1c"/><path d="M170 190c-20 22 2 42-18 64" fill="none" stroke="#f6b65a" stroke-width="6" stroke-linecap="round"/><path d="M54 262h212" stroke="#d9825b" stroke-width="14" stroke-linecap="round"/>',
};

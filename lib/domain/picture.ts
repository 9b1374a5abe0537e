/** More than any camera of a phone takes; a picture that claims more is made to fill the memory. */
export const MOST_PICTURE_PIXELS = 60_000_000;

/** Why a file is no picture for us, and what to do about it. */
export const PICTURE_PROBLEMS = {
  heic: 'This is a HEIC photo, the format of iPhones, which Parley can’t read. Export it as JPEG and try again.',
  svg: 'SVG drawings can hold programs, so they can’t be pictures here. Export it as PNG and try again.',
  not_an_image: 'This file is not a picture. Choose a JPEG, PNG, WebP, GIF or AVIF.',
  too_many_pixels: 'This picture has too many pixels. Make it smaller and try again.',
  too_large: 'This picture is larger than 4.5 MB. Make it smaller and try again.',
  damaged: 'This picture is damaged and can’t be read. Open it, save it again, and try that.',
} as const;

export type PictureProblem = keyof typeof PICTURE_PROBLEMS;

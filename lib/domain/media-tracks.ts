/** How much of a file's index is read, in bytes; that of hours of film is smaller. */
const MOST_INDEX_BYTES = 4 * 1024 * 1024;

/** Whether a film format holds film, or sound alone. */
export const hasPictures = (bytes: Uint8Array): boolean =>
  isEbml(bytes) ? says(head(bytes), 'V_') : says(indexOf(bytes), 'vide');

export const hasSound = (bytes: Uint8Array): boolean => says(indexOf(bytes), 'soun');

/** Whether the sound in a box of ISO media is Opus, which phones don't expect there. */
export const soundIsOpus = (bytes: Uint8Array): boolean => says(indexOf(bytes), 'Opus');

const isEbml = (bytes: Uint8Array) => bytes[0] === 0x1a && bytes[1] === 0x45;

/** Tracks of EBML come before what they carry. */
const head = (bytes: Uint8Array) => bytes.subarray(0, 65_536);

/**
 * The `moov` box of ISO media, which names its tracks and how they are coded, wherever in the file it stands; nothing
 * when there is none. Source: ISO/IEC 14496-12 §4.2.
 */
function indexOf(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.byteLength; ) {
    const size = boxSize(view, at);
    if (size < 8) break;
    if (nameAt(bytes, at + 4) === 'moov') {
      return bytes.subarray(at, at + Math.min(size, MOST_INDEX_BYTES));
    }
    at += size;
  }
  return new Uint8Array();
}

/** 1 stands for a length of 64 bits after the name, 0 for all that is left. */
function boxSize(view: DataView, at: number): number {
  const size = view.getUint32(at);
  if (size === 0) return view.byteLength - at;
  if (size !== 1) return size;
  return at + 16 <= view.byteLength ? Number(view.getBigUint64(at + 8)) : 0;
}

const nameAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 4));

function says(bytes: Uint8Array, word: string): boolean {
  const letters = Array.from(word, (letter) => letter.charCodeAt(0));
  for (
    let at = bytes.indexOf(letters[0] ?? 0);
    at >= 0;
    at = bytes.indexOf(letters[0] ?? 0, at + 1)
  ) {
    if (letters.every((letter, index) => bytes[at + index] === letter)) return true;
  }
  return false;
}

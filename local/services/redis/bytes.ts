/**
 * A Redis string is a row of bytes. Here it is a JavaScript string with one character per byte, so
 * that it keys a Map, sorts and measures as Redis does, and carries a NUL or broken UTF-8 unharmed.
 */
export type Bytes = string;

export const toBytes = (text: string): Bytes => Buffer.from(text, 'utf8').toString('latin1');

/** Bytes that are no UTF-8 become U+FFFD. */
export const toText = (bytes: Bytes): string => Buffer.from(bytes, 'latin1').toString('utf8');

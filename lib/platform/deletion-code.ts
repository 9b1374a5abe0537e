import 'server-only';
import { randomBytes } from 'node:crypto';

/** Letters and digits that nobody takes for one another (Crockford's base 32). */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

/** 130 random bits that a person can read out. */
export const newDeletionCode = (): string =>
  Array.from(randomBytes(LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');

import 'server-only';
import { randomBytes } from 'node:crypto';
import { sha256 } from './crypto';

/** 256 random bits for a link, and what is kept of them. */
export function newMailedToken(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: sha256(token) };
}

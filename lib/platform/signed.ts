import 'server-only';
import type { z } from 'zod';
import { isSealed, seal } from './crypto';

/** What a token of ours is for; one made for one thing opens no other. */
type Purpose = 'upload' | 'signed id' | 'file' | 'attachment';

type Stamped = { readonly until: number };

/** `<base64url of JSON>.<seal>`: anybody can read it, nobody can change it, and it ends by itself. */
export function sign(purpose: Purpose, facts: object, until: Date): string {
  const stamped: Stamped = { ...facts, until: until.getTime() };
  const words = Buffer.from(JSON.stringify(stamped)).toString('base64url');
  return `${words}.${seal(purpose, words)}`;
}

/** What a token says; null when it is not ours, is for something else, or has ended. */
export function unsign<Facts>(
  purpose: Purpose,
  token: string,
  { schema, now }: { readonly schema: z.ZodType<Facts & Stamped>; readonly now: Date },
): Facts | null {
  const [words = '', given = '', ...more] = token.split('.');
  if (more.length > 0 || !isSealed(purpose, words, given)) return null;
  const said = schema.safeParse(parsed(words));
  return said.success && said.data.until > now.getTime() ? said.data : null;
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(Buffer.from(words, 'base64url').toString());
  } catch {
    return undefined;
  }
}

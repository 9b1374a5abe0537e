import 'server-only';
import { showsPicture } from '@/db/queries/pictures';
import { storage } from '@/lib/platform/storage';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { pictureKey } from '../picture-path';

/** Under one name there is only ever one picture, so a browser need not ask twice. */
const HEADERS = {
  'cache-control': 'private, max-age=31536000, immutable',
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
};

/** Somebody's picture, for whoever shares an account with them. */
export async function picture(
  { db, scope }: Pick<MemberContext, 'db' | 'scope'>,
  name: string,
): Promise<Response> {
  const key = pictureKey(name);
  const file = key && (await showsPicture(db, scope, key)) && (await storage.get(key));
  if (!file) throw new NotFound('picture');
  return new Response(file.stream, {
    headers: { ...HEADERS, 'content-type': file.type },
  });
}

import { createHmac, randomInt } from 'node:crypto';
import postgres from 'postgres';
import { deskUrl, environment } from './product.ts';

/** Keeps whoever wants to delete an account's conversations waiting, until they are let go of. */
export async function holdConversations({ id }: { readonly id: number }) {
  const sql = postgres(environment.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
  const held = await sql.reserve();
  await held`begin`;
  await held`select id from conversations where account_id = ${id} for update`;
  return async () => {
    await held`rollback`;
    held.release();
    await sql.end();
  };
}

/** Meta asks, in somebody's name, for what is theirs to be deleted; answers where they can look. */
export async function askToDelete(userId: string): Promise<string> {
  const said = { user_id: userId, algorithm: 'HMAC-SHA256', issued_at: randomInt(2 ** 31) };
  const payload = Buffer.from(JSON.stringify(said)).toString('base64url');
  const signature = createHmac('sha256', environment.INSTAGRAM_APP_SECRET ?? '').update(payload);
  const response = await fetch(`${deskUrl}/instagram/data-deletion`, {
    method: 'POST',
    body: new URLSearchParams({ signed_request: `${signature.digest('base64url')}.${payload}` }),
  });
  return (await response.json()).url;
}

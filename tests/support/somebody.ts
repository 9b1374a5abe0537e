import { randomInt, randomUUID } from 'node:crypto';
import { type Outside, signedIn, type Visit } from './doors.ts';

export type Place = readonly [accountId: string, role?: 'agent' | 'administrator'];

/** Somebody with the demo's password and a place in these accounts. */
export async function somebodyIn(
  { sql, url, environment }: Pick<Outside, 'sql' | 'url' | 'environment'>,
  ...places: readonly Place[]
) {
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = environment;
  const email = `${randomUUID()}@example.test`;
  const [user] = await sql`
    insert into users (name, email, password_hash)
    select 'Ada', ${email}, password_hash from users where email = ${DEMO_EMAIL}
    returning id`;
  for (const [account, role = 'agent'] of places) {
    await sql`
      insert into members (account_id, user_id, role) values (${account}, ${user?.id}, ${role})`;
  }
  return {
    userId: Number(user?.id),
    email,
    /** Another browser of theirs. */
    enter: (password = DEMO_PASSWORD) => signedIn(url, email, password),
  };
}

/** A browser that is not signed in, in a network where nobody else is. */
export function passerby({ url }: Pick<Outside, 'url'>): Visit {
  const part = () => randomInt(0x10000).toString(16);
  const from = `2001:db8:${part()}:${part()}::1`;
  return (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', from);
    return fetch(url + path, { redirect: 'manual', ...init, headers });
  };
}

import { createDecipheriv } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Outside } from './doors.ts';

/** What must stand nowhere in the clear, by a name that may be told. */
export type Secrets = ReadonlyMap<string, string>;

/** Shorter ones stand everywhere by chance. */
const SHORTEST = 8;

/** Every secret that this installation was started with, keeps encrypted, or had of its Instagram. */
export async function secretsOf({ sql, environment }: Outside, account: string): Promise<Secrets> {
  const found = new Map<string, string>();
  for (const name of ENVIRONMENT) found.set(name, environment[name] ?? '');
  found.set('the database’s password', new URL(environment.DATABASE_URL ?? '').password);
  for (const each of (environment.ENCRYPTION_KEYS ?? '').split(',')) {
    const [kid = '', key = ''] = each.split(':');
    found.set(`encryption key ${kid}`, key);
    found.set(`encryption key ${kid} in hex`, Buffer.from(key, 'base64').toString('hex'));
  }
  for (const { id, external_id, access_token } of await sql`
    select id, external_id, access_token from inboxes`) {
    const place = ['inboxes', 'access_token', external_id];
    found.set(`token of inbox ${id}`, unseal(environment, access_token, place) ?? '');
  }
  for (const { name, value } of await sql`select name, value from settings`) {
    found.set(`setting ${name}`, unseal(environment, value, ['settings', 'value', name]) ?? '');
  }
  for (const [index, token] of (await givenTokens(account)).entries()) {
    found.set(`${token.kind} token ${index} of Instagram`, token.value);
  }
  return new Map([...found].filter(([, value]) => value.length >= SHORTEST));
}

const ENVIRONMENT = [
  'INSTAGRAM_APP_SECRET',
  'INSTAGRAM_VERIFY_TOKEN',
  'FB_APP_SECRET',
  'FB_VERIFY_TOKEN',
  'NEXTAUTH_SECRET',
  'CRON_SECRET',
  'QSTASH_TOKEN',
  'QSTASH_CURRENT_SIGNING_KEY',
  'QSTASH_NEXT_SIGNING_KEY',
  'UPSTASH_REDIS_REST_TOKEN',
  'BLOB_READ_WRITE_TOKEN',
  'DEMO_PASSWORD',
] as const;

type Given = { readonly kind: string; readonly value: string };

/** All that Instagram ever gave for an account, short-lived ones too, as the simulator remembers them. */
async function givenTokens(account: string): Promise<readonly Given[]> {
  const file = join(resolve(process.env.PARLEY_DATA ?? '.parley'), 'meta.json');
  const { accounts } = JSON.parse(await readFile(file, 'utf8'));
  return accounts.find((each: { externalId: string }) => each.externalId === account).tokens;
}

/** What is kept as `enc:v1:<kid>:<nonce, tag and text>`; undefined for what is not, or not by a key of ours. */
function unseal(
  { ENCRYPTION_KEYS = '' }: Outside['environment'],
  sealed: string,
  place: readonly string[],
): string | undefined {
  const [, kid, packed = ''] = /^enc:v1:([^:]+):(.+)$/.exec(sealed) ?? [];
  const key = ENCRYPTION_KEYS.split(',').find((each) => each.startsWith(`${kid}:`));
  if (!key) return;
  const bytes = Buffer.from(packed, 'base64url');
  const secret = Buffer.from(key.slice(key.indexOf(':') + 1), 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(JSON.stringify(place)));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
  } catch {
    return;
  }
}

/** A text, and where it was found. */
export type Seen = { readonly where: string; readonly text: string };

/** Which secrets stand where, as they are, as they stand in an address, in JSON or as base64; names only. */
export const findSecrets = (places: readonly Seen[], secrets: Secrets): string[] =>
  [...secrets].flatMap(([name, secret]) => {
    const forms = [...new Set(formsOf(secret))];
    return places
      .filter(({ text }) => forms.some((form) => text.includes(form)))
      .map(({ where }) => `${name} in ${where}`);
  });

const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('base64url'),
];

/** Every row of every table as text, a table at a time. */
export async function dumpOf({ sql }: Pick<Outside, 'sql'>): Promise<readonly Seen[]> {
  const tables = await sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const dump: Seen[] = [];
  for (const { name } of tables) {
    const rows = await sql`select whole::text as text from ${sql(name)} as whole`;
    dump.push({ where: `the table ${name}`, text: rows.map(({ text }) => text).join('\n') });
  }
  return dump;
}

/** What the product wrote since it was started, but for the line that tells how to sign in to the demo. */
export async function productLog(): Promise<Seen> {
  const file = process.env.PARLEY_LOG;
  if (!file) throw new Error('PARLEY_LOG is not set: npm test sets it to the product’s log');
  const lines = (await readFile(file, 'utf8')).split('\n');
  const text = lines.filter((line) => !/^\s+Sign in as /.test(line)).join('\n');
  return { where: 'the log', text };
}

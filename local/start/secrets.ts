import { randomBytes, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writePrivately } from './private-file.ts';
import { Problem } from './problem.ts';

const random = (prefix = '') => `${prefix}${randomBytes(24).toString('base64url')}`;

/** What stands in for each secret that the environment leaves out, shaped like the real one. */
const GENERATED = {
  NEXTAUTH_SECRET: () => random(),
  CRON_SECRET: () => random(),
  ENCRYPTION_KEYS: () => `k1:${randomBytes(32).toString('base64')}`,
  UPSTASH_REDIS_REST_TOKEN: () => random(),
  QSTASH_TOKEN: () => random(),
  QSTASH_CURRENT_SIGNING_KEY: () => random('sig_'),
  QSTASH_NEXT_SIGNING_KEY: () => random('sig_'),
  INSTAGRAM_APP_ID: () => `${randomInt(1, 10)}${String(randomInt(10 ** 14)).padStart(14, '0')}`,
  INSTAGRAM_APP_SECRET: () => randomBytes(16).toString('hex'),
  INSTAGRAM_VERIFY_TOKEN: () => random(),
} as const satisfies Record<string, () => string>;

export type Secrets = Readonly<Record<keyof typeof GENERATED, string>>;

/** Reads the generated values, after making the ones that are not there yet. The file never loses one. */
export async function readSecrets(file: string): Promise<Secrets> {
  const kept = await readKept(file);
  const missing = Object.entries(GENERATED).filter(([name]) => !kept[name]);
  const made = Object.fromEntries(missing.map(([name, make]) => [name, make()]));
  const all = { ...kept, ...made };
  if (missing.length > 0) await writePrivately(file, `${JSON.stringify(all, null, 2)}\n`);
  return all as Secrets;
}

async function readKept(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return JSON.parse(text);
  } catch {
    // Made anew, the keys of what is encrypted in the database would be gone.
    throw new Problem(`${file} is damaged. Put it back, or remove the folder to start empty.`);
  }
}

import 'server-only';
import { z } from 'zod';

const text = z.string().min(1);
const origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const flag = z
  .enum(['true', 'false', '1', '0', 'on', 'off'])
  .transform((value) => (['true', '1', 'on'].includes(value) ? 'true' : 'false'))
  .optional()
  .describe('on or off');
const version = z
  .string()
  .regex(/^v\d+\.\d+$/)
  .optional()
  .describe('like v26.0');

/** Every variable the product reads; CONTRACT.md §2 and docs/deploy.md say what each is for, and here is how it looks. */
const schema = z.object({
  APP_URL: origin.describe('the public address without a path, like https://desk.example.com'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('like postgres://user:password@host:5432/parley'),
  UPSTASH_REDIS_REST_URL: origin.describe('like https://name.upstash.io'),
  UPSTASH_REDIS_REST_TOKEN: text.describe('the REST token of that Redis database'),
  QSTASH_URL: origin.describe('like https://qstash.upstash.io'),
  QSTASH_TOKEN: text.describe('the token from the QStash console'),
  QSTASH_CURRENT_SIGNING_KEY: text.describe('like sig_… from the QStash console'),
  QSTASH_NEXT_SIGNING_KEY: text.describe('like sig_… from the QStash console'),
  CRON_SECRET: text.describe('a long random word'),
  NEXTAUTH_SECRET: z.string().min(16).describe('a long random word of at least 16 characters'),
  NEXTAUTH_URL: origin.optional().describe('the same as APP_URL, or not set'),
  ENCRYPTION_KEYS: z
    .string()
    .regex(/^[\w-]+:[A-Za-z0-9+/_-]{43}=?(,[\w-]+:[A-Za-z0-9+/_-]{43}=?)*$/)
    .describe('kid:base64key pairs of 32-byte keys, comma separated, like k1:<44 characters>'),
  /** Where uploads are kept on one server; Vercel Blob keeps them where it has a token. */
  PARLEY_DATA: text.default('.parley').describe('a folder'),
  BLOB_READ_WRITE_TOKEN: text.optional().describe('like vercel_blob_rw_…'),
  /** Where the SDK of Vercel Blob finds it, where that is not Vercel's own address. */
  VERCEL_BLOB_API_URL: origin
    .default('https://vercel.com/api/blob')
    .describe('like https://vercel.com/api/blob'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('like smtps://user:password@mail.example.com:465'),
  MAIL_FROM: text.optional().describe('like Parley <parley@example.com>'),
  INSTAGRAM_WWW_URL: origin
    .default('https://www.instagram.com')
    .describe('like https://www.instagram.com'),
  INSTAGRAM_API_URL: origin
    .default('https://api.instagram.com')
    .describe('like https://api.instagram.com'),
  INSTAGRAM_GRAPH_URL: origin
    .default('https://graph.instagram.com')
    .describe('like https://graph.instagram.com'),
  FACEBOOK_WWW_URL: origin
    .default('https://www.facebook.com')
    .describe('like https://www.facebook.com'),
  FACEBOOK_GRAPH_URL: origin
    .default('https://graph.facebook.com')
    .describe('like https://graph.facebook.com'),
  /** What the installation's settings fall back to (lib/platform/settings.ts). */
  INSTAGRAM_APP_ID: text.optional(),
  INSTAGRAM_APP_SECRET: text.optional(),
  INSTAGRAM_VERIFY_TOKEN: text.optional(),
  INSTAGRAM_API_VERSION: version,
  ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT: flag,
  FB_APP_ID: text.optional(),
  FB_APP_SECRET: text.optional(),
  FB_CONFIG_ID: text.optional(),
  FB_VERIFY_TOKEN: text.optional(),
  FACEBOOK_API_VERSION: version,
  ENABLE_MESSENGER_CHANNEL_HUMAN_AGENT: flag,
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** These Vercel sets itself. */
  VERCEL: z.string().optional(),
  VERCEL_ENV: z.string().optional(),
  VERCEL_GIT_COMMIT_SHA: z.string().optional(),
});

/** An empty variable counts as one that is not set. */
const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
const parsed = schema.safeParse({ ...set, APP_URL: set.APP_URL ?? addressOnVercel() });
if (!parsed.success) {
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new Error(`Environment variables are missing or malformed:\n${names.map(say).join('\n')}`);
}

/** The name, what is wrong and what it should look like; never the value, which may be a secret. */
function say(name: string): string {
  const looks = Object.entries(schema.shape).find(([each]) => each === name)?.[1].description;
  return `  ${name} is ${set[name] ? 'malformed' : 'missing'}: it should be ${looks ?? 'text'}`;
}

/** A preview has an address of its own, which nobody can know beforehand; production's is known to Vercel too. */
function addressOnVercel(): string | undefined {
  const { VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_BRANCH_URL, VERCEL_URL } = set;
  const host =
    VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : (VERCEL_BRANCH_URL ?? VERCEL_URL);
  return host && `https://${host}`;
}

export const env = parsed.data;

/** next-auth reads this one itself, and would guess its own address from the Host header without it. */
process.env.NEXTAUTH_URL = env.NEXTAUTH_URL ?? env.APP_URL;

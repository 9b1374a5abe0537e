import 'server-only';
import { z } from 'zod';

const text = z.string().min(1);
const origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const flag = z
  .enum(['true', 'false', '1', '0', 'on', 'off', ''])
  .default('false')
  .transform((value) => ['true', '1', 'on'].includes(value));

/** Every variable the product reads; CONTRACT.md §2 says what each is for. */
const schema = z.object({
  APP_URL: origin,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  UPSTASH_REDIS_REST_URL: origin,
  UPSTASH_REDIS_REST_TOKEN: text,
  QSTASH_URL: origin,
  QSTASH_TOKEN: text,
  QSTASH_CURRENT_SIGNING_KEY: text,
  QSTASH_NEXT_SIGNING_KEY: text,
  CRON_SECRET: text,
  NEXTAUTH_SECRET: z.string().min(16, 'at least 16 characters'),
  NEXTAUTH_URL: origin.optional(),
  ENCRYPTION_KEYS: z
    .string()
    .regex(
      /^[\w-]+:[A-Za-z0-9+/_-]{43}=?(,[\w-]+:[A-Za-z0-9+/_-]{43}=?)*$/,
      'kid:base64key pairs of 32-byte keys, comma separated',
    ),
  INSTAGRAM_GRAPH_URL: origin.default('https://graph.instagram.com'),
  INSTAGRAM_APP_ID: text.optional(),
  INSTAGRAM_APP_SECRET: text.optional(),
  INSTAGRAM_VERIFY_TOKEN: text.optional(),
  INSTAGRAM_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'like v26.0')
    .default('v26.0'),
  ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT: flag,
  FB_APP_SECRET: text.optional(),
  FB_VERIFY_TOKEN: text.optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  VERCEL_GIT_COMMIT_SHA: z.string().optional(),
});

/** An empty variable counts as one that is not set. */
const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
const parsed = schema.safeParse(set);
if (!parsed.success) {
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`Environment variables are missing or malformed:\n${lines.join('\n')}`);
}

export const env = parsed.data;

/** next-auth reads this one itself, and would guess its own address from the Host header without it. */
process.env.NEXTAUTH_URL = env.NEXTAUTH_URL ?? env.APP_URL;

import { resolve } from 'node:path';
import { Problem } from './problem.ts';

/** What a person may set, and what it should look like. The product checks the rest itself. */
const SHAPES: Readonly<Record<string, readonly [RegExp, string]>> = {
  PORT: [
    /^([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/,
    'a number from 1 to 65535',
  ],
  APP_URL: [/^https?:\/\/[^/\s]+$/, 'an origin without a slash at the end, https://parley.example'],
  NEXTAUTH_URL: [/^https?:\/\/[^\s]+$/, 'an address, https://parley.example'],
  PARLEY_SIMULATOR: [/^(on|off)$/, 'on or off'],
  DATABASE_URL: [/^postgres(ql)?:\/\/\S+$/, 'postgres://user:password@host:5432/name'],
  UPSTASH_REDIS_REST_URL: [/^https?:\/\/\S+$/, 'https://name.upstash.io'],
  QSTASH_URL: [/^https?:\/\/\S+$/, 'https://qstash.upstash.io'],
  SMTP_URL: [/^smtps?:\/\/\S+$/, 'smtp://user:password@host:587'],
  INSTAGRAM_WWW_URL: [/^https?:\/\/\S+$/, 'https://www.instagram.com'],
  INSTAGRAM_API_URL: [/^https?:\/\/\S+$/, 'https://api.instagram.com'],
  INSTAGRAM_GRAPH_URL: [/^https?:\/\/\S+$/, 'https://graph.instagram.com'],
  FACEBOOK_WWW_URL: [/^https?:\/\/\S+$/, 'https://www.facebook.com'],
  FACEBOOK_GRAPH_URL: [/^https?:\/\/\S+$/, 'https://graph.facebook.com'],
  DEMO_EMAIL: [/^[^@\s]+@[^@\s]+$/, 'an email address'],
  DEMO_PASSWORD: [/^.{8,}$/, 'at least 8 characters'],
};

/** A service that is elsewhere needs its keys too. */
const BELONGS: Readonly<Record<string, readonly string[]>> = {
  UPSTASH_REDIS_REST_URL: ['UPSTASH_REDIS_REST_TOKEN'],
  QSTASH_URL: ['QSTASH_TOKEN', 'QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY'],
  SMTP_URL: ['MAIL_FROM'],
};

export type Settings = {
  readonly port: number;
  readonly appUrl: string;
  /** An absolute path. */
  readonly dataDir: string;
  readonly simulator: boolean;
  /** The environment without what is empty, which counts as not set. */
  readonly given: Readonly<Record<string, string>>;
};

/** Reads what `npm start` goes by. Throws a `Problem` that names the variable and what it should look like. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value) given[name] = value;
  checkShapes(given);
  checkCompanions(given);
  const port = Number(given.PORT ?? 3000);
  return {
    port,
    appUrl: given.APP_URL ?? `http://localhost:${port}`,
    dataDir: resolve(given.PARLEY_DATA ?? '.parley'),
    simulator: given.PARLEY_SIMULATOR !== 'off',
    given,
  };
}

function checkShapes(given: Settings['given']): void {
  for (const [name, [shape, looks]] of Object.entries(SHAPES)) {
    const value = given[name];
    if (value && !shape.test(value)) throw new Problem(`${name} should be ${looks}.`);
  }
}

function checkCompanions(given: Settings['given']): void {
  for (const [name, others] of Object.entries(BELONGS)) {
    const missing = given[name] ? others.find((other) => !given[other]) : undefined;
    if (missing) throw new Problem(`${name} is set, so ${missing} must be set too.`);
  }
}

const PRODUCT =
  /^(PORT|APP_URL|PARLEY_SIMULATOR|DATABASE_URL|UPSTASH_REDIS_REST_\w+|QSTASH_\w+|CRON_SECRET|NEXTAUTH_\w+|ENCRYPTION_KEYS|BLOB_READ_WRITE_TOKEN|SMTP_URL|MAIL_FROM|INSTAGRAM_\w+|FACEBOOK_\w+|FB_\w+|ENABLE_\w+|DEMO_EMAIL|DEMO_PASSWORD)$/;

/** The product's variables among everything that a shell has. */
export function productVariables(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value && PRODUCT.test(name)) found[name] = value;
  }
  return found;
}

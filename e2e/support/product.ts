import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm test starts the product and sets it`);
  return value;
};

export const deskUrl = given('PARLEY_URL');
export const simulatorUrl = given('PARLEY_SIMULATOR_URL');

const kept = (file: string) => JSON.parse(readFileSync(join(given('PARLEY_DATA'), file), 'utf8'));

/** For what no door of the product could bring about within a test's time. */
export const databaseUrl: string = kept('environment.json').DATABASE_URL;

const ports = kept('ports.json');

/** Where the product's own mails arrive. */
export const mailboxUrl = `http://127.0.0.1:${ports.mailbox}`;

/** All that the product was started with. */
export const environment: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(given('PARLEY_DATA'), 'environment.json'), 'utf8'),
);

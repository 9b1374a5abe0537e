import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeLock } from '../../local/start/lock.ts';
import { isAlive } from '../../local/start/processes.ts';
import { rememberPorts } from '../../local/start/remembered-ports.ts';
import { readSecrets } from '../../local/start/secrets.ts';
import { readSettings } from '../../local/start/settings.ts';

const LOCAL = join(import.meta.dirname, '../../local');

let folder: string;
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `npm start`'s own program to its end. */
function start(environment: Readonly<Record<string, string>>) {
  const { status, stderr } = spawnSync(process.execPath, [join(LOCAL, 'start.ts')], {
    encoding: 'utf8',
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      PARLEY_DATA: inFolder('data'),
      ...environment,
    },
  });
  return { status, lines: stderr.trim().split('\n') };
}

async function listen() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

describe('npm start', () => {
  test('says in one line that its port is in use', async () => {
    const { port, server } = await listen();

    const { status, lines } = start({ PORT: String(port) });

    server.close();
    expect(status).toBe(1);
    expect(lines).toEqual([`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`]);
  });

  test.for([
    [{ PORT: '70000' }, 'PORT should be a number from 1 to 65535.'],
    [{ PARLEY_SIMULATOR: 'no' }, 'PARLEY_SIMULATOR should be on or off.'],
    [
      { QSTASH_URL: 'https://qstash.upstash.io' },
      'QSTASH_URL is set, so QSTASH_TOKEN must be set too.',
    ],
  ] as const)('names what is malformed or missing: %o', ([environment, line]) => {
    expect(start(environment)).toEqual({ status: 1, lines: [line] });
  });

  test('says in one line that its data folder cannot be made', async () => {
    await writeFile(inFolder('file'), '');
    const { port, server } = await listen();
    server.close();

    const { status, lines } = start({ PORT: String(port), PARLEY_DATA: inFolder('file/data') });

    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^Opening .*\/file\/data failed: /)]);
  });

  test('never says the value of what is malformed', () => {
    expect(() => readSettings({ ...process.env, DATABASE_URL: 'mysql://me:secret@db' })).toThrow(
      /^DATABASE_URL should be postgres:\/\/user:password@host:5432\/name\.$/,
    );
  });
});

describe('what npm start keeps', () => {
  test('keys are made once, random, and readable by their owner alone', async () => {
    const file = inFolder('secrets.json');

    const [first, elsewhere] = [await readSecrets(file), await readSecrets(inFolder('other.json'))];

    expect(await readSecrets(file)).toEqual(first);
    expect(first.ENCRYPTION_KEYS).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/);
    expect(first.QSTASH_CURRENT_SIGNING_KEY).toMatch(/^sig_/);
    for (const [name, value] of Object.entries(first)) {
      expect(value, name).not.toBe(elsewhere[name as keyof typeof elsewhere]);
    }
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('a key that a later version needs is added, and the others stay', async () => {
    const file = inFolder('older.json');
    await writeFile(file, JSON.stringify({ NEXTAUTH_SECRET: 'kept' }));

    const secrets = await readSecrets(file);

    expect(secrets.NEXTAUTH_SECRET).toBe('kept');
    expect(secrets.CRON_SECRET).toBeTruthy();
  });

  test('damaged keys are never replaced', async () => {
    const file = inFolder('damaged.json');
    await writeFile(file, '{"ENCRYPTION_KEYS": "k1:');

    await expect(readSecrets(file)).rejects.toThrow(/is damaged/);
    expect(await readFile(file, 'utf8')).toBe('{"ENCRYPTION_KEYS": "k1:');
  });

  test('a service has the port that it had before, unless somebody else took it', async () => {
    const file = inFolder('ports.json');
    const before = await rememberPorts(file);
    const port = await before.get('meta');
    await before.save();

    expect(await (await rememberPorts(file)).get('meta')).toBe(port);

    const thief = createServer().listen(port, '127.0.0.1');
    await once(thief, 'listening');
    expect(await (await rememberPorts(file)).get('meta')).not.toBe(port);
    thief.close();
  });
});

describe('the lock of a data folder', () => {
  test('is for one at a time', async () => {
    const file = inFolder('lock');
    const first = await takeLock(file);
    expect(await takeLock(file)).toEqual({ heldBy: process.pid });

    if ('release' in first) first.release();

    expect(await takeLock(file)).toHaveProperty('release');
  });

  test('is no longer held by a process that was killed', async () => {
    const file = inFolder('abandoned');
    const { status, pid } = spawnSync(process.execPath, ['--eval', '']);
    await writeFile(file, JSON.stringify({ pid, birth: '1' }));

    expect(status).toBe(0);
    expect(await takeLock(file)).toHaveProperty('release');
  });

  test('is not held by another process that has the old id', async () => {
    const file = inFolder('reused');
    await writeFile(file, JSON.stringify({ pid: process.pid, birth: 'long ago' }));

    expect(await takeLock(file)).toHaveProperty('release');
  });
});

describe('the guard of a child', () => {
  test.for(['SIGKILL', 'SIGTERM'] as const)('stops it when the owner gets %s', async (signal) => {
    // The owner starts a guarded shell with a child of its own, and tells their ids.
    const owner = spawn(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `const { startChild } = await import(process.argv[1]);
         startChild(['/bin/sh', '-c', 'sleep 600 & echo $$ $!; wait'], {
           env: process.env, output: (line) => console.log(line), grace: 200,
         });`,
        join(LOCAL, 'start/children.ts'),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = await once(createInterface(owner.stdout), 'line');
    const ids = String(line).split(' ').map(Number);
    expect(ids.map(isAlive)).toEqual([true, true]);

    owner.kill(signal);

    await expect.poll(() => ids.map(isAlive), { timeout: 10_000 }).toEqual([false, false]);
  });
});

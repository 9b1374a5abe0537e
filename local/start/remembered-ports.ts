import { readFile } from 'node:fs/promises';
import { freePort } from './ports.ts';
import { writePrivately } from './private-file.ts';

type Ports = Record<string, number>;

export type RememberedPorts = {
  /** The port that this name had last time, when it is still free; else another. */
  get(name: string): Promise<number>;
  save(): Promise<void>;
};

/** Keeps addresses stable between starts: bookmarks, open tabs and stored links go on working. */
export async function rememberPorts(file: string): Promise<RememberedPorts> {
  const before = await readPorts(file);
  const now: Ports = {};
  return {
    async get(name) {
      const port = await freePort(before[name]);
      now[name] = port;
      return port;
    },
    save: () => writePrivately(file, `${JSON.stringify({ ...before, ...now }, null, 2)}\n`),
  };
}

async function readPorts(file: string): Promise<Ports> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // Only a convenience: without it, other ports are taken.
    return {};
  }
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { State } from './state.ts';
import { upgrade } from './upgrade.ts';

export type Store = {
  /** Changed in place by the actions; call `save` before answering. */
  readonly state: State;
  /** Resolves once everything changed so far is on the disk. Calls that come together share one write. */
  readonly save: () => Promise<void>;
};

/** Opens the state file, or makes the world anew when there is none. */
export async function openStore(file: string, create: () => State): Promise<Store> {
  const state = (await read(file, create)) ?? create();
  await mkdir(dirname(file), { recursive: true });

  const write = async () => {
    const draft = `${file}.new`;
    await writeFile(draft, JSON.stringify(state), { mode: 0o600 });
    await rename(draft, file);
  };
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const save = () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = write();
        return running;
      });
    return next;
  };

  await save();
  return { state, save };
}

async function read(file: string, create: () => State): Promise<State | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const state = upgrade(JSON.parse(text), create);
    if (state) return state;
  } catch {
    // Falls through to the one sentence a person can act on.
  }
  throw new Error(`${file} is not the simulator's state. Move it away to start with a new demo.`);
}

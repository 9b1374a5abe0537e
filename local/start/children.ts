import { spawn } from 'node:child_process';
import { join } from 'node:path';

const GUARD = join(import.meta.dirname, '../guard.ts');

/** The user a child runs as; only root may choose one. */
export type User = { readonly uid: number; readonly gid: number };

export type ChildOptions = {
  readonly cwd?: string;
  /** All of it: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where its output goes: ours, an open file, or lines to a function. */
  readonly output: 'inherit' | number | ((line: string) => void);
  readonly user?: User | undefined;
  readonly signal?: NodeJS.Signals;
  /** Milliseconds between asking it to stop and killing it. */
  readonly grace?: number;
};

export type Child = {
  readonly pid: number | undefined;
  /** The exit code, 128 + number for a signal. */
  readonly exited: Promise<number>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
};

/** Starts a program that ends with this process, however this process ends. */
export function startChild(command: readonly string[], options: ChildOptions): Child {
  const { cwd, env, output, user, signal = 'SIGTERM', grace = 5000 } = options;
  const sink = typeof output === 'function' ? 'pipe' : output;
  const child = spawn(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', GUARD],
      ...['--signal', signal, '--grace', String(grace)],
      ...(user ? ['--user', `${user.uid}:${user.gid}`] : []),
      ...['--', ...command],
    ],
    // In a session of its own, so that Ctrl-C reaches it in our order and not the terminal's.
    { cwd, env: { NODE_ENV: 'production', ...env }, detached: true, stdio: ['pipe', sink, sink] },
  );
  child.stdin?.on('error', () => {});
  if (typeof output === 'function') forEachLine([child.stdout, child.stderr], output);

  const { promise: exited, resolve } = Promise.withResolvers<number>();
  child.once('error', () => resolve(127));
  // Not `exit`: its last lines may still be on their way.
  child.once('close', (code) => {
    clearGroup(child.pid);
    resolve(code ?? 137);
  });
  return {
    pid: child.pid,
    exited,
    async stop() {
      child.stdin?.end();
      await exited;
    },
  };
}

/** Runs a program to its end. */
export async function runChild(
  command: readonly string[],
  options: Omit<ChildOptions, 'output'>,
): Promise<{ readonly code: number; readonly output: string }> {
  const lines: string[] = [];
  const child = startChild(command, { ...options, output: (line) => lines.push(line) });
  return { code: await child.exited, output: lines.join('\n') };
}

/** What a killed guard could not stop itself. */
function clearGroup(leader: number | undefined): void {
  if (!leader) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody is left, as it should be.
  }
}

function forEachLine(
  streams: readonly (NodeJS.ReadableStream | null)[],
  tell: (line: string) => void,
): void {
  for (const stream of streams) {
    let rest = '';
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) tell(line);
    });
    stream?.on('end', () => {
      if (rest) tell(rest);
    });
  }
}

/**
 * Runs a command for as long as somebody holds the other end of stdin: when that pipe ends, because its owner was
 * killed, the command is stopped. `node local/guard.ts [--signal SIGINT] [--grace 5000] [--user uid:gid] -- command …`
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: {
    signal: { type: 'string', default: 'SIGTERM' },
    grace: { type: 'string', default: '5000' },
    user: { type: 'string', default: '' },
  },
  allowPositionals: true,
});
const signals: Readonly<Record<string, number>> = constants.signals;
const [command = '', ...args] = positionals;
const [uid, gid] = values.user.split(':').map(Number);

const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  ...(values.user && uid !== undefined && gid !== undefined ? { uid, gid } : {}),
});

let ownerGone = false;
let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  child.kill(signals[values.signal]);
  setTimeout(killGroup, Number(values.grace));
}

/** The command may have children of its own, and this process leads their group. */
function killGroup(): void {
  child.kill('SIGKILL');
  process.kill(-process.pid, 'SIGKILL');
}

for (const event of ['end', 'close', 'error'] as const) {
  process.stdin.on(event, () => {
    ownerGone = true;
    stop();
  });
}
process.stdin.resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  // With the owner alive, the owner clears what is left of the group once it has the exit code.
  if (ownerGone) clearGroup();
  process.exit(code ?? 128 + (signals[signal ?? 'SIGTERM'] ?? 0));
});

function clearGroup(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    // Not the leader of a group: started by hand.
  }
}

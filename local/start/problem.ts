/** Something a person can act on. The message is one plain line, without a stack and without a secret. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

const FULL = /ENOSPC|No space left on device|disk quota exceeded/i;
const FORBIDDEN = /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i;

/** One line for whatever went wrong; `doing` says at what, as in "Writing .parley/secrets.json". */
export function inOneLine(error: unknown, doing: string): string {
  if (error instanceof Problem) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  if (FULL.test(message)) return `${doing} failed: the disk is full.`;
  if (FORBIDDEN.test(message)) return `${doing} failed: no permission (${firstLine(message)}).`;
  return `${doing} failed: ${firstLine(message)}`;
}

/** Runs a step, and turns its failure into a `Problem`. */
export async function attempt<T>(doing: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new Problem(inOneLine(error, doing));
  }
}

/** The line of a failed program's output that says why, without the stack around it. */
export function reasonIn(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) => line && !line.startsWith('at ') && !/^(node:|file:|Node\.js v|\^)/.test(line),
    );
  const telling = lines.findLast((line) => /\b(\w*Error|FATAL|PANIC|error|could not)\b/.test(line));
  return (telling ?? lines.at(-1) ?? 'it said nothing').replace(/^\w*Error: /, '');
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? '';

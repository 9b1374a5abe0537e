import 'server-only';

type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One JSON line. Callers pass ids and stable words: never tokens, texts or addresses of people. */
function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields = {}): void {
  const line = JSON.stringify({ level, event, ...fields, at: new Date().toISOString() });
  (level === 'info' ? process.stdout : process.stderr).write(`${line}\n`);
}

export const log = {
  info: (event: string, fields?: Fields) => write('info', event, fields),
  warn: (event: string, fields?: Fields) => write('warn', event, fields),
  error: (event: string, fields?: Fields) => write('error', event, fields),
};

/**
 * What may be written of an error: names and messages, cut. Of a failed query only its cause is told, because
 * its own message repeats every parameter, people's words among them.
 */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (error.message.startsWith('Failed query')) return `query: ${inWords(error.cause)}`;
  return `${error.name}: ${error.message}`.slice(0, 300);
}

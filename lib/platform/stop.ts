import 'server-only';

/** Ends a server that can't do its work: Next would go on listening, and answer 500 to everybody. */
export function stop(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** A server that starts checks its environment, and asks for the sweep of every minute. */
export async function register(): Promise<void> {
  // Next also compiles this file for a runtime that we never use; the condition keeps our modules out of it.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { keepSweeping } = await import('@/lib/jobs/crons');
  await keepSweeping();
}

/** A server that starts checks its environment, and asks for the sweep of every minute. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { keepSweeping } = await import('@/lib/jobs/crons');
  await keepSweeping();
}

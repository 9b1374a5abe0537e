/** A server that starts checks its environment, and asks for the sweep of every minute. */
export async function register(): Promise<void> {
  const { keepSweeping } = await import('@/lib/jobs/crons');
  await keepSweeping();
}

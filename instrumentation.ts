/** A server that starts checks its environment, and asks for the sweep of every minute. */
export async function register(): Promise<void> {
  // Next also compiles this file for a runtime that we never use; the condition keeps our modules out of it.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  try {
    const { keepSweeping } = await import('@/lib/jobs/crons');
    // On Vercel every cold start is a start, so there the deployment asks (ADR 0023).
    if (!process.env.VERCEL) await keepSweeping();
  } catch (error) {
    const { stop } = await import('@/lib/platform/stop');
    stop(error);
  }
}

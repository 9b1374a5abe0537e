import { isCron, runCron } from '@/lib/jobs/crons';
import { sameSecret } from '@/lib/platform/crypto';
import { env } from '@/lib/platform/env';

export const maxDuration = 120;

/** The platform's cron: its own bearer token, a known name. */
export async function GET(request: Request, { params }: RouteContext<'/api/cron/[cron]'>) {
  const given = request.headers.get('authorization') ?? '';
  if (!sameSecret(given, `Bearer ${env.CRON_SECRET}`)) return new Response(null, { status: 401 });

  const { cron } = await params;
  if (!isCron(cron)) return new Response(null, { status: 404 });
  await runCron(cron);
  return new Response(null, { status: 204 });
}

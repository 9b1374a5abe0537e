import { isJob, runJob } from '@/lib/jobs/registry';
import { cameFromQueue } from '@/lib/platform/queue';

export const maxDuration = 120;

/** QStash's door: its signature over the body, a known name, a payload that fits. */
export async function POST(request: Request, { params }: RouteContext<'/api/jobs/[job]'>) {
  const body = await request.text();
  if (!(await cameFromQueue(request, body))) return new Response(null, { status: 401 });

  const { job } = await params;
  const outcome = isJob(job) ? await runJob(job, parse(body)) : { giveUp: 'unknown job' };
  if (outcome === 'done') return new Response(null, { status: 204 });
  if ('giveUp' in outcome) {
    const headers = { 'Upstash-NonRetryable-Error': 'true' };
    return new Response(outcome.giveUp, { status: 489, headers });
  }
  const headers = { 'Retry-After': String(outcome.retryAfterSeconds) };
  return new Response(null, { status: 503, headers });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

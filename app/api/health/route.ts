import { health } from '@/lib/web/health';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const report = await health();
  return Response.json(report, {
    status: report.checks.database === 'down' ? 503 : 200,
    headers: { 'cache-control': 'no-store' },
  });
}

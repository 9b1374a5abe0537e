import { openApi } from '@/lib/web/openapi';

/** Made when it is asked for, because it names the address that the product is reached at. */
export const dynamic = 'force-dynamic';

/** For everybody: it tells how to ask, and nothing of what is there. */
export const GET = (): Response =>
  Response.json(openApi(), { headers: { 'access-control-allow-origin': '*' } });

import 'server-only';
import type { SystemContext } from '@/lib/services/context';
import { requestDeletion } from '@/lib/services/deletions/request';
import { OWN } from './origin';
import type { SignedForm } from './signed-request';

/** Meta shows the person the address, where they can see what became of it (FACTS.md §1.7). */
export async function dataDeletion(
  ctx: SystemContext,
  { userId, digest }: SignedForm,
): Promise<Response> {
  const code = await requestDeletion(ctx, { subject: userId, digest });
  const { href: url } = new URL(`/data-deletion/${code}`, OWN);
  return Response.json({ url, confirmation_code: code });
}

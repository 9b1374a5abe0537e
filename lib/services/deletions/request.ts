import 'server-only';
import { saveDeletion } from '@/db/queries/deletions';
import { newDeletionCode } from '@/lib/platform/deletion-code';
import type { SystemContext } from '../context';

type Asked = {
  /** The provider's id of whose content it is. */
  readonly subject: string;
  /** Of the signed request. */
  readonly digest: string;
};

/** Somebody has a provider ask for their content to be deleted. Answers the code under which they can look at it. */
export async function requestDeletion(
  { db, now, after }: SystemContext,
  asked: Asked,
): Promise<string> {
  const { id, code, doneAt } = await saveDeletion(db, {
    ...asked,
    code: newDeletionCode(),
    receivedAt: now,
  });
  if (!doneAt) after.ring({ name: 'delete-content', payload: { deletion: id } });
  return code;
}

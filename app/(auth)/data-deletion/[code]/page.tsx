import { notFound } from 'next/navigation';
import { AuthFrame } from '@/components/auth/auth-frame';
import { DeletionReport } from '@/components/auth/deletion-report';
import type { DeletionStatus } from '@/lib/contracts/deletions';
import { loadDeletion } from '@/lib/web/loaders/deletion';

/** Where Meta sends whoever asked for their content to be deleted. The code is all that it takes. */
export default async function Page({ params }: PageProps<'/data-deletion/[code]'>) {
  const deletion = (await loadDeletion((await params).code)) ?? notFound();
  const [title, lead] = wordsFor(deletion);
  return (
    <AuthFrame title={title} lead={lead}>
      <title>{`${title} · Parley`}</title>
      <DeletionReport deletion={deletion} />
    </AuthFrame>
  );
}

function wordsFor({ doneAt, inboxes, conversations }: DeletionStatus) {
  if (!doneAt) return UNDER_WAY;
  return inboxes + conversations > 0 ? DONE : NOTHING;
}

const DONE = [
  'Deleted',
  'Everything that was stored here for this request is deleted: messages, notes, names, and what was received from Meta.',
] as const;

const NOTHING = [
  'Nothing is stored here',
  'Nothing was found that belongs to this request: no messages, no notes, no names.',
] as const;

const UNDER_WAY = [
  'Being deleted',
  'Your request has arrived, and deleting has begun. Mostly it takes a few minutes. You can come back to this address at any time.',
] as const;

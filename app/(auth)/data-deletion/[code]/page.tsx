import { notFound } from 'next/navigation';
import { AuthFrame } from '@/components/auth/auth-frame';
import { DeletionReport } from '@/components/auth/deletion-report';
import { loadDeletion } from '@/lib/web/loaders/deletion';

/** Where Meta sends whoever asked for their content to be deleted. The code is all that it takes. */
export default async function Page({ params }: PageProps<'/data-deletion/[code]'>) {
  const deletion = (await loadDeletion((await params).code)) ?? notFound();
  const [title, lead] = deletion.doneAt ? DONE : UNDER_WAY;
  return (
    <AuthFrame title={title} lead={lead}>
      <title>{`${title} · Parley`}</title>
      <DeletionReport deletion={deletion} />
    </AuthFrame>
  );
}

const DONE = [
  'Deleted',
  'Everything that was stored here for this request is deleted: messages, notes, names, and what was received from Meta.',
] as const;

const UNDER_WAY = [
  'Being deleted',
  'Your request has arrived, and deleting has begun. Mostly it takes a few minutes. You can come back to this address at any time.',
] as const;

import { z } from 'zod';
import { AuthFrame } from '@/components/auth/auth-frame';
import { LinkOver } from '@/components/auth/link-over';
import { RETURN_FAILURES, RETURN_WORDS } from '@/lib/domain/connect-failure';

const searchSchema = z.object({ error: z.enum(RETURN_FAILURES).catch('link_unknown') });

/** For whoever comes back from a provider with something that belongs to nobody here. Its words are ours alone. */
export default async function Page({ searchParams }: PageProps<'/connection-failed'>) {
  const { error } = searchSchema.parse(await searchParams);
  const { title, sentence } = RETURN_WORDS[error];
  return (
    <AuthFrame title={title} lead={sentence}>
      <title>Not connected · Parley</title>
      <LinkOver first={{ href: '/', label: 'Go to Parley' }} />
    </AuthFrame>
  );
}

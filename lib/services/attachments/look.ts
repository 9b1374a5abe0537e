import 'server-only';
import { type FoundAttachment, getAttachment } from '@/db/queries/attachments';
import { isStory, STORY_LOOKS_MS } from '@/lib/domain/attachment';
import type { SystemContext } from '../context';
import { checkStory } from './check-story';
import { renew } from './renew';

type Found = NonNullable<FoundAttachment>;

/** Where the provider has something that somebody looks at now; null when it does not have it, or can't be asked. */
export async function look(ctx: SystemContext, found: Found): Promise<Found | null> {
  const { attachment } = found;
  if (isStory(attachment.kind) && isDue(found, ctx.now)) {
    await checkStory(ctx, attachment.id);
    return (await getAttachment(ctx.db, attachment.id)) ?? null;
  }
  return attachment.url === null && !attachment.goneAt ? renew(ctx, found) : found;
}

const isDue = ({ attachment: { checkedAt } }: Found, now: Date): boolean =>
  !checkedAt || now.getTime() - checkedAt.getTime() >= STORY_LOOKS_MS;

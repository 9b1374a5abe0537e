import 'server-only';
import { after as afterAnswer } from 'next/server';
import { z } from 'zod';
import { db } from '@/db/client';
import { type FoundAttachment, findAttachment, getAttachment } from '@/db/queries/attachments';
import { idSchema } from '@/lib/contracts/ids';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import { unsign } from '@/lib/platform/signed';
import { providersBytes } from './attachment-answer';
import { isForeign } from './origin';
import { currentMember, currentUser } from './session';
import { storedFile } from './stored-file';

type Found = NonNullable<FoundAttachment>;
type Address = { readonly params: Promise<{ readonly attachmentId: string }> };

/** Bytes of an attachment, for whoever may see the conversation, or has a link of ours that is not too old. */
export const attachmentDoor =
  (part: 'file' | 'poster') =>
  async (request: Request, { params }: Address): Promise<Response> => {
    const { attachmentId } = await params;
    const after = collect();
    const ctx = { db, now: new Date(), after };
    const found = await admit(request, { attachmentId, now: ctx.now });
    if (found instanceof Response) return found;
    try {
      return (
        (await ownFile(request, found)) ?? (await providersBytes(ctx, found, { request, part }))
      );
    } finally {
      afterAnswer(() => after.perform(answerHere));
    }
  };

type Wanted = { readonly attachmentId: string; readonly now: Date };

async function admit(request: Request, { attachmentId, now }: Wanted) {
  const id = idSchema.safeParse(attachmentId);
  const signature = new URL(request.url).searchParams.get('signature');
  if (signature !== null) {
    const opened = unsign('attachment', signature, { schema: linkSchema, now });
    if (!id.success || opened?.attachment !== id.data) return refuse(403);
    const found = await getAttachment(db, id.data);
    return found && !found.inbox.removedAt ? found : refuse(404);
  }
  if (isForeign(request.headers)) return refuse(403);
  if (!(await currentUser())) return refuse(401);
  return (id.success && (await ofMember(id.data))) || refuse(404);
}

const linkSchema = z.object({ attachment: z.number(), until: z.number() });

/** What was sent from here is kept here; nothing else is. */
async function ownFile(request: Request, { attachment }: Found): Promise<Response | null> {
  const { uploadKey: key, contentType, fileName } = attachment;
  if (key === null) return null;
  const shown = { key, contentType: contentType ?? 'application/octet-stream', fileName };
  return (await storedFile(request, shown)) ?? refuse(404);
}

/** Whose it is says in which account its reader must be a member. */
async function ofMember(id: number) {
  const found = await getAttachment(db, id);
  const member = found && (await currentMember(found.attachment.accountId));
  return member ? findAttachment(db, member.scope, id) : undefined;
}

const refuse = (status: number): Response =>
  new Response(null, { status, headers: { 'cache-control': 'private, no-store' } });

import { badParameter } from '../errors.ts';
import { MESSAGES } from '../oauth/scopes.ts';
import type { Sim } from '../sim.ts';
import { type Call, isRecord } from './call.ts';
import { mediaFrom, mediaIn } from './send/media.ts';
import { needs, type Session } from './token.ts';

/** `POST /me/message_attachments`: a file for later, by address or in the call (FACTS §3.2). */
export async function uploadAttachment(sim: Sim, session: Session, call: Call) {
  needs(session, MESSAGES);
  const { message, filedata } = call.body;
  const attachment = isRecord(message) ? message.attachment : undefined;
  const { type, payload } = isRecord(attachment) ? attachment : {};
  if (typeof type !== 'string') throw badParameter('Param message[attachment] is missing.');
  const content = isRecord(payload) ? payload : {};
  const asset =
    filedata instanceof File
      ? await mediaIn(sim, session.account, filedata, type)
      : await mediaFrom(sim, session.account, { type, payload: content, isUpload: true });
  await sim.store.save();
  return { attachment_id: asset.attachmentId };
}

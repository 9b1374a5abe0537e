import 'server-only';
import type { Transaction } from '@/db/client';
import { findPerson } from '@/db/queries/contacts';
import { lockConversationById, updateConversation } from '@/db/queries/conversations';
import { saveMessage } from '@/db/queries/messages';
import type { Inbox } from '@/db/schema/inboxes';
import type { InboundControl } from '@/lib/domain/inbound';
import type { Settings } from '@/lib/domain/setting';
import { ANOTHER_APP, appName, control } from '@/lib/domain/thread-control';
import type { Applied } from '../events/apply';
import { changed } from './changed';

type Told = { readonly inbound: InboundControl; readonly settings: Settings; readonly now: Date };

/** Another app may answer somebody from now on, or no longer, or asks to; the thread says so. */
export async function takeControl(
  tx: Transaction,
  inbox: Inbox,
  { inbound, settings, now }: Told,
): Promise<Applied> {
  const person = await findPerson(tx, inbox, inbound.contact);
  const [newest] = person?.threads ?? [];
  if (!newest) return { ending: { state: 'ignored', reason: 'nobody_we_know' } };

  const conversation = await lockConversationById(tx, newest.id);
  const { change, appId, at } = inbound;
  const isOurs = appId === settings.INSTAGRAM_APP_ID || appId === settings.FB_APP_ID;
  const by = isOurs ? null : (appId ?? (change === 'taken' ? ANOTHER_APP : null));
  await saveMessage(tx, conversation, {
    direction: 'activity',
    status: 'sent',
    content: lineOf(change, by),
    at,
    createdAt: now,
  });
  const held = change === 'requested' ? {} : control(conversation, { at, by });
  const version = await updateConversation(tx, conversation.id, held);
  return { ending: { state: 'done' }, notes: [changed(conversation, version)] };
}

function lineOf(change: InboundControl['change'], by: string | null): string {
  if (change === 'requested') return sentence(`${by ? appName(by) : 'Parley'} asked to take over`);
  return by ? sentence(`${appName(by)} took over the conversation`) : 'Parley may answer again';
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

import type { Inbound } from '@/lib/domain/inbound';
import type { RawItem } from '../channel';
import { word } from '../meta/attachments';
import { type Json, member, parseLossless } from '../meta/json';
import { parseMessaging } from '../meta/messaging';

/** Instagram's webhook items in our words (FACTS.md §2.4–2.6). Never throws. */
export function parse({
  object,
  entryId,
  raw,
}: Pick<RawItem, 'object' | 'entryId' | 'raw'>): Inbound {
  if (object.toLowerCase() !== 'instagram') return ignored('unknown_object');
  if (entryId === '0') return ignored('dashboard_test');

  const item = readItem(raw);
  if (item === null) return ignored('malformed');
  const changed = member(item, 'changes') ?? (member(item, 'field') === undefined ? null : item);
  if (changed !== null) return ignored(`changes:${word(member(changed, 'field'))}`);

  const standby = member(item, 'standby');
  const messaging = standby ?? member(item, 'messaging');
  if (messaging === undefined) return ignored('unknown_entry');
  return parseMessaging(messaging, { account: entryId, standby: standby !== undefined });
}

const ignored = (reason: string): Inbound => ({ kind: 'ignored', reason });

function readItem(raw: string): Json | null {
  try {
    return parseLossless(raw);
  } catch {
    return null;
  }
}

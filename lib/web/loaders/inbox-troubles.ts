import 'server-only';
import { perhapsTroubled } from '@/db/queries/connection-troubles';
import type { InboxTrouble } from '@/lib/contracts/conversations';
import { TRAITS } from '@/lib/domain/channel';
import { EXPIRING_DAYS } from '@/lib/domain/connection';
import { connectionTrouble } from '@/lib/domain/connection-trouble';
import type { MemberContext } from '@/lib/services/context';

/** Which of the inboxes that this person sees need somebody, and why. */
export async function inboxTroubles({
  db,
  scope,
}: Pick<MemberContext, 'db' | 'scope'>): Promise<InboxTrouble[]> {
  const now = new Date();
  const before = new Date(now.getTime() + EXPIRING_DAYS * 86_400_000);
  const rows = await perhapsTroubled(db, scope, before);
  return rows.flatMap(({ id, name, channel, ...facts }) => {
    const trouble = connectionTrouble(facts, { label: TRAITS[channel].label, now });
    return trouble ? [{ id, name, ...trouble }] : [];
  });
}

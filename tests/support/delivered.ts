import { asc, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { attachments } from '@/db/schema/attachments';
import { messageVersions } from '@/db/schema/message-versions';
import { reactions } from '@/db/schema/reactions';
import { onTheWire } from '../channels/payloads.ts';
import { digits, makeAccount } from './account.ts';
import { arrives, threadOf, webhookBody, written } from './instagram.ts';

const ACCOUNT = '17841478200134455';
const CUSTOMER = '1042776318847521';

/** What a row says, short enough to be read beside its file. */
export async function rowsOf(inboxId: number): Promise<string[]> {
  const rows = await threadOf(inboxId);
  const ids = rows.map(({ id }) => id);
  const [carried, reacted, versions] = await Promise.all([
    db
      .select()
      .from(attachments)
      .where(inArray(attachments.messageId, ids))
      .orderBy(asc(attachments.position)),
    db.select().from(reactions).where(inArray(reactions.messageId, ids)),
    db.select().from(messageVersions).where(inArray(messageVersions.messageId, ids)),
  ]);
  return rows.map((row) => {
    const mine = carried.filter(({ messageId }) => messageId === row.id);
    const said = [
      row.direction,
      row.unsentAt && 'unsent',
      row.content,
      ...mine.map(({ kind, title, url, permalink, endsAt }) =>
        [kind, title && `“${title}”`, url && 'file', permalink && 'page', endsAt && 'ends']
          .filter(Boolean)
          .join(' '),
      ),
      row.replyToExternalId && 'to a message',
      row.context && JSON.stringify(row.context).replace(/"\w+":null,?/g, ''),
      ...reacted
        .filter(({ messageId, emoji }) => messageId === row.id && emoji)
        .map(({ by, emoji }) => `${by} ${emoji}`),
      ...versions
        .filter(({ messageId }) => messageId === row.id)
        .map(({ content }) => `was: ${content}`),
    ];
    return said.filter(Boolean).join(' | ');
  });
}

/** The file as an account and a customer of this test's own would have sent it. */
export async function delivered(text: string) {
  const shop = await makeAccount();
  const customer = digits(16);
  const wire = onTheWire(text)
    .replaceAll(ACCOUNT, shop.externalId)
    .replaceAll(CUSTOMER, customer)
    .replaceAll('"17841400998877665"', `"17841${digits(12)}"`);
  const [, mid = digits(20)] = /"mid":"([^"]+)"/.exec(wire) ?? [];
  const isLater = /"(message_edit|is_deleted|reaction|read)"/.test(wire);
  const isPointer = /"num_edit":0/.test(wire);
  const before = { account: shop.externalId, customer, text: 'Hello', at: 1_795_000_000_000 };
  await arrives(
    webhookBody(
      shop.externalId,
      written({ ...before, mid: isLater || isPointer ? mid : digits(20) }),
    ),
  );
  await arrives(wire);
  return shop;
}

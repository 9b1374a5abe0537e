import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { users } from '@/db/schema/users';
import { begin } from '@/lib/services/imports/begin';
import { cancel } from '@/lib/services/imports/cancel';
import { change } from '@/lib/services/inboxes/change';
import { changeMembers } from '@/lib/services/inboxes/change-members';
import { release } from '@/lib/services/inboxes/release';
import { remove } from '@/lib/services/inboxes/remove';
import { subscribeNow } from '@/lib/services/inboxes/subscribe-now';
import type { Stage } from './stage.ts';

/** How a verb is done, and the act that then stands in the record. */
export type Deeds = Readonly<
  Record<string, readonly [act: string, (on: Stage) => Promise<unknown>]>
>;

export const INBOX_DEEDS: Deeds = {
  'inboxes/change': ['inbox.changed', (on) => change(on.asBoss, on.shop.inbox.id, { name: 'New' })],
  'inboxes/change-members': [
    'inbox.member_removed',
    (on) => changeMembers(on.asBoss, on.shop.inbox.id, { add: [], remove: [on.memberId] }),
  ],
  'inboxes/release': [
    'inbox.released',
    async ({ shop, ada }) => {
      await db.update(users).set({ superAdmin: true }).where(eq(users.id, ada.userId));
      await release(ada.as(), shop.inbox.id, shop.inbox.name);
    },
  ],
  'inboxes/remove': ['inbox.removed', (on) => remove(on.asBoss, on.shop.inbox.id, 'shop')],
  'imports/begin': ['inbox.import_begun', (on) => begin(on.asBoss, on.shop.inbox.id)],
  'imports/cancel': [
    'inbox.import_cancelled',
    async (on) => {
      await begin(on.asBoss, on.shop.inbox.id);
      await cancel(on.asBoss, on.shop.inbox.id);
    },
  ],
  'inboxes/subscribe-now': ['inbox.subscribed', (on) => subscribeNow(on.asBoss, on.shop.inbox.id)],
};

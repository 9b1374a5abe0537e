import 'server-only';
import { db } from '@/db/client';
import { findInboxOf } from '@/db/queries/inboxes';
import { CHANNELS, type Channel } from '@/lib/domain/channel';
import { isConfigured } from '@/lib/domain/setting';
import { currentSettings } from '@/lib/services/settings/current';
import { administratorOf } from './administrator';

export type Connecting = {
  readonly channels: readonly { readonly channel: Channel; readonly configured: boolean }[];
  /** Whether whoever looks may set the app up themselves. */
  readonly superAdmin: boolean;
  /** The inbox that is to be reconnected; null for a new one, and for one that was released. */
  readonly inbox: {
    readonly id: number;
    readonly name: string;
    readonly username: string | null;
  } | null;
};

/** What can be connected here; null for agents. */
export async function loadConnecting(
  accountId: number,
  inboxId: number | null,
): Promise<Connecting | null> {
  const administrator = await administratorOf(accountId);
  if (!administrator) return null;
  const { scope, superAdmin } = administrator;
  const [settings, inbox] = await Promise.all([
    currentSettings({ db }),
    inboxId === null ? undefined : findInboxOf(db, scope, inboxId),
  ]);
  return {
    channels: CHANNELS.map((channel) => ({ channel, configured: isConfigured(settings, channel) })),
    superAdmin,
    inbox:
      inbox && !inbox.releasedAt
        ? { id: inbox.id, name: inbox.name, username: inbox.username }
        : null,
  };
}

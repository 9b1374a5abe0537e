'use client';

import { Avatar } from '@/components/ui/avatar';
import { ChannelGlyph } from '@/components/ui/channel-glyph';
import type { WindowState } from '@/lib/client/window-state';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { WindowRing } from './window-ring';

type Props = {
  readonly conversation: ConversationSummary;
  readonly window: WindowState;
  /** In px. */
  readonly size?: number;
};

/** Who it is, on which channel, and how long we may still answer. */
export function ContactAvatar({ conversation, window, size = 36 }: Props) {
  const { contact, inbox } = conversation;
  return (
    <span className="relative">
      <WindowRing window={window} size={size}>
        <Avatar name={contact.displayName} seed={contact.id} src={contact.avatarUrl} size={size} />
      </WindowRing>
      <span className="bg-surface text-ink-muted group-data-selected:bg-fill-selected absolute -right-0.5 -bottom-0.5 grid size-4.5 place-items-center rounded-full">
        <ChannelGlyph channel={inbox.channel} className="size-3" />
      </span>
    </span>
  );
}

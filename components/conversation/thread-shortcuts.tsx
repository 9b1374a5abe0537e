'use client';

import { useAssign } from '@/lib/client/changes';
import { useDesk } from '@/lib/client/desk';
import { focusComposer, focusRow } from '@/lib/client/focus';
import { useOverlays } from '@/lib/client/overlays';
import { usePlace } from '@/lib/client/place';
import { usePlaceAs } from '@/lib/client/place-as';
import { useShortcuts } from '@/lib/client/shortcuts';
import { useDraft } from '@/lib/client/use-draft';
import type { ConversationSummary } from '@/lib/contracts/conversations';

type Props = {
  readonly conversation: ConversationSummary;
  readonly onTogglePanel: () => void;
};

/** The keys that act on the open conversation. */
export function ThreadShortcuts({ conversation, onTogglePanel }: Props) {
  const { number, status, assignee } = conversation;
  const { me } = useDesk();
  const { go } = usePlace();
  const { open } = useOverlays();
  const [draft, setDraft] = useDraft(number);
  const placeAs = usePlaceAs();
  const assign = useAssign();

  const write = (note: boolean) => {
    setDraft({ ...draft, private: note });
    requestAnimationFrame(focusComposer);
  };
  useShortcuts({
    r: () => write(false),
    n: () => write(true),
    e: () => placeAs(conversation, { status: status === 'resolved' ? 'open' : 'resolved' }),
    s: () => open('snooze'),
    p: () => placeAs(conversation, { status: status === 'pending' ? 'open' : 'pending' }),
    a: () => {
      if (assignee?.id !== me.memberId) assign(number, { id: me.memberId, name: me.name });
    },
    'shift+a': () => open('assign'),
    i: onTogglePanel,
    escape: () => {
      go(null);
      requestAnimationFrame(() => focusRow(number));
    },
  });
  return null;
}

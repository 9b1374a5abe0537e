'use client';

import { cn } from '@/components/ui/cn';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { previewLine } from '@/lib/client/preview';
import { useDraft } from '@/lib/client/use-draft';
import type { ConversationSummary } from '@/lib/contracts/conversations';

type Props = {
  readonly conversation: ConversationSummary;
  readonly lines: 1 | 2;
  /** The open conversation's draft is in view already. */
  readonly quiet: boolean;
};

export function RowPreview({ conversation, lines, quiet }: Props) {
  const [draft] = useDraft(conversation.number);
  const clamp = cn('min-w-0 flex-1 text-xs leading-4.5', lines === 1 ? 'truncate' : 'line-clamp-2');
  if (draft.text.trim() && !quiet) {
    return (
      <span className={cn(clamp, 'text-ink-muted')}>
        <span className="text-accent-ink font-medium">Draft:</span> {draft.text}
      </span>
    );
  }
  const { prefix, glyph, text } = previewLine(conversation.preview);
  const failed = glyph === 'failed';
  return (
    <span
      dir="auto"
      className={cn(clamp, conversation.unreadCount > 0 ? 'text-ink' : 'text-ink-muted')}
    >
      {prefix && <span className="text-ink-subtle">{prefix} </span>}
      {glyph && (
        <KindGlyph
          glyph={glyph}
          className={cn('-mt-px mr-1 inline size-3.5', failed ? 'text-bad' : 'text-ink-subtle')}
        />
      )}
      {failed && <span className="text-bad">Not sent · </span>}
      {text}
    </span>
  );
}

import type { ConversationSummary } from '@/lib/contracts/conversations';
import { type KindGlyph, kindsSentence, kindTraits, ourKindsLabel } from './kinds';

export type PreviewLine = {
  /** You, or what kind of line it is; null for the customer's words. */
  readonly prefix: string | null;
  readonly glyph: KindGlyph | 'note' | 'failed' | 'unsent' | null;
  readonly text: string;
};

/** The newest message as a row says it. */
export function previewLine(preview: ConversationSummary['preview']): PreviewLine {
  if (!preview) return { prefix: null, glyph: null, text: 'No messages yet' };

  const { direction, kinds, status, unsent } = preview;
  if (unsent) {
    const text = direction === 'outgoing' ? 'You unsent a message' : 'Unsent a message';
    return { prefix: null, glyph: 'unsent', text };
  }
  const text = preview.text ?? kindWords(preview);
  const [kind] = kinds;
  const glyph = kind === undefined ? null : kindTraits(kind).glyph;
  if (preview.private) return { prefix: 'Note:', glyph: 'note', text };
  if (direction !== 'outgoing') return { prefix: null, glyph, text };
  return { prefix: 'You:', glyph: status === 'failed' ? 'failed' : glyph, text };
}

function kindWords({ kinds, direction }: NonNullable<ConversationSummary['preview']>): string {
  if (kinds.length === 0) return 'A message without words';
  return direction === 'outgoing' ? ourKindsLabel(kinds) : kindsSentence(kinds);
}

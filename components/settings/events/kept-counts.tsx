import { fullCount } from '@/lib/client/count';

type Props = {
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
};

/** What came and has no screen of its own yet. */
export function KeptCounts({ counts }: Props) {
  const of = (...kinds: readonly string[]) =>
    counts.reduce((sum, each) => (kinds.includes(each.kind) ? sum + each.count : sum), 0);
  const comments = of('comments', 'live_comments');
  const mentions = of('mentions');
  return (
    <p className="text-ink-muted text-xs text-pretty tabular-nums">
      So far {fullCount(comments)} {comments === 1 ? 'comment' : 'comments'} and{' '}
      {fullCount(mentions)} {mentions === 1 ? 'mention' : 'mentions'} came. They are kept; a screen
      of their own comes later.
    </p>
  );
}

import { kindsSentence } from '@/lib/client/kinds';
import type { ThreadItem } from '@/lib/client/thread-items';

type Props = {
  readonly items: readonly ThreadItem[];
  /** The time of the newest message when the thread was opened. */
  readonly since: string;
  readonly name: string;
};

/**
 * Tells a screen reader what the customer just wrote. The thread itself tells nothing by itself: rows come and go
 * there with every scroll.
 */
export function NewArrival({ items, since, name }: Props) {
  const newest = items.findLast(({ message }) => message.direction === 'incoming')?.message;
  return (
    <p role="status" className="sr-only">
      {newest &&
        newest.at > since &&
        newest.unsentAt === null &&
        `${name}: ${newest.text ?? kindsSentence(newest.kinds)}`}
    </p>
  );
}

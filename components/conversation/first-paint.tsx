import { gapAbove, rowOfMessage, type ThreadRow } from '@/lib/client/thread-rows';
import { ThreadHead } from './thread-head';
import { RowContent, type SharedByRows } from './thread-row';

/** More than the tallest screens show of a thread. */
const ROWS = 40;
/** About as many as stand below what is in the middle. */
const BELOW = 7;

type Props = SharedByRows & {
  readonly rows: readonly ThreadRow[];
  /** The message to begin at; null for the newest. */
  readonly sought: number | null;
  readonly older: Parameters<typeof ThreadHead>[0]['older'];
};

/** The rows to begin at as the server paints them, before a browser can measure anything. */
export function FirstPaint({ rows, sought, older, ...shared }: Props) {
  const row = sought === null ? -1 : rowOfMessage(rows, sought);
  const end = row < 0 ? rows.length : Math.min(rows.length, row + 1 + BELOW);
  const first = Math.max(0, end - ROWS);
  const isWhole = rows.length <= ROWS;
  return (
    <ol className={isWhole ? 'relative pt-44 pb-5' : 'pb-5'}>
      {isWhole && <ThreadHead older={older} conversation={shared.conversation} />}
      {rows.slice(first, end).map((each, index) => (
        <li
          key={each.key}
          data-sought={first + index === row ? '' : undefined}
          className="group/row px-4 md:px-6"
          style={{ paddingTop: gapAbove(each) }}
        >
          <RowContent row={each} {...shared} />
        </li>
      ))}
    </ol>
  );
}

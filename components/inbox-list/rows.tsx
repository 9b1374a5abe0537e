'use client';

import { type KeyboardEvent, useLayoutEffect } from 'react';
import { numberIn } from '@/lib/client/desk-path';
import { focusedRow, focusRow, rowId } from '@/lib/client/focus';
import { usePlace } from '@/lib/client/place';
import { useShortcuts } from '@/lib/client/shortcuts';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { Row } from './row';

type Props = {
  readonly rows: readonly ConversationSummary[];
  readonly showAssignee: boolean;
};

/** J and K walk from anywhere, the arrows while the list has the keyboard. */
export function Rows({ rows, showAssignee }: Props) {
  const { number } = usePlace();
  const selected = rows.findIndex((row) => row.number === number);
  const current = rows[Math.max(0, selected)];

  // A page opened at an address far down the list shows where in the list that is.
  useLayoutEffect(() => {
    const row = numberIn(window.location.pathname);
    if (row) document.getElementById(rowId(row))?.scrollIntoView({ block: 'center' });
  }, []);

  const walk = (steps: 1 | -1) => {
    const from = rows.findIndex((row) => row.number === (focusedRow() ?? number));
    const to = rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + steps))];
    if (to) focusRow(to.number);
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1) });

  const walkByArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    walk(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <nav aria-label="Conversations">
      <ul className="p-2" onKeyDown={walkByArrow}>
        {rows.map((row) => (
          <Row
            key={row.number}
            conversation={row}
            selected={row.number === number}
            current={row === current}
            showAssignee={showAssignee}
          />
        ))}
      </ul>
    </nav>
  );
}

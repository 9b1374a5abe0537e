import type { Mark, Marked as MarkedText } from '@/lib/domain/search';

type Piece = { readonly start: number; readonly text: string; readonly found: boolean };

/** The text in pieces, those that were looked for and those between. */
function piecesOf({ text, marks }: MarkedText): Piece[] {
  const piece = (start: number, end: number, found: boolean): Piece[] =>
    end > start ? [{ start, text: text.slice(start, end), found }] : [];
  const found = marks.flatMap(({ start, end }: Mark, index) => [
    ...piece(marks[index - 1]?.end ?? 0, start, false),
    ...piece(start, end, true),
  ]);
  return [...found, ...piece(marks.at(-1)?.end ?? 0, text.length, false)];
}

export function Marked({ marked }: { readonly marked: MarkedText }) {
  return piecesOf(marked).map(({ start, text, found }) =>
    found ? (
      <mark key={start} className="bg-accent-soft text-accent-ink rounded-[3px]">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

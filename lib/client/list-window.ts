/** What a list of rows of one height shows of itself: all in px but `count`. */
export type ListView = {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
};

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** The rows in view, from `first` up to, not including, `end`. */
export function rowsInView({ top, height, rowHeight, count }: ListView) {
  const first = clamp(Math.floor(top / rowHeight), count);
  const end = clamp(Math.ceil((top + height) / rowHeight), count);
  return { first, end };
}

/** Which rows to draw: those in view, some around them, and those that must not vanish, in order. */
export function rowsToDraw(
  view: ListView,
  { around, pinned }: { readonly around: number; readonly pinned: readonly number[] },
): number[] {
  const { first, end } = rowsInView(view);
  const from = Math.max(0, first - around);
  const to = Math.min(view.count, end + around);
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const outside = pinned.filter((index) => index >= 0 && index < view.count);
  return [...new Set([...drawn, ...outside])].toSorted((a, b) => a - b);
}

/**
 * By how many rows what is in view has moved: as far as most of it did. A row that jumped away by itself, because
 * somebody wrote, takes nothing with it.
 */
export function shiftOf(
  before: readonly number[],
  after: readonly number[],
  { first, end }: { readonly first: number; readonly end: number },
): number {
  const places = new Map(after.map((key, index) => [key, index]));
  const votes = new Map<number, number>();
  for (let index = first; index < end; index += 1) {
    const key = before[index];
    const now = key === undefined ? undefined : places.get(key);
    if (now !== undefined) votes.set(now - index, (votes.get(now - index) ?? 0) + 1);
  }
  const [most] = [...votes].toSorted(
    ([a, many], [b, more]) => more - many || Math.abs(a) - Math.abs(b),
  );
  return most?.[0] ?? 0;
}

/** How held deliveries set out. */
export type Release = {
  readonly order: 'as_held' | 'reversed' | 'shuffled';
  readonly batch: boolean | 'entries' | 'items';
};

export function arranged<T>(items: T[], order: Release['order']): T[] {
  if (order === 'reversed') return items.toReversed();
  if (order === 'as_held') return items;
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

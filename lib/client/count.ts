/** 1,234. */
export const fullCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** 876, 1.6k, 12k, 3.4M. Words of our own, because those of the platform differ between server and browser. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  const [unit, size] = count < 999_500 ? (['k', 1000] as const) : (['M', 1_000_000] as const);
  const amount = count / size;
  return `${amount < 9.95 ? Number(amount.toFixed(1)) : Math.round(amount)}${unit}`;
}

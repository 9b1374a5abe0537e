/** Photo from Vera, 3 of 10. */
export const photoLabel = (by: string, at: number, count: number): string =>
  count === 1 ? `Photo from ${by}` : `Photo from ${by}, ${at + 1} of ${count}`;

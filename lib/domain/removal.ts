/** Whether somebody typed the name of what they are about to lose. Blanks around it are nobody's intention. */
export const isNamed = (typed: string, name: string): boolean => plain(typed) === plain(name);

const plain = (text: string): string => text.normalize('NFC').trim();

export type Removal = {
  /** Conversations when it began. */
  readonly total: number;
  readonly left: number;
};

/** In whole percent. A hundred is never said: when all is gone, so is whoever could say it. */
export function percentDeleted({ total, left }: Removal): number {
  if (total <= 0) return 0;
  const share = (total - left) / total;
  return Math.min(99, Math.max(0, Math.floor(share * 100)));
}

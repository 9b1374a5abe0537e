/** Meta's clock: the machine's, put forward as far as somebody asked for. Times in ms. */
export type Clock = {
  readonly now: () => number;
  /** Forward only; the past has been delivered. */
  readonly moveTo: (time: number) => void;
  /** Back to the machine's own time. */
  readonly reset: () => void;
  readonly offset: () => number;
};

export function createClock(base: () => number, memory: { clockOffset: number }): Clock {
  const now = () => base() + memory.clockOffset;
  return {
    now,
    moveTo: (time) => {
      memory.clockOffset += Math.max(0, time - now());
    },
    reset: () => {
      memory.clockOffset = 0;
    },
    offset: () => memory.clockOffset,
  };
}

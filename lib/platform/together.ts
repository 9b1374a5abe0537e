import 'server-only';

type Waiting<Item, Result> = {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
};

type Limits = {
  /** So many calls of `work` at the same time. */
  readonly atOnce: number;
  /** So many items in one of them. */
  readonly most: number;
  /** When several fail together, try each by itself: none fails for its neighbour, and an outage takes twice as long. */
  readonly thenApart?: boolean;
};

/**
 * Calls that come while others are under way wait for one of them to end and then go as one: a burst costs a few round
 * trips instead of one each, and a call that comes alone waits for nobody. `work` answers each of its items, in their
 * order.
 */
export function together<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { atOnce, most, thenApart = false }: Limits,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running = 0;

  async function run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      answer(batch, await work(batch.map(({ item }) => item)));
    } catch (error) {
      if (thenApart && batch.length > 1) await Promise.all(batch.map((each) => run([each])));
      else for (const { reject } of batch) reject(error);
    }
  }

  function next(): void {
    if (running >= atOnce || waiting.length === 0) return;
    running++;
    void run(waiting.splice(0, most)).finally(() => {
      running--;
      next();
    });
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      next();
    });
}

function answer<Item, Result>(
  batch: readonly Waiting<Item, Result>[],
  results: readonly Result[],
): void {
  if (results.length !== batch.length) throw new Error('each call has an answer of its own');
  for (const [index, result] of results.entries()) batch[index]?.resolve(result);
}

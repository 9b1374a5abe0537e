import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Outside } from '../../tests/support/doors.ts';
import { postman } from '../support/customers.ts';
import { freshPage, signIn } from '../support/desk.ts';
import { type Figure, quantile, type Row } from '../support/figure.ts';
import type { Bench } from '../support/stage.ts';

const LETTERS = 30;

/** Milliseconds since the webhook was posted. */
type Journey = {
  readonly answered: number;
  readonly committed: number;
  readonly painted: number;
};

/** A customer writes; when an agent who has the conversation open sees it, in a real browser. */
export const painted: Figure = {
  title: 'Painted',
  async measure(bench) {
    const thread = await openConversation(bench.product);
    const page = await freshPage(bench);
    await signIn(page, bench);
    const live = page.waitForResponse(/\/api\/live/);
    await page.goto(
      `${bench.product.url}/accounts/${thread.account}/conversations/${thread.number}`,
    );
    await live;

    const rounds: Journey[][] = [];
    for (let round = 0; round <= bench.rounds; round++) {
      const journeys: Journey[] = [];
      for (let each = 0; each < LETTERS; each++) journeys.push(await travel(bench, page, thread));
      // The first round warms up.
      if (round > 0) rounds.push(journeys);
      bench.say(`  round ${round} of ${bench.rounds}`);
    }
    await page.context().close();
    return rows(rounds);
  },
};

async function openConversation({ sql, environment }: Outside) {
  const [row] = await sql`
    select c.account_id, c.number, i.external_id as inbox, p.external_id as customer, i.id as inbox_id
    from conversations c join inboxes i on i.id = c.inbox_id join identities p on p.id = c.identity_id
    join members m on m.account_id = c.account_id join users u on u.id = m.user_id
    where u.email = ${environment.DEMO_EMAIL ?? ''} and c.status = 'open' order by c.last_activity_at desc limit 1`;
  if (!row) throw new Error('the demo has no open conversation');
  return {
    account: String(row.account_id),
    number: String(row.number),
    inbox: String(row.inbox),
    inboxId: String(row.inbox_id),
    customer: String(row.customer),
  };
}

type Thread = Awaited<ReturnType<typeof openConversation>>;

async function travel({ product }: Bench, page: Page, thread: Thread): Promise<Journey> {
  const { letter } = postman(product, thread.inbox);
  const words = `Painted ${crypto.randomUUID()}`;
  const { mid, body, headers } = letter(thread.customer, words);
  const seen = page.evaluate(paintOf, words);
  // The page must be looking before anything is sent.
  await page.evaluate(() => undefined);

  const start = Date.now();
  const { status } = await fetch(`${product.url}/webhooks/instagram`, {
    ...{ method: 'POST', headers, body },
  });
  if (status !== 200) throw new Error(`a webhook was answered ${status}`);
  const answered = Date.now() - start;
  const committed = (await commitOf(product, thread.inboxId, mid)) - start;
  const paintedAt = await seen;
  await sleep(150);
  return { answered, committed, painted: paintedAt - start };
}

/** In the page: when a frame with these words in the thread has been drawn. */
function paintOf(words: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const look = () => {
    if (!document.querySelector('main')?.textContent?.includes(words)) return;
    observer.disconnect();
    // The frame after the next one begins when the next one is drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  return promise;
}

async function commitOf({ sql }: Outside, inboxId: string, mid: string): Promise<number> {
  for (let tries = 0; tries < 5000; tries++) {
    const found =
      await sql`select from messages where inbox_id = ${inboxId} and external_id = ${mid}`;
    if (found.length > 0) return Date.now();
    await sleep(3);
  }
  throw new Error('a message did not arrive');
}

function rows(rounds: readonly (readonly Journey[])[]): Row[] {
  const row = (what: keyof Journey, share: number): Row => ({
    figure: `webhook posted → ${what}, p${share * 100}`,
    ours: {
      values: rounds.map((each) =>
        quantile(
          each.map((journey) => journey[what]),
          share,
        ),
      ),
      unit: 'ms',
    },
  });
  return [
    row('painted', 0.5),
    { ...row('painted', 0.95), aim: { atMost: 300 } },
    row('answered', 0.5),
    row('committed', 0.5),
  ];
}

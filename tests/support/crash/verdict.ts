import { expect } from 'vitest';
import { type Customer, shownOf } from './customer.ts';
import type { Deployment } from './deployment.ts';

type Said = { readonly text: string; readonly via?: 'api' | 'app' };
type Call = { readonly method: string; readonly path: string; readonly body: unknown };

/**
 * A thread after a crash: what was answered for is there once, nothing is there twice, all in the provider's order, and
 * each reply is what it is said to be. `complete` once Meta has delivered and Ada has sent whatever nobody had answered.
 */
export async function judge(
  product: Deployment,
  customer: Customer,
  { complete }: { readonly complete: boolean },
): Promise<void> {
  const shown = await shownOf(product, customer);
  const { messages: said } = await product.control<{ messages: readonly Said[] }>([
    'GET',
    `/threads/${customer.externalId}`,
  ]);
  const bodies = complete ? product.office.bodies : [...product.answered];
  const promised = said.filter(({ text }) => bodies.some((body) => body.includes(text)));
  const texts = shown.map(({ text }) => text);
  expect(texts, 'all that was answered for').toEqual(
    expect.arrayContaining(promised.map(({ text }) => text)),
  );

  const theirs = shown.filter(({ clientId, status }) => clientId === null || status === 'sent');
  expect(
    theirs.map(({ text }) => text),
    'once, and in the provider’s order',
  ).toEqual(said.flatMap(({ text }) => (texts.includes(text) ? [text] : [])));

  const sends = await sentTo(product, customer);
  expect(new Set(sends).size, 'no words are handed to Instagram twice').toBe(sends.length);
  for (const { clientId, text, isAnswered } of customer.replies) {
    const parts = shown
      .filter((message) => message.clientId === clientId)
      // What is sent again comes after what was sent.
      .toSorted((one, other) => one.part - other.part);
    const whole = parts.map((part) => part.text).join(' ');
    expect(isAnswered || complete ? [text] : [text, ''], 'a reply is kept whole').toContain(whole);
    for (const part of parts) {
      expect(['sent', 'unknown', 'failed']).toContain(part.status);
      expect(sends.includes(part.text), `it was sent, and is said to be ${part.status}`).toBe(
        part.status === 'sent',
      );
      expect(part.problem === null, 'whatever is not sent says why').toBe(part.status === 'sent');
    }
  }
}

/** Every message that Instagram was asked to send to them, as often as it was asked. */
async function sentTo({ control }: Deployment, { externalId }: Customer) {
  const calls = await control<readonly Call[]>(['GET', '/ledger']);
  const bodies = calls.flatMap(({ method, path, body }) =>
    method === 'POST' && path.endsWith('/messages') ? [JSON.stringify(body)] : [],
  );
  return bodies.flatMap((body) => {
    const { recipient, message } = JSON.parse(body);
    return recipient.id === externalId ? [String(message.text)] : [];
  });
}

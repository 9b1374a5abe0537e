import { newMid, type Outside, webhookBody } from '../../tests/support/doors.ts';

/** Delivers as Meta does, one item a webhook, each another one. */
export function postman(product: Outside, account: string) {
  return {
    /** A signed webhook in which this customer writes, and the id of the message. */
    letter(customer: string, text = 'Is the dripper back in stock?', mid = newMid()) {
      const body = webhookBody(account, {
        sender: { id: customer },
        recipient: { id: account },
        timestamp: Date.now(),
        message: { mid, text },
      });
      const headers = {
        'content-type': 'application/json',
        'x-hub-signature-256': product.sign(body),
      };
      return { mid, body, headers };
    },
  };
}

export type Postman = ReturnType<typeof postman>;

/** Ids of people that this inbox has not met. */
export const strangers = (count: number): readonly string[] => {
  const first = BigInt(Date.now()) * 100_000n;
  return Array.from({ length: count }, (_, index) => String(first + BigInt(index)));
};

/** The same people, known with their profiles: only their first message ever costs more. */
export async function introduce(
  { sql }: Outside,
  { accountId, inboxId }: { readonly accountId: string; readonly inboxId: string },
  people: readonly string[],
): Promise<void> {
  await sql`
    with known as (
      insert into contacts (account_id, name)
      select ${accountId}, 'Customer ' || number from generate_series(1, ${people.length}) as number
      returning id
    ), numbered as (
      select id, row_number() over (order by id) as number from known
    ), person as (
      insert into identities (account_id, contact_id, inbox_id, external_id, profile_fetched_at)
      select ${accountId}, numbered.id, ${inboxId}, given.id, now()
      from numbered join unnest(${sql.array([...people])}::text[]) with ordinality as given (id, number) using (number)
      returning id, contact_id
    ), opened as (
      insert into conversations (account_id, number, inbox_id, contact_id, identity_id, last_activity_at)
      select ${accountId}, row_number() over (order by id), ${inboxId}, contact_id, id, now() from person
      returning number
    )
    update accounts set last_conversation_number = (select max(number) from opened) where id = ${accountId}`;
}

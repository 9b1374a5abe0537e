import type postgres from 'postgres';

type Whose = { readonly accountId: number | string; readonly externalId: string };

/** In the rows of an account: bells were missed for so long, and what was put off is due. */
export async function letTimePass(
  sql: postgres.Sql,
  seconds: number,
  { accountId, externalId }: Whose,
): Promise<void> {
  const interval = `${seconds} seconds`;
  await sql`
    update events set due_at = due_at - ${interval}::interval, received_at = received_at - ${interval}::interval
    where state = 'new' and entry_id = ${externalId}`;
  await sql`
    update messages set due_at = due_at - ${interval}::interval
    where account_id = ${accountId} and due_at is not null`;
  await sql`
    update identities set profile_check_at = profile_check_at - ${interval}::interval
    where account_id = ${accountId} and profile_check_at is not null`;
}

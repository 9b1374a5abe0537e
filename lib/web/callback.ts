import 'server-only';
import { after as afterAnswer } from 'next/server';
import { z } from 'zod';
import { db } from '@/db/client';
import type { Channel } from '@/lib/domain/channel';
import type { ConnectFailure, ReturnFailure } from '@/lib/domain/connect-failure';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import { type Finished, finish } from '@/lib/services/logins/finish';
import { codeOf, putBy } from '@/lib/services/logins/put-by';
import { recognise } from '@/lib/services/logins/recognise';
import type { Person } from '@/lib/services/sessions/resume';
import { OWN } from './origin';
import { currentMember, currentUser } from './session';

/** Hostile until it is matched with a row of ours: anybody can open such an address. */
const query = z.object({
  state: z.string().max(200).default(''),
  code: z.string().max(4000).optional(),
  error: z.string().max(200).optional(),
});

/** What a provider says of somebody who pressed Cancel (FACTS.md §1.1). */
const DENIED: readonly string[] = ['access_denied', 'user_denied'];

type Query = z.infer<typeof query>;
type Login = Extract<Awaited<ReturnType<typeof recognise>>, { ok: true }>['login'];

/** A provider's door for people who come back from its login. It always sends them on (CONTRACT.md §3). */
export const callback =
  (channel: Channel) =>
  async (request: Request): Promise<Response> => {
    const { searchParams } = new URL(request.url);
    const given = query.safeParse(Object.fromEntries(searchParams));
    return seeOther(given.success ? await goOn(channel, given.data) : refusedAt('link_unknown'));
  };

async function goOn(channel: Channel, given: Query): Promise<string> {
  const recognised = await recognise({ db, now: new Date() }, channel, given.state);
  if (!recognised.ok) return refusedAt(recognised.failure);
  const { login } = recognised;
  const user = await currentUser();
  if (!user) return signInFirst(login, given);
  const refusal = await whyNot(login, user);
  if (refusal) return refusedAt(refusal);
  if (given.error !== undefined) {
    return failedAt(login, DENIED.includes(given.error) ? 'cancelled' : 'unexpected');
  }

  const code = given.code ?? codeOf(login);
  return code ? perform(login, code) : failedAt(login, 'code_unusable');
}

/** A phone often comes back in another browser. The code waits in the login's row, not in an address. */
async function signInFirst(login: Login, { code, error, state }: Query): Promise<string> {
  if (code) await putBy({ db }, login, code);
  const back = new URLSearchParams({ state, ...(error !== undefined && { error }) });
  return `/sign-in?${new URLSearchParams({ next: `/${login.channel}/callback?${back}` })}`;
}

async function whyNot(login: Login, user: Person): Promise<ReturnFailure | null> {
  if (user.userId !== login.userId) return 'link_foreign';
  const member = await currentMember(login.accountId);
  return member?.scope.role === 'administrator' ? null : 'not_administrator';
}

async function perform(login: Login, code: string): Promise<string> {
  const after = collect();
  try {
    // Instagram puts `#_` behind a code; whoever copies an address takes it along (FACTS.md §1.1).
    const ctx = { db, now: new Date(), after };
    return leadsTo(login, await finish(ctx, login, code.replace(/#_$/, '')));
  } finally {
    afterAnswer(() => after.perform(answerHere));
  }
}

function leadsTo(login: Login, finished: Finished): string {
  if (finished.kind === 'refused') return refusedAt(finished.failure);
  if (finished.kind === 'failed') return failedAt(login, finished.failure);
  const page = `${inboxesOf(login)}/${finished.inboxId}`;
  return finished.isNew ? `${page}/members` : page;
}

const inboxesOf = ({ accountId }: Login) => `/accounts/${accountId}/settings/inboxes`;

function failedAt(login: Login, error: ConnectFailure): string {
  const { channel, inboxId } = login;
  const inbox = inboxId === null ? {} : { inbox: String(inboxId) };
  return `${inboxesOf(login)}/new?${new URLSearchParams({ channel, ...inbox, error })}`;
}

const refusedAt = (error: ReturnFailure) => `/connection-failed?${new URLSearchParams({ error })}`;

const seeOther = (path: string) =>
  new Response(null, {
    status: 303,
    headers: {
      location: new URL(path, OWN).href,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });

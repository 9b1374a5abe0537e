import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { composedError, GraphError } from '../errors.ts';
import type { Effect } from '../faults.ts';
import type { Answer } from '../graph/answer.ts';
import { type Call, readCall } from '../graph/call.ts';
import { sessionOf } from '../graph/token.ts';
import type { Call as LedgerEntry } from '../ledger.ts';
import { ExchangeError } from '../oauth/error.ts';
import type { Sim } from '../sim.ts';
import { usageHeaders } from './usage.ts';

/** How one of Meta's hosts answers a call; refusals are thrown as GraphError. */
export type Host = (sim: Sim, call: Call) => Promise<Answer>;

type DoorContext = Context<{ Bindings: HttpBindings }>;

/** Every call to every host comes through here: noted in the ledger, subject to faults. */
export async function door(sim: Sim, c: DoorContext, host: { name: string; answer: Host }) {
  const call = await readCall(c.req.raw, host.name);
  const account = sessionOf(sim, call.token)?.account;
  const { method, path, version, query, body, tokenIn } = call;
  const entry = sim.ledger.open({
    at: sim.now(),
    ...{ host: call.host, method, path, version, query, body, tokenIn },
    account: account?.externalId ?? null,
  });
  const accounts = account ? [account.externalId, account.appScopedId] : [];
  const fault = sim.faults.take({ host: call.host, method, path, accounts });
  if (fault) {
    entry.fault = fault.name ?? fault.id;
    sim.feed.publish({ type: 'settings' });
  }

  const begun = performance.now();
  const response = await respond(sim, c, {
    effect: fault?.effect,
    answer: () => host.answer(sim, call),
  });
  const usage = fault?.effect.usage ?? { percent: sim.switches.usage, regain: 0 };
  if (account && response !== RESPONSE_ALREADY_SENT) usageHeaders(response, account, usage);
  await note(entry, response);
  entry.took = Math.round(performance.now() - begun);
  sim.feed.publish({ type: 'call' });
  return response;
}

type Outcome = Answer | GraphError | ExchangeError;

async function respond(
  sim: Sim,
  c: DoorContext,
  { effect, answer }: { effect: Effect | undefined; answer: () => Promise<Answer> },
): Promise<Response> {
  if (!effect) return leaving(sim, c, await outcomeOf(answer));
  const done = effect.afterDoing ? await outcomeOf(answer) : undefined;
  // The caller may never learn of it, so the echo does not wait for the answer to leave.
  if (done && 'body' in done && !(done instanceof GraphError)) void done.afterwards?.();
  if (effect.hang) await wait(effect.hang, undefined, { ref: false });
  if (effect.drop) {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const failed = failure(effect);
  if (failed) return failed;
  return done ? written(sim, done) : leaving(sim, c, await outcomeOf(answer));
}

async function outcomeOf(answer: () => Promise<Answer>): Promise<Outcome> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof GraphError || error instanceof ExchangeError) return error;
    throw error;
  }
}

function leaving(sim: Sim, c: DoorContext, outcome: Outcome): Response {
  const { afterwards } = 'afterwards' in outcome ? outcome : {};
  if (afterwards) c.env.outgoing.once('close', () => void afterwards());
  return written(sim, outcome);
}

function written(sim: Sim, outcome: Outcome): Response {
  if (outcome instanceof GraphError) return outcome.toResponse();
  if (outcome instanceof ExchangeError) return outcome.toResponse(sim.switches);
  return 'response' in outcome ? outcome.response : Response.json(outcome.body);
}

/** The answer a fault prescribes; none when it only makes the call slow. */
function failure(effect: Effect): Response | undefined {
  const { status, code, html } = effect;
  if (html) {
    const page =
      typeof html === 'string'
        ? html
        : '<!DOCTYPE html><title>Error</title>Sorry, something went wrong.';
    return new Response(page, {
      status: status ?? 503,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
  if (code !== undefined) return composedError({ ...effect, code }).toResponse();
  if (status !== undefined) return composedError({ ...effect, code: codeFor(status) }).toResponse();
  return undefined;
}

function codeFor(status: number): number {
  if (status === 401) return 190;
  if (status === 403) return 10;
  if (status === 429) return 613;
  return status >= 500 ? 2 : 100;
}

async function note(entry: LedgerEntry, response: Response): Promise<void> {
  const dropped = response === RESPONSE_ALREADY_SENT;
  entry.outcome = dropped ? 'dropped' : 'answered';
  entry.status = dropped ? null : response.status;
  if (dropped || !response.headers.get('content-type')?.includes('json')) return;
  const { error } = await response.clone().json();
  entry.code = error?.code ?? null;
  entry.subcode = error?.error_subcode ?? null;
}

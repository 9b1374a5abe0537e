import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { composedError, GraphError } from '../errors.ts';
import type { Effect } from '../faults.ts';
import type { Answer } from '../graph/answer.ts';
import { type Call, readCall } from '../graph/call.ts';
import type { Call as LedgerEntry } from '../ledger.ts';
import type { Sim } from '../sim.ts';

/** How one of Meta's hosts answers a call; refusals are thrown as GraphError. */
export type Host = (sim: Sim, call: Call) => Promise<Answer>;

type DoorContext = Context<{ Bindings: HttpBindings }>;

/** Every call to every host comes through here: noted in the ledger, subject to faults. */
export async function door(sim: Sim, c: DoorContext, host: { name: string; answer: Host }) {
  const call = await readCall(c.req.raw, host.name);
  const entry = sim.ledger.open({
    at: sim.now(),
    host: call.host,
    method: call.method,
    path: call.path,
    version: call.version,
    query: call.query,
    body: call.body,
    tokenIn: call.tokenIn,
  });
  const fault = sim.faults.take(call);
  if (fault) {
    entry.fault = fault.name ?? fault.id;
    sim.feed.publish({ type: 'settings' });
  }

  const response = await respond(c, fault?.effect, () => host.answer(sim, call));
  note(entry, response);
  sim.feed.publish({ type: 'call' });
  return response;
}

async function respond(
  c: DoorContext,
  effect: Effect | undefined,
  answer: () => Promise<Answer>,
): Promise<Response> {
  if (!effect) return leaving(c, await outcomeOf(answer));
  const done = effect.afterDoing ? await outcomeOf(answer) : undefined;
  // The caller may never learn of it, so the echo does not wait for the answer to leave.
  if (done && !(done instanceof GraphError)) void done.afterwards?.();
  if (effect.hang) await wait(effect.hang, undefined, { ref: false });
  if (effect.drop) {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const failed = failure(effect);
  if (failed) return failed;
  if (done) return done instanceof GraphError ? done.toResponse() : Response.json(done.body);
  return leaving(c, await outcomeOf(answer));
}

async function outcomeOf(answer: () => Promise<Answer>): Promise<Answer | GraphError> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}

function leaving(c: DoorContext, outcome: Answer | GraphError): Response {
  if (outcome instanceof GraphError) return outcome.toResponse();
  const { body, afterwards } = outcome;
  if (afterwards) c.env.outgoing.once('close', () => void afterwards());
  return Response.json(body);
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

function note(entry: LedgerEntry, response: Response): void {
  const dropped = response === RESPONSE_ALREADY_SENT;
  entry.outcome = dropped ? 'dropped' : 'answered';
  entry.status = dropped ? null : response.status;
}

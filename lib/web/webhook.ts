import 'server-only';
import { after as afterAnswer } from 'next/server';
import { db } from '@/db/client';
import type { RawItem } from '@/lib/channels/channel';
import { receiverFor, type Source } from '@/lib/channels/registry';
import { type Collected, collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import { inWords, log } from '@/lib/platform/log';
import { together } from '@/lib/platform/together';
import { accept } from '@/lib/services/events/accept';
import { readBody } from './body';
import { bySettings } from './by-settings';

const MAX_BYTES = 5 * 1024 * 1024;

/** A larger body is stored by itself, so that small ones don't wait for it. */
const SMALL_BYTES = 64 * 1024;

const empty = (status: number) => new Response(null, { status });

/** A provider's door. Verify the raw bytes, store, acknowledge; understanding comes later, off its clock. */
export const webhook = (source: Source) => {
  const receiver = receiverFor(source);
  return {
    async GET(request: Request): Promise<Response> {
      const url = new URL(request.url);
      const answer = await bySettings((settings) => receiver.handshake(url, settings));
      return new Response(answer, {
        status: answer === null ? 403 : 200,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
    },

    async POST(request: Request): Promise<Response> {
      const body = await readBody(request, MAX_BYTES);
      if (!body) return empty(413);
      const { headers } = request;
      const isTheirs = await bySettings((settings) => receiver.verify(body, headers, settings));
      if (!isTheirs) return empty(401);
      const items = receiver.split(body);
      if (!items) return empty(400);

      try {
        const isSmall = body.byteLength <= SMALL_BYTES;
        const after = await (isSmall ? storeTogether(items) : store(items));
        afterAnswer(() => after.perform(answerHere));
        return empty(200);
      } catch (error) {
        log.error('webhook.not_stored', { source, error: inWords(error) });
        return empty(503);
      }
    },
  };
};

type Items = readonly RawItem[];

async function store(items: Items): Promise<Collected> {
  const after = collect();
  await accept({ db, now: new Date(), after }, items);
  return after;
}

/** A burst of webhooks shares its commits, and its bells: whoever is answered first rings for all. */
const storeTogether = together(
  async (bodies: readonly Items[]) => {
    const after = await store(bodies.flat());
    return bodies.map(() => after);
  },
  { atOnce: 2, most: 100, thenApart: true },
);

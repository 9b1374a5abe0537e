import 'server-only';
import { after as afterAnswer } from 'next/server';
import { db } from '@/db/client';
import { receiverFor, type Source } from '@/lib/channels/registry';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import { inWords, log } from '@/lib/platform/log';
import { accept } from '@/lib/services/events/accept';
import { readBody } from './body';

const MAX_BYTES = 5 * 1024 * 1024;

const empty = (status: number) => new Response(null, { status });

/** A provider's door. Verify the raw bytes, store, acknowledge; understanding comes later, off its clock. */
export const webhook = (source: Source) => {
  const receiver = receiverFor(source);
  return {
    GET(request: Request): Response {
      const answer = receiver.handshake(new URL(request.url));
      return new Response(answer, {
        status: answer === null ? 403 : 200,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
    },

    async POST(request: Request): Promise<Response> {
      const body = await readBody(request, MAX_BYTES);
      if (!body) return empty(413);
      if (!receiver.verify(body, request.headers)) return empty(401);
      const items = receiver.split(body);
      if (!items) return empty(400);

      const after = collect();
      try {
        await accept({ db, now: new Date(), after }, items);
      } catch (error) {
        log.error('webhook.not_stored', { source, error: inWords(error) });
        return empty(503);
      }
      afterAnswer(() => after.perform(answerHere));
      return empty(200);
    },
  };
};

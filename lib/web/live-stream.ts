import 'server-only';
import { db } from '@/db/client';
import { listInboxes } from '@/db/queries/inboxes';
import { idSchema } from '@/lib/contracts/ids';
import type { Note } from '@/lib/contracts/live';
import { listen } from '@/lib/platform/live';
import { currentMember, currentUser } from './session';

const PING_MS = 15_000;
/** The platform ends functions after 300 s; the browser comes back by itself and fetches what it missed. */
const LIFETIME_MS = 280_000;

/** Server-sent notes for a signed-in member, of the inboxes that they can see. */
export async function liveStream(request: Request): Promise<Response> {
  if (!(await currentUser())) return new Response(null, { status: 401 });
  const accountId = idSchema.safeParse(new URL(request.url).searchParams.get('account'));
  const member = accountId.success ? await currentMember(accountId.data) : null;
  if (!member) return new Response(null, { status: 404 });

  const { scope } = member;
  const visible = new Set((await listInboxes(db, scope)).map(({ id }) => id));
  const mayHear = (note: Note) =>
    note.type === 'refresh' || scope.role === 'administrator' || visible.has(note.inbox);

  return new Response(streamOf({ accountId: scope.accountId, mayHear, signal: request.signal }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

type Listening = {
  readonly accountId: number;
  readonly mayHear: (note: Note) => boolean;
  readonly signal: AbortSignal;
};

function streamOf({ accountId, mayHear, signal }: Listening): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unlisten = listen(accountId, (note) => {
        if (mayHear(note)) send(`data: ${JSON.stringify(note)}\n\n`);
      });
      const ping = setInterval(() => send(': still here\n\n'), PING_MS);
      const end = setTimeout(() => finish(), LIFETIME_MS);
      stop = () => {
        unlisten();
        clearInterval(ping);
        clearTimeout(end);
        signal.removeEventListener('abort', finish);
      };
      const finish = () => {
        stop();
        controller.close();
      };
      signal.addEventListener('abort', finish, { once: true });
      send('retry: 1000\n\n');
    },
    cancel: () => stop(),
  });
}

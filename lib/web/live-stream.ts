import 'server-only';
import { idSchema } from '@/lib/contracts/ids';
import type { Note } from '@/lib/contracts/live';
import { listen } from '@/lib/platform/live';
import { type Access, watchAccess } from './live-access';
import { isForeign } from './origin';
import { currentMember, currentUser } from './session';

const PING_MS = 15_000;
/** The platform ends functions after 300 s; the browser comes back by itself and fetches what it missed. */
const LIFETIME_MS = 280_000;

/** Server-sent notes for a signed-in member, of the inboxes that they can see. */
export async function liveStream(request: Request): Promise<Response> {
  if (isForeign(request.headers)) return new Response(null, { status: 403 });
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  const accountId = idSchema.safeParse(new URL(request.url).searchParams.get('account'));
  const member = accountId.success ? await currentMember(accountId.data) : null;
  if (!member) return new Response(null, { status: 404 });

  const { accountId: account, memberId } = member.scope;
  const { userId, sessionId } = user;
  const access = watchAccess({ accountId: account, memberId, userId, sessionId });
  if ((await access.renew()) !== 'open') return new Response(null, { status: 503 });
  const follow = (stream: Stream) => followNotes(account, access, stream);
  return new Response(streamOf(follow, request.signal), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

const line = (note: Note): string => `data: ${JSON.stringify(note)}\n\n`;

function streamOf(follow: Follow, signal: AbortSignal): ReadableStream<Uint8Array> {
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const encoder = new TextEncoder();
      let isOver = false;
      const send = (text: string) => {
        if (!isOver) controller.enqueue(encoder.encode(text));
      };
      const finish = () => {
        if (isOver) return;
        stop();
        controller.close();
      };
      const unfollow = follow({ send, finish });
      const end = setTimeout(finish, LIFETIME_MS);
      stop = () => {
        isOver = true;
        unfollow();
        clearTimeout(end);
        signal.removeEventListener('abort', finish);
      };
      signal.addEventListener('abort', finish, { once: true });
      send('retry: 1000\n\n');
    },
    cancel: () => stop(),
  });
}

type Stream = { readonly send: (text: string) => void; readonly finish: () => void };
/** Returns what ends it. */
type Follow = (stream: Stream) => () => void;

/**
 * Passes on what the member may hear. A note about their own place stops that until the rows were asked; should
 * it get lost, they are asked at every ping all the same.
 */
function followNotes(accountId: number, access: Access, { send, finish }: Stream): () => void {
  const renew = async (): Promise<void> => {
    const found = await access.renew();
    if (found === 'closed') send(line({ type: 'closed' }));
    if (found === 'closed' || found === 'signed_out') finish();
  };
  const onNote = (note: Note) => {
    if (!access.hears(note)) return;
    if (note.type !== 'access') {
      send(line(note));
      return;
    }
    access.doubt();
    void renew().then(() => send(line(note)));
  };
  const unlisten = listen(accountId, onNote);
  const ping = setInterval(() => {
    send(': still here\n\n');
    void renew();
  }, PING_MS);
  return () => {
    unlisten();
    clearInterval(ping);
  };
}

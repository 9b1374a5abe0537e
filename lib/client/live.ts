import type { Note } from '@/lib/contracts/live';

type Listener = {
  readonly onNote: (note: Note) => void;
  /** The stream stands (again): something may have been missed. */
  readonly onOpen: () => void;
  readonly onDown: () => void;
  /** The stream was answered with something else: perhaps nobody is signed in any more. */
  readonly onRefused: () => void;
};

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 20_000;

/** The one stream of live notes. Comes back by itself, also after an answer that ends an EventSource for good. */
export function connectLive(accountId: number, listener: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE_MS;

  function open() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`/api/live?account=${accountId}`);
    source.onopen = () => {
      pause = FIRST_PAUSE_MS;
      listener.onOpen();
    };
    source.onmessage = ({ data }) => {
      const note = parse(data);
      if (note) listener.onNote(note);
    };
    source.onerror = () => {
      listener.onDown();
      if (source?.readyState !== EventSource.CLOSED) return;
      listener.onRefused();
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };
  }

  // A network that is gone leaves the stream half open for minutes; a new one is there at once when it is back.
  window.addEventListener('offline', listener.onDown);
  window.addEventListener('online', open);
  open();
  return () => {
    window.removeEventListener('offline', listener.onDown);
    window.removeEventListener('online', open);
    clearTimeout(timer);
    source?.close();
  };
}

const KNOWN = new Set<unknown>([
  'conversation',
  'access',
  'closed',
  'refresh',
] satisfies Note['type'][]);

const isNote = (said: unknown): said is Note =>
  typeof said === 'object' && said !== null && 'type' in said && KNOWN.has(said.type);

/** A note that this page does not understand was written by a newer server. */
function parse(data: unknown): Note | null {
  const said: unknown = JSON.parse(String(data));
  return isNote(said) ? said : null;
}

import { connect, createServer, type Socket } from 'node:net';
import { type Frame, frames, refusal, texts } from './frames.ts';

/** The moment just before the server hears of a commit, or just after it has committed and before the client hears. */
export type Side = 'before' | 'after';

type Trap = { readonly nth: number; readonly side: Side; spring(client: Socket): void };

export type DatabaseDoor = {
  /** Of the same database, through this door. */
  readonly url: string;
  /** How many commits have gone through: transactions that write, and writes that stand alone. */
  commits(): number;
  /** Acts at the n-th commit from now; it and what follows on its connection is then not passed on. */
  arm(trap: Trap): void;
  disarm(): void;
  /** Cuts every connection. While it is shut nobody is let in. */
  shut(): void;
  open(): void;
  stop(): Promise<void>;
};

/** Stands between a program and PostgreSQL, understands just enough of what they say, and can fail them. */
export async function startDatabaseDoor(databaseUrl: string): Promise<DatabaseDoor> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isShut = false;
  let commits = 0;
  let trap: (Trap & { readonly at: number }) | undefined;

  const isTrap = (number: number, side: Side) => trap?.at === number && trap.side === side;
  const spring = (client: Socket) => {
    const sprung = trap;
    trap = undefined;
    sprung?.spring(client);
  };

  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (isShut) {
      client.once('data', () => client.end(refusal()));
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    // Message by message: each would wait for the one before it to be acknowledged.
    for (const socket of [client, upstream]) socket.setNoDelay();
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    sockets.add(client);
    client.on('close', () => sockets.delete(client));

    const session = listenIn();
    const heard = { client: frames('startup'), server: frames('message') };
    const ask = (frame: Frame) => {
      if (session.commits(frame)) {
        commits += 1;
        session.number = commits;
        if (isTrap(commits, 'before')) return spring(client);
      }
      upstream.write(frame.bytes);
    };
    const answer = (frame: Frame) => {
      const done = session.committed(frame);
      if (done !== undefined && isTrap(done, 'after')) return spring(client);
      client.write(frame.bytes);
    };
    client.on('data', (chunk) => {
      for (const frame of heard.client(chunk)) if (!client.destroyed) ask(frame);
    });
    upstream.on('data', (chunk) => {
      for (const frame of heard.server(chunk)) if (!client.destroyed) answer(frame);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' && address ? address.port : 0);

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    commits: () => commits,
    arm: (wanted) => {
      trap = { ...wanted, at: commits + wanted.nth };
    },
    disarm: () => {
      trap = undefined;
    },
    shut: () => {
      isShut = true;
      cut();
    },
    open: () => {
      isShut = false;
    },
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const WRITES = /^\s*(insert|update|delete|with)\b/i;

/** Follows one connection: which of its messages make something lasting, and when that is so. */
function listenIn() {
  const statements = new Map<string, string>();
  let inTransaction = false;
  const makesLasting = (sql: string) =>
    /^\s*commit\b/i.test(sql) || (!inTransaction && WRITES.test(sql));

  return {
    /** The number of the commit that is under way on this connection. */
    number: undefined as number | undefined,

    commits({ type, body }: Frame): boolean {
      if (type === 'P') {
        const [name = '', sql = ''] = texts(body, 2);
        statements.set(name, sql);
      }
      if (type === 'B') return makesLasting(statements.get(texts(body, 2)[1] ?? '') ?? '');
      return type === 'Q' && makesLasting(texts(body, 1)[0] ?? '');
    },

    committed({ type, body }: Frame) {
      if (type !== 'Z') return undefined;
      inTransaction = body.toString('latin1') !== 'I';
      const done = inTransaction ? undefined : this.number;
      if (done !== undefined) this.number = undefined;
      return done;
    },
  };
}

import type { Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { control } from './control/control.ts';
import { createDeliveries } from './deliveries.ts';
import { createWorld, type DemoWorld, describeWorld } from './demo/world.ts';
import { unknownPath } from './errors.ts';
import { createFaults } from './faults.ts';
import { createFeed } from './feed.ts';
import { door, type Host } from './hosts/door.ts';
import { graphInstagram } from './hosts/graph-instagram.ts';
import { createLedger } from './ledger.ts';
import { servePhone } from './phone.ts';
import { servePictures } from './pictures.ts';
import type { MetaApp, Sim } from './sim.ts';
import { openStore } from './store.ts';
import { defaultSwitches } from './switches.ts';

export type MetaOptions = {
  /** A free one if left out. */
  readonly port?: number;
  /** Where accounts, tokens, customers, threads and pending deliveries live between starts. */
  readonly stateFile: string;
  readonly app: MetaApp;
  /** The product's `/webhooks/instagram`. */
  readonly webhookUrl: string;
  readonly now?: () => number;
};

export type Meta = {
  /** `http://localhost:<port>`; each host of Meta is a path under it, the phone is at `/`. */
  readonly url: string;
  readonly port: number;
  /** What the product's seed reads. */
  readonly world: () => DemoWorld;
  readonly stop: () => Promise<void>;
};

const nothingHere: Host = async (_sim, call) => {
  throw unknownPath(call.path);
};

/** Meta's five hosts. */
const HOSTS: Readonly<Record<string, Host>> = {
  'www.instagram.com': nothingHere,
  'api.instagram.com': nothingHere,
  'graph.instagram.com': graphInstagram,
  'www.facebook.com': nothingHere,
  'graph.facebook.com': nothingHere,
};

/** Starts the Meta simulator on the loopback interface. Rejects when the port is taken. */
export async function startMeta(options: MetaOptions): Promise<Meta> {
  const now = options.now ?? Date.now;
  const store = await openStore(options.stateFile, () => createWorld(now()));
  const feed = createFeed();
  const switches = defaultSwitches();
  const { webhookUrl, app } = options;
  let origin = '';
  const sim: Sim = {
    app,
    webhookUrl,
    now,
    origin: () => origin,
    store,
    feed,
    switches,
    ledger: createLedger(),
    faults: createFaults(),
    deliveries: createDeliveries({ webhookUrl, secret: app.secret, now, store, feed, switches }),
    typing: new Map(),
  };

  const server = createAdaptorServer({
    fetch: routes(sim).fetch,
    overrideGlobalObjects: false,
  }) as Server;
  const port = await listen(server, options.port ?? 0);
  origin = `http://localhost:${port}`;
  sim.deliveries.resume();

  return {
    url: origin,
    port,
    world: () => describeWorld(sim),
    stop: async () => {
      sim.deliveries.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await store.save();
    },
  };
}

function routes(sim: Sim): Hono {
  const app = new Hono();
  servePhone(app);
  servePictures(app, sim);
  app.route('/control', control(sim));
  const hosts = new Hono<{ Bindings: HttpBindings }>();
  for (const [name, answer] of Object.entries(HOSTS)) {
    hosts.all(`/${name}/*`, (c) => door(sim, c, { name, answer }));
    hosts.all(`/${name}`, (c) => door(sim, c, { name, answer }));
  }
  app.route('/', hosts);
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error('The Meta simulator stumbled:', error);
    return c.json({ error: 'The simulator stumbled.' }, 500);
  });
  return app;
}

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

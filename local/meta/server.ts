import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { createAssets } from './assets.ts';
import { serveAssets } from './cdn.ts';
import { createClock } from './clock.ts';
import { control } from './control/control.ts';
import { createDeliveries } from './deliveries.ts';
import { createWorld, type DemoWorld, describeWorld } from './demo/world.ts';
import { createFaults } from './faults.ts';
import { createFeed } from './feed.ts';
import { createHandshake } from './handshake.ts';
import { apiInstagram } from './hosts/api-instagram.ts';
import { door, type Host } from './hosts/door.ts';
import { graphFacebook, wwwFacebook } from './hosts/facebook.ts';
import { graphInstagram } from './hosts/graph-instagram.ts';
import { wwwInstagram } from './hosts/www-instagram.ts';
import { createLedger } from './ledger.ts';
import { servePhone } from './phone.ts';
import { servePictures } from './pictures.ts';
import type { MetaApp, Sim } from './sim.ts';
import { openStore } from './store.ts';
import { FIELDS } from './subscriptions.ts';
import { defaultSwitches } from './switches.ts';

export type MetaOptions = {
  /** A free one if left out. */
  readonly port?: number;
  /** Where accounts, tokens, customers, threads and pending deliveries live between starts. */
  readonly stateFile: string;
  readonly app: MetaApp;
  /** The product's `/webhooks/instagram`. */
  readonly webhookUrl: string;
  /** Where a login may send people back to; beside the webhook if left out. */
  readonly redirectUris?: readonly string[];
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

/** Meta's five hosts. */
const HOSTS: Readonly<Record<string, Host>> = {
  'www.instagram.com': wwwInstagram,
  'api.instagram.com': apiInstagram,
  'graph.instagram.com': graphInstagram,
  'www.facebook.com': wwwFacebook,
  'graph.facebook.com': graphFacebook,
};

/** Starts the Meta simulator on the loopback interface. Rejects when the port is taken. */
export async function startMeta(options: MetaOptions): Promise<Meta> {
  const sim = await createSim(options);
  const server = createAdaptorServer({
    fetch: routes(sim).fetch,
    overrideGlobalObjects: false,
  }) as Server;
  const port = await listen(server, options.port ?? 0);
  sim.moveIn(`http://localhost:${port}`);
  sim.deliveries.resume();

  return {
    url: sim.origin(),
    port,
    world: () => describeWorld(sim),
    stop: async () => {
      sim.deliveries.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await sim.store.save();
    },
  };
}

async function createSim(options: MetaOptions): Promise<Sim & { moveIn(origin: string): void }> {
  const { webhookUrl, app, stateFile, now: base = Date.now } = options;
  const store = await openStore(stateFile, () => createWorld(base()));
  const clock = createClock(base, store.state);
  const { now } = clock;
  const feed = createFeed();
  const switches = defaultSwitches();
  const handshake = createHandshake({ webhookUrl, verifyToken: app.verifyToken });
  const strange = randomBytes(16).toString('hex');
  const secret = () => (switches.secret === 'given' ? app.secret : strange);
  const signing = () =>
    ({ instagram: secret(), meta: app.metaSecret ?? strange, stranger: strange })[
      switches.signWith
    ];
  const inCharge = { webhookUrl, clock, now, store, feed, switches, handshake };
  let origin = '';
  return {
    app,
    dashboard: {
      name: 'Parley',
      redirectUris: [
        ...(options.redirectUris ?? [new URL('/instagram/callback', webhookUrl).href]),
      ],
      fields: [...FIELDS],
    },
    secret,
    ...inCharge,
    origin: () => origin,
    assets: createAssets(store.state, join(dirname(stateFile), 'meta-assets'), now),
    ledger: createLedger(),
    faults: createFaults(),
    deliveries: createDeliveries({ ...inCharge, secret: signing }),
    typing: new Map(),
    moveIn: (address) => {
      origin = address;
    },
  };
}

function routes(sim: Sim): Hono {
  const app = new Hono();
  servePhone(app);
  servePictures(app, sim);
  serveAssets(app, sim);
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

import type { Call, Effect } from './door.ts';

/** How each neighbour of the product behaves at the moment. */
export type Weather = {
  readonly queue: (typeof QUEUE)[number];
  readonly redis: (typeof REDIS)[number];
  readonly jobs: (typeof JOBS)[number];
  readonly graph: keyof typeof GRAPH;
  readonly webhook: (typeof WEBHOOK)[number];
};

export const QUEUE = ['up', 'refuses', 'lost', 'answer lost'] as const;
/** `lies`: whoever asks for a lock is told that it is theirs. */
export const REDIS = ['up', 'lost', 'answer lost', 'lies'] as const;
export const JOBS = ['once', 'twice', 'lost', 'answer lost'] as const;
export const WEBHOOK = ['up', 'answer lost'] as const;

export const FAIR: Weather = {
  queue: 'up',
  redis: 'up',
  jobs: 'once',
  graph: 'up',
  webhook: 'up',
};

/** Without lock and flow control: everything at once, two workers on every lane at least. */
export const withoutNets = (weather: Weather): Weather => ({
  ...weather,
  redis: weather.redis === 'lost' ? 'lost' : 'lies',
  jobs: weather.jobs === 'once' ? 'twice' : weather.jobs,
});

const PASS: Effect = { kind: 'pass' };
const LOSE: Effect = { kind: 'lose' };
const LOSE_ANSWER: Effect = { kind: 'lose answer' };

const refused = (code: number, subcode?: number): Effect => ({
  kind: 'answer',
  status: 400,
  body: JSON.stringify({ error: { code, error_subcode: subcode, message: 'made to fail' } }),
});

/** Instagram's answers: FACTS §4.2. */
export const GRAPH = {
  up: PASS,
  lost: LOSE,
  'answer lost': LOSE_ANSWER,
  temporary: refused(2),
  throttled: refused(613),
  rejected: refused(551),
  'token expired': refused(190, 463),
} as const satisfies Record<string, Effect>;

const LOSSES: Readonly<Record<string, Effect>> = { lost: LOSE, 'answer lost': LOSE_ANSWER };

export const atQueue = ({ queue }: Weather, { body }: Call, flowControl: boolean): Effect => {
  if (queue === 'refuses') return { kind: 'answer', status: 500, body: '{"error":"made to fail"}' };
  const passed: Effect = flowControl ? PASS : { ...PASS, body: withoutFlowControl(body) };
  return LOSSES[queue] ?? passed;
};

export const atRedis = ({ redis }: Weather, { path, body }: Call): Effect => {
  if (redis !== 'lies') return LOSSES[redis] ?? PASS;
  if (!LISTS.has(path)) throw new Error(`nobody knows how to lie at ${path}`);
  const commands: readonly unknown[] = JSON.parse(body);
  const lies = commands.map(() => ({ result: 1 }));
  return { kind: 'answer', status: 200, body: JSON.stringify(lies) };
};

/** Where Redis takes several commands at once, as the SDK sends all of them. */
const LISTS = new Set(['/pipeline', '/multi-exec']);

export const atJobs = ({ jobs }: Weather): Effect =>
  jobs === 'lost'
    ? { kind: 'answer', status: 200, body: '' }
    : (LOSSES[jobs] ?? { kind: 'pass', times: jobs === 'twice' ? 2 : 1 });

export const atGraph = ({ graph }: Weather): Effect => GRAPH[graph];

export const atWebhook = ({ webhook }: Weather): Effect => LOSSES[webhook] ?? PASS;

const withoutFlowControl = (body: string): string =>
  JSON.stringify(
    JSON.parse(body, (key, value) => (/^upstash-flow-control/i.test(key) ? undefined : value)),
  );

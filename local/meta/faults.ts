import { randomUUID } from 'node:crypto';
import { z } from 'zod';

export const faultRequest = z.object({
  /** Shown on the phone's panel; a new fault of the same name replaces the old one. */
  name: z.string().max(80).optional(),
  match: z
    .object({
      host: z.string().optional(),
      method: z.string().optional(),
      /** Without host prefix and version; `*` stands for anything. */
      path: z.string().optional(),
      /** Whose token it carries, by either id. */
      account: z.string().optional(),
    })
    .default({}),
  /** How many matching calls pass unharmed first. */
  after: z.number().int().min(0).default(0),
  times: z.union([z.number().int().positive(), z.literal('always')]).default(1),
  effect: z.object({
    status: z.number().int().min(200).max(599).optional(),
    code: z.number().int().optional(),
    subcode: z.number().int().optional(),
    message: z.string().optional(),
    userTitle: z.string().optional(),
    userMessage: z.string().optional(),
    data: z.record(z.string(), z.unknown()).optional(),
    /** Usage headers with this many percent, and the minutes until access is regained. */
    usage: z.object({ percent: z.number(), regain: z.number().default(0) }).optional(),
    /** Milliseconds to wait before anything else happens. */
    hang: z.number().int().min(0).optional(),
    /** Answer an HTML page, as Meta's edge does in an outage. */
    html: z.union([z.boolean(), z.string()]).optional(),
    /** Do what was asked first, then fail: the caller can't know. */
    afterDoing: z.boolean().optional(),
    /** Cut the connection without an answer. */
    drop: z.boolean().optional(),
  }),
});

export type Effect = z.infer<typeof faultRequest>['effect'];
type Fault = z.infer<typeof faultRequest> & {
  readonly id: string;
  left: number | null;
  passes: number;
};

type Matched = {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** The ids of the account whose token it is. */
  readonly accounts: readonly string[];
};

export type Faults = {
  readonly add: (request: z.infer<typeof faultRequest>) => Fault;
  readonly list: () => readonly Fault[];
  /** Without an id, all of them. */
  readonly remove: (id?: string) => void;
  /** The oldest fault that matches; uses up one of its times. */
  readonly take: (call: Matched) => Fault | undefined;
};

export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    add: (request) => {
      const left = request.times === 'always' ? null : request.times;
      const fault = { ...request, id: randomUUID(), left, passes: request.after };
      faults = [...faults.filter((f) => !fault.name || f.name !== fault.name), fault];
      return fault;
    },
    list: () => faults,
    remove: (id) => {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
    },
    take: (call) => {
      const matching = faults.filter((candidate) => matches(candidate.match, call));
      const fault = matching.find(({ passes }) => passes === 0);
      for (const each of matching) each.passes = Math.max(0, each.passes - 1);
      if (!fault) return undefined;
      if (fault.left !== null) {
        fault.left -= 1;
        if (fault.left <= 0) faults = faults.filter((candidate) => candidate !== fault);
      }
      return fault;
    },
  };
}

function matches(match: Fault['match'], call: Matched): boolean {
  if (match.host && match.host !== call.host) return false;
  if (match.method && match.method.toUpperCase() !== call.method) return false;
  if (match.account && !call.accounts.includes(match.account)) return false;
  return !match.path || glob(match.path).test(call.path);
}

const glob = (pattern: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

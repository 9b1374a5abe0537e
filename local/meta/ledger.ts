/** One call the product made to a host of Meta, without its secrets. Times in ms. */
export type Call = {
  readonly number: number;
  readonly at: number;
  readonly host: string;
  readonly method: string;
  /** Without host prefix and version. */
  readonly path: string;
  readonly version: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly tokenIn: 'header' | 'query' | 'body' | null;
  /** Null while the call hangs, or when its connection was dropped. */
  status: number | null;
  outcome: 'pending' | 'answered' | 'dropped';
  /** The fault that was applied, if any. */
  fault: string | null;
};

const KEPT = 2000;
const SECRET = /token|secret|proof|^code$/i;

export type Ledger = {
  readonly open: (call: Omit<Call, 'number' | 'status' | 'outcome' | 'fault'>) => Call;
  readonly list: () => readonly Call[];
  readonly clear: () => void;
};

export function createLedger(): Ledger {
  let calls: Call[] = [];
  let number = 0;
  return {
    open: (call) => {
      number += 1;
      const entry: Call = {
        ...call,
        query: withoutSecrets(call.query),
        body: isRecord(call.body) ? withoutSecrets(call.body) : call.body,
        number,
        status: null,
        outcome: 'pending',
        fault: null,
      };
      calls = [...calls.slice(1 - KEPT), entry];
      return entry;
    },
    list: () => calls,
    clear: () => {
      calls = [];
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutSecrets = <T>(record: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !SECRET.test(key)));

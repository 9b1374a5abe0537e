/** One call the product made to a host of Meta, without its secrets. Times in ms. */
export type Call = {
  readonly number: number;
  readonly at: number;
  readonly host: string;
  readonly method: string;
  /** Without host prefix and version. */
  readonly path: string;
  readonly version: string | null;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly tokenIn: 'header' | 'query' | 'body' | null;
  /** Whose token it was. */
  readonly account: string | null;
  /** Null while the call hangs, or when its connection was dropped. */
  status: number | null;
  /** Of a refusal. */
  code: number | null;
  subcode: number | null;
  took: number | null;
  outcome: 'pending' | 'answered' | 'dropped';
  /** The fault that was applied, if any. */
  fault: string | null;
};

const KEPT = 2000;
const SECRET = /token|secret|proof|password|^code$/i;
const MASK = '•••';

export type Ledger = {
  readonly open: (
    call: Omit<Call, 'number' | 'outcome' | 'fault' | 'status' | 'code' | 'subcode' | 'took'>,
  ) => Call;
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
        body: masked(call.body),
        number,
        status: null,
        code: null,
        subcode: null,
        took: null,
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
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, SECRET.test(key) ? MASK : masked(value)]),
  );

/** Secrets by their name, and whatever signs an address; a file is named, not kept. */
function masked(value: unknown): unknown {
  if (typeof value === 'string') return withoutSignature(value);
  if (Array.isArray(value)) return value.map(masked);
  if (value instanceof Blob) return `${value.type}, ${value.size} bytes`;
  return isRecord(value) ? withoutSecrets(value) : value;
}

function withoutSignature(text: string): string {
  if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.search === '') return text;
  for (const key of url.searchParams.keys()) url.searchParams.set(key, MASK);
  return decodeURI(url.href);
}

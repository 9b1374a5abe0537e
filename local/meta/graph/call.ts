import { badParameter } from '../errors.ts';

/** A request to one of Meta's hosts, read once. */
export type Call = {
  readonly host: string;
  readonly method: string;
  /** `26.0` of `/v26.0/me`, if it was there. */
  readonly version: string | null;
  /** Without host prefix and version, with leading slash. */
  readonly path: string;
  readonly segments: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body could not be read as what its Content-Type says. */
  readonly garbled: boolean;
  readonly token: string | null;
  readonly tokenIn: 'header' | 'query' | 'body' | null;
};

/** Reads JSON and form bodies alike; in forms, objects are JSON strings (FACTS §3.1). */
export async function readCall(request: Request, host: string): Promise<Call> {
  const url = new URL(request.url);
  const [, version = null, path = '/'] =
    /^(?:\/v(\d+\.\d+))?(\/.*)?$/.exec(url.pathname.slice(host.length + 1)) ?? [];
  const query = Object.fromEntries(url.searchParams);
  const body = await readBody(request);
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(
    request.headers.get('authorization') ?? '',
  )?.[1];
  const inBody = typeof body?.access_token === 'string' ? body.access_token : undefined;
  const tokenIn = header ? 'header' : query.access_token ? 'query' : inBody ? 'body' : null;
  return {
    host,
    method: request.method,
    version,
    path,
    segments: path.split('/').filter(Boolean).map(decodeURIComponent),
    query,
    body: body ?? {},
    garbled: body === undefined,
    token: header ?? query.access_token ?? inBody ?? null,
    tokenIn,
  };
}

async function readBody(request: Request): Promise<Record<string, unknown> | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return {};
  const type = request.headers.get('content-type') ?? '';
  try {
    if (/form-urlencoded|multipart/.test(type)) {
      return fieldsOf(await request.formData());
    }
    const text = await request.text();
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A name that comes several times is a list. */
function fieldsOf(form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(form.keys())].map((key) => {
      const values = form.getAll(key).map(unpacked);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
}

function unpacked(value: FormDataEntryValue): unknown {
  if (typeof value !== 'string') return value;
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A parameter from the query or the body, as Graph takes either. */
export function parameter(call: Call, name: string): string | undefined {
  const value = call.query[name] ?? call.body[name];
  if (value === undefined || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(',');
  throw badParameter(`Param ${name} must be a string.`);
}

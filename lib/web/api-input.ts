import 'server-only';
import { readBody } from './body';

type Read =
  | { readonly ok: true; readonly input: unknown }
  | { readonly ok: false; readonly reason: 'too_large' | 'malformed' };

/**
 * What a client sends, whatever its form: the query, and over it a body of JSON, of a form, or of several
 * parts. A key without a value in the query was not given.
 */
export async function apiInput(request: Request, maxBytes: number): Promise<Read> {
  const query = [...new URL(request.url).searchParams].filter(([, value]) => value !== '');
  const given = Object.fromEntries(query.map(([name, value]) => [plain(name), value]));
  if (request.method === 'GET') return { ok: true, input: given };

  const bytes = await readBody(request, maxBytes);
  if (!bytes) return { ok: false, reason: 'too_large' };
  if (bytes.byteLength === 0) return { ok: true, input: given };

  const type = request.headers.get('content-type') ?? '';
  const body = /form/i.test(type) ? await formOf(bytes, type) : jsonOf(bytes);
  return isRecord(body)
    ? { ok: true, input: { ...given, ...body } }
    : { ok: false, reason: 'malformed' };
}

/** Rails writes lists as `name[]`. */
const plain = (name: string): string => name.replace(/\[\]$/, '');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

async function formOf(bytes: Uint8Array, type: string): Promise<unknown> {
  const form = await new Response(Buffer.from(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null);
  return form && fieldsOf(form);
}

/** `a[]` becomes a list, `a[b]` an object; an object may also come as JSON; a file stays one. */
function fieldsOf(form: FormData): Readonly<Record<string, unknown>> {
  const fields = new Map<string, unknown>();
  for (const [name, entry] of form) {
    const [, outer = '', inner] = /^([^[]+)\[([^\]]+)\]/.exec(name) ?? [];
    const before = fields.get(outer);
    if (inner) fields.set(outer, { ...(isRecord(before) && before), [inner]: entry });
    else if (name.endsWith('[]')) fields.set(plain(name), [...listIn(fields, plain(name)), entry]);
    else fields.set(name, typeof entry === 'string' ? parsed(entry) : entry);
  }
  return Object.fromEntries(fields);
}

function listIn(fields: ReadonlyMap<string, unknown>, name: string): readonly unknown[] {
  const before = fields.get(name);
  return Array.isArray(before) ? before : [];
}

/** Only what can't be meant as words: an object or a list. */
function parsed(value: string): unknown {
  if (!/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

import 'server-only';

const MAX_BYTES = 16 * 1024;

/** The fields of a small form, sent as a form or as JSON; null when there are more than 16 KB of them. */
export async function formFields(request: Request): Promise<URLSearchParams | null> {
  const text = await shortText(request);
  if (text === null) return null;
  return request.headers.get('content-type')?.includes('json')
    ? new URLSearchParams(fieldsOf(text))
    : new URLSearchParams(text);
}

async function shortText({ body }: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function fieldsOf(json: string): Record<string, string> {
  try {
    const entries = Object.entries(JSON.parse(json));
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}

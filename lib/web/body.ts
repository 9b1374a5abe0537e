import 'server-only';

/** A client that is still sending would lose an answer that comes too early to a broken connection. */
const MOST_BYTES_TO_DISCARD = 64 * 1024 * 1024;

/** The raw bytes, or null when there are more than `maxBytes` of them; the rest is read and forgotten. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  // HTTP holds a body to the length it declares, and read as a whole it costs half as much.
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) <= maxBytes) {
    return new Uint8Array(await request.arrayBuffer());
  }

  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks = [];
    if (size > maxBytes + MOST_BYTES_TO_DISCARD) return null;
  }
  return size > maxBytes ? null : Buffer.concat(chunks);
}

/** One message of PostgreSQL's protocol; `type` is empty for the first one of a client, which has none. */
export type Frame = { readonly type: string; readonly body: Buffer; readonly bytes: Buffer };

/** Cuts a stream of bytes into messages, whatever pieces it comes in. */
export function frames(first: 'startup' | 'message'): (chunk: Buffer) => Frame[] {
  let rest: Buffer = Buffer.alloc(0);
  let head = first === 'startup' ? 0 : 1;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const found: Frame[] = [];
    for (let frame = firstOf(rest, head); frame; frame = firstOf(rest, head)) {
      found.push(frame);
      rest = rest.subarray(frame.bytes.length);
      head = 1;
    }
    return found;
  };
}

/** If all of it is there. `head` is the length of what tells its type. */
function firstOf(bytes: Buffer, head: number): Frame | undefined {
  if (bytes.length < head + 4) return undefined;
  const end = head + bytes.readInt32BE(head);
  if (bytes.length < end) return undefined;
  const type = head === 0 ? '' : String.fromCharCode(bytes[0] ?? 0);
  return { type, body: bytes.subarray(head + 4, end), bytes: bytes.subarray(0, end) };
}

/** The zero-terminated texts at the beginning of a message. */
export function texts(body: Buffer, count: number): string[] {
  const found: string[] = [];
  let at = 0;
  while (found.length < count) {
    const end = body.indexOf(0, at);
    found.push(body.toString('utf8', at, end));
    at = end + 1;
  }
  return found;
}

/** What a server says to whom it does not let in. */
export function refusal(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database can’t be reached\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

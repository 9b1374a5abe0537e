import 'server-only';

type Bytes = Uint8Array<ArrayBuffer>;
type Limits = {
  /** How many bytes to look at. */
  readonly head: number;
  /** How many may come at all; then the stream breaks off. */
  readonly most: number;
};

/** The first bytes of a stream, and the stream as it was. */
export async function headOf(stream: ReadableStream<Bytes>, { head: wanted, most }: Limits) {
  const reader = stream.getReader();
  const read: Bytes[] = [];
  let size = 0;
  while (size < wanted) {
    const { value, done } = await reader.read();
    if (done) break;
    read.push(value);
    size += value.byteLength;
  }
  const head = new Uint8Array(Buffer.concat(read).subarray(0, wanted));
  const whole = new ReadableStream<Bytes>({
    start(controller) {
      for (const each of read) controller.enqueue(each);
    },
    async pull(controller) {
      const { value, done } = await reader.read();
      if (done) return controller.close();
      size += value.byteLength;
      if (size > most) {
        await reader.cancel();
        return controller.error(new Error('larger than any attachment may be'));
      }
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { head, stream: whole };
}

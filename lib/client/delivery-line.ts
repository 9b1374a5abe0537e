import type { ThreadItem } from './thread-items';

/** What stands below a bubble of ours. */
export type DeliveryLine =
  | { readonly kind: 'quiet'; readonly status: 'sending' | 'sent' | 'delivered' | 'read' }
  | { readonly kind: 'waiting'; readonly problem: string }
  | { readonly kind: 'failed' | 'unknown'; readonly problem: string };

const UNCONFIRMED = 'It may have arrived. Check before you send it again.';
const FAILED = 'It was not sent.';

function lineOf({ message }: ThreadItem): DeliveryLine {
  const { status, problem } = message;
  if (status === 'failed') return { kind: 'failed', problem: problem ?? FAILED };
  if (status === 'unknown') return { kind: 'unknown', problem: problem ?? UNCONFIRMED };
  if (status !== 'queued' && status !== 'sending') return { kind: 'quiet', status };
  return problem ? { kind: 'waiting', problem } : { kind: 'quiet', status: 'sending' };
}

/** Trouble is told under every bubble that has it; all being well is told once, under our last one. */
export function deliveryLine(item: ThreadItem, isOurLast: boolean): DeliveryLine | null {
  const { direction, private: note } = item.message;
  if (direction !== 'outgoing') return null;
  const line = lineOf(item);
  if (line.kind !== 'quiet') return line;
  if (note) return item.outgoing ? line : null;
  return isOurLast ? line : null;
}

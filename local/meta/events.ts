import type { Account, Message } from './state.ts';
import { toWire } from './wire.ts';

/**
 * Webhook bodies of the `instagram` object as they go over the wire. `time` is when Meta sends
 * (ms), `timestamp` when it happened (ms); FACTS §2.3, payloads/ig-*.json.
 */
type Happening = {
  readonly account: Account;
  readonly customer: string;
  readonly sentAt: number;
};

const envelope = ({ account, sentAt }: Happening, messaging: object) =>
  toWire({
    object: 'instagram',
    entry: [{ time: sentAt, id: account.externalId, messaging: [messaging] }],
  });

export const messageEvent = (happening: Happening, message: Message) =>
  envelope(happening, {
    sender: { id: happening.customer },
    recipient: { id: happening.account.externalId },
    timestamp: message.at,
    message: { mid: message.mid, text: message.text },
  });

/** The business wrote: through the API, or typing in the Instagram app. */
export const echoEvent = (happening: Happening, message: Message) =>
  envelope(happening, {
    sender: { id: happening.account.externalId },
    recipient: { id: happening.customer },
    timestamp: message.at,
    message: { mid: message.mid, text: message.text, is_echo: true },
  });

/** The customer has read up to this message of the business. */
export const seenEvent = (happening: Happening, seen: { mid: string; at: number }) =>
  envelope(happening, {
    sender: { id: happening.customer },
    recipient: { id: happening.account.externalId },
    timestamp: seen.at,
    read: { mid: seen.mid },
  });

const OPENING = '{"object":"instagram","entry":[';

/** Several bodies as one, entry after entry: Meta may batch up to 1000 updates (FACTS §2.3). */
export const batched = (bodies: readonly string[]) =>
  `${OPENING}${bodies.map((body) => body.slice(OPENING.length, -2)).join(',')}]}`;

import 'server-only';
import type { Channel } from '@/lib/domain/channel';
import type { Receiver, Sender } from './channel';
import { instagramLogin } from './instagram/login';
import { instagramReceiver } from './instagram/receiver';
import { instagramSender } from './instagram/sender';
import type { Login } from './login';

const SENDERS = { instagram: instagramSender } as const satisfies Record<Channel, Sender>;

export const senderFor = (channel: Channel): Sender => SENDERS[channel];

const LOGINS = { instagram: instagramLogin } as const satisfies Record<Channel, Login>;

export const loginFor = (channel: Channel): Login => LOGINS[channel];

/** Webhook addresses under /webhooks. The app's events all go through its one address. */
const RECEIVERS = { instagram: instagramReceiver } as const satisfies Record<string, Receiver>;

export type Source = keyof typeof RECEIVERS;

export const receiverFor = (source: Source): Receiver => RECEIVERS[source];

/** Who can read an event that is stored already. */
export const receiverOfLane = (lane: string): Receiver | undefined =>
  Object.entries(RECEIVERS).find(([channel]) => lane.startsWith(`${channel}:`))?.[1];

import 'server-only';
import type { Channel } from '@/lib/domain/channel';
import { env } from './env';

/** Whether Meta has granted the Human Agent feature: 7 days instead of 24 hours (FACTS.md §3.3). */
export const humanAgentAllowed = (channel: Channel): boolean =>
  ({ instagram: env.ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT })[channel];

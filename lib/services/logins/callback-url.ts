import 'server-only';
import type { Channel } from '@/lib/domain/channel';
import { env } from '@/lib/platform/env';

const PATHS: { readonly [Each in Channel]: string } = { instagram: '/instagram/callback' };

/** Where a provider sends people back to; the same words at both ends of a login. */
export const callbackUrl = (channel: Channel): string => new URL(PATHS[channel], env.APP_URL).href;

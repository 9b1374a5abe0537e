import 'server-only';
import { env } from '@/lib/platform/env';
import type { Mail } from '@/lib/platform/mail';

/** The warning that follows every new password. */
export const passwordChanged = (to: string): Mail => ({
  to,
  subject: 'Your Parley password was changed',
  sentences: [
    'The password of your Parley account was changed just now. Other browsers have been signed out.',
    'If that was you, there is nothing to do. If it was not, choose a new password now, and tell an administrator of your team.',
  ],
  link: { label: 'Choose a new password', url: `${env.APP_URL}/password` },
  afterwards: 'Nobody from Parley ever asks for your password.',
});

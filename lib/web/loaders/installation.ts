import 'server-only';
import { headers } from 'next/headers';
import type { Installation } from '@/lib/contracts/settings';
import { env } from '@/lib/platform/env';
import { MAILS } from '@/lib/platform/mail';
import { addressWarnings } from '../address-warnings';
import { health } from '../health';
import { OWN } from '../origin';
import { superAdmin } from './super-admin';

/** What the environment decides, for super admins: nothing of it is a secret. */
export async function loadInstallation(): Promise<Installation> {
  const { email } = await superAdmin();
  const { checks, version } = await health();
  return {
    appUrl: OWN.origin,
    warnings: addressWarnings(OWN, await headers()),
    version,
    checks,
    pictures: env.BLOB_READ_WRITE_TOKEN ? 'Vercel Blob' : 'a folder of this server',
    mails: MAILS,
    mailFrom: env.MAIL_FROM ?? null,
    you: email,
  };
}

import 'server-only';
import { randomBytes } from 'node:crypto';
import { setMailed } from '@/db/queries/invitations';
import type { Role } from '@/lib/domain/conversation';
import { sha256 } from '@/lib/platform/crypto';
import { env } from '@/lib/platform/env';
import { type Mailed, sendMail } from '@/lib/platform/mail';
import type { SystemContext } from '../context';

/** 256 bits that only the mail holds; the row has their hash. */
export function newToken(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: sha256(token) };
}

export type Letter = {
  readonly to: string;
  readonly token: string;
  readonly account: string;
  readonly inviter: string;
  readonly role: Role;
};

/** Sends the link once the row is committed, and writes down whether the mail server took it. */
export async function mail(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  { to, token, account, inviter, role }: Letter,
): Promise<Mailed> {
  const mailed = await sendMail({
    to,
    subject: `${inviter} invites you to ${account} on Parley`,
    sentences: [
      `${inviter} invites you to join ${account} as ${role === 'agent' ? 'an agent' : 'an administrator'}.`,
      'Parley is where the team answers its customers together.',
    ],
    link: { label: 'Accept the invitation', url: `${env.APP_URL}/invitation/${token}` },
    afterwards:
      'The link works once, for seven days. If you don’t know what this is about, you can ignore this mail.',
  });
  await setMailed(
    db,
    sha256(token),
    mailed.ok
      ? { mailedAt: now, mailProblem: null }
      : { mailedAt: null, mailProblem: mailed.problem },
  );
  return mailed;
}

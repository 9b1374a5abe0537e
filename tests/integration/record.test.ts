import { and, eq, gt, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { messages } from '@/db/schema/messages';
import { phraseOf } from '@/lib/domain/audit';
import { sha256 } from '@/lib/platform/crypto';
import { createAccessToken } from '@/lib/services/access-tokens/create';
import { revokeAccessToken } from '@/lib/services/access-tokens/revoke';
import { block } from '@/lib/services/contacts/block';
import { unblock } from '@/lib/services/contacts/unblock';
import { assign } from '@/lib/services/conversations/assign';
import { open } from '@/lib/services/conversations/open';
import { reopen } from '@/lib/services/conversations/reopen';
import { resolve } from '@/lib/services/conversations/resolve';
import { setStatus } from '@/lib/services/conversations/set-status';
import { cancelEmailChange } from '@/lib/services/email-changes/cancel';
import { confirmEmailChange } from '@/lib/services/email-changes/confirm';
import { resendEmailChange } from '@/lib/services/email-changes/resend';
import { accept } from '@/lib/services/invitations/accept';
import { join } from '@/lib/services/invitations/join';
import { resend } from '@/lib/services/invitations/resend';
import { revoke } from '@/lib/services/invitations/revoke';
import { changeRole } from '@/lib/services/members/change-role';
import { disable } from '@/lib/services/members/disable';
import { enable } from '@/lib/services/members/enable';
import { check } from '@/lib/services/messages/check';
import { react } from '@/lib/services/messages/react';
import { retry } from '@/lib/services/messages/retry';
import { askForReset } from '@/lib/services/password-resets/ask';
import { finishReset } from '@/lib/services/password-resets/finish';
import { send } from '@/lib/services/password-resets/send';
import { removePicture } from '@/lib/services/pictures/remove';
import { replacePicture } from '@/lib/services/pictures/replace';
import { endSession } from '@/lib/services/sessions/end';
import { endOtherSessions } from '@/lib/services/sessions/end-others';
import { signOut } from '@/lib/services/sessions/sign-out';
import { changePassword } from '@/lib/services/users/change-password';
import { rename } from '@/lib/services/users/rename';
import { system } from '../support/account.ts';
import { EVENT_DEEDS } from '../support/event-deeds.ts';
import { type Deeds, INBOX_DEEDS } from '../support/inbox-deeds.ts';
import { mailedToken } from '../support/mailbox.ts';
import { makePerson, newIp } from '../support/person.ts';
import { readSources, some } from '../support/sources.ts';
import { stage } from '../support/stage.ts';
import { ELSEWHERE } from '../support/unrecorded.ts';

/** Every verb that a door of ours calls for a person: how it is done, and the act that then stands in the record. */
const DEEDS: Deeds = {
  'conversations/assign': ['conversation.assigned', (on) => assign(on.asAda, 1, on.memberId)],
  'contacts/block': ['contact.blocked', (on) => block(on.asAda, 1)],
  'contacts/unblock': [
    'contact.unblocked',
    async (on) => {
      await block(on.asAda, 1);
      await unblock(on.asAda, 1);
    },
  ],
  'conversations/open': ['conversation.read', (on) => open(on.asAda, 1)],
  'conversations/resolve': ['conversation.resolved', (on) => resolve(on.asAda, 1)],
  'conversations/reopen': [
    'conversation.reopened',
    async (on) => {
      await resolve(on.asAda, 1);
      await reopen(on.asAda, 1);
    },
  ],
  'conversations/set-status': [
    'conversation.snoozed',
    (on) => setStatus(on.asAda, 1, { status: 'snoozed', until: null }),
  ],
  'messages/reply': ['message.sent', (on) => on.say()],
  'messages/reply as a note': ['note.written', (on) => on.say(true)],
  'messages/retry': ['message.retried', async (on) => retry(on.asAda, 1, await on.said('failed'))],
  'messages/react': [
    'message.reacted',
    async (on) => {
      const theirs = and(
        eq(messages.inboxId, on.shop.inbox.id),
        eq(messages.direction, 'incoming'),
      );
      const [message] = await db.select().from(messages).where(theirs);
      await react(on.asAda, 1, { message: message?.id ?? 0, emoji: '👍' });
    },
  ],
  'messages/check': ['message.checked', async (on) => check(on.asAda, 1, await on.said('unknown'))],
  ...EVENT_DEEDS,
  ...INBOX_DEEDS,
  'invitations/invite': ['invitation.sent', (on) => on.asks()],
  'invitations/resend': [
    'invitation.resent',
    async (on) => {
      await on.asks();
      await resend(on.asBoss, await on.newest('invitation.sent'));
    },
  ],
  'invitations/revoke': [
    'invitation.revoked',
    async (on) => {
      await on.asks();
      await revoke(on.asBoss, await on.newest('invitation.sent'));
    },
  ],
  'invitations/join': [
    'member.added',
    async (on) => {
      await on.asks();
      const token = await mailedToken(on.email);
      await join(system(), { token, name: 'Nora', password: 'a password of hers' });
    },
  ],
  'invitations/accept': [
    'invitation.accepted',
    async (on) => {
      const leo = await makePerson();
      await on.asks('agent', leo.email);
      await accept({ ...system(), userId: leo.userId }, await mailedToken(leo.email));
    },
  ],
  'members/change-role': [
    'member.role_changed',
    (on) => changeRole(on.asBoss, on.memberId, 'administrator'),
  ],
  'members/disable': ['member.disabled', (on) => disable(on.asBoss, on.memberId, null)],
  'members/enable': [
    'member.enabled',
    async (on) => {
      await disable(on.asBoss, on.memberId, null);
      await enable(on.asBoss, on.memberId);
    },
  ],
  'sessions/sign-in': ['user.signed_in', ({ ada }) => ada.enter()],
  'sessions/sign-out': [
    'user.signed_out',
    async ({ ada }) => signOut(system(), (await ada.enter()) ?? ''),
  ],
  'sessions/end': [
    'user.session_ended',
    async ({ ada }) => endSession(ada.as(), sha256((await ada.enter()) ?? '')),
  ],
  'sessions/end-others': [
    'user.other_sessions_ended',
    async ({ ada }) => {
      await ada.enter();
      await endOtherSessions(ada.as((await ada.enter()) ?? ''));
    },
  ],
  'users/rename': ['user.renamed', ({ ada }) => rename(ada.as(), 'Ada L.')],
  'users/change-password': [
    'user.password_changed',
    ({ ada }) =>
      changePassword(ada.as(), { current: ada.password, next: 'a newer one', ip: newIp() }),
  ],
  'password-resets/finish': [
    'user.password_reset',
    async ({ ada }) => {
      const ctx = system();
      await askForReset(ctx, { email: ada.email, ip: newIp() });
      const [bell] = ctx.after.rung as { payload: { request: number } }[];
      await send(ctx, bell?.payload.request ?? 0);
      await finishReset(ctx, { token: await mailedToken(ada.email), password: 'a newer one' });
    },
  ],
  'email-changes/start': ['user.email_change_started', (on) => on.wants()],
  'email-changes/resend': [
    'user.email_change_resent',
    async (on) => {
      await on.wants();
      await resendEmailChange(on.ada.as());
    },
  ],
  'email-changes/cancel': [
    'user.email_change_cancelled',
    async (on) => {
      await on.wants();
      await cancelEmailChange(on.ada.as());
    },
  ],
  'email-changes/confirm': [
    'user.email_changed',
    async (on) => {
      await on.wants();
      await confirmEmailChange(system(), await mailedToken(on.email));
    },
  ],
  'access-tokens/create': ['token.created', ({ ada }) => createAccessToken(ada.as(), 'Script')],
  'access-tokens/revoke': [
    'token.revoked',
    async ({ ada, newest }) => {
      await createAccessToken(ada.as(), 'Script');
      await revokeAccessToken(ada.as(), await newest('token.created'));
    },
  ],
  'pictures/replace': [
    'user.picture_changed',
    async ({ ada, picture }) => replacePicture(ada.as(), await picture()),
  ],
  'pictures/remove': [
    'user.picture_removed',
    async ({ ada, picture }) => {
      await replacePicture(ada.as(), await picture());
      await removePicture(ada.as());
    },
  ],
};

test('every verb that a page, a form or an address of ours calls is among these', async () => {
  const sources = await readSources();
  const called = sources
    .filter(({ path }) => path.startsWith('app/') || path.startsWith('lib/web/'))
    .flatMap(({ imports }) => imports)
    .filter((path) => /^lib\/services\/[^/]+\/[^/]+$/.test(path))
    .map((path) => path.replace('lib/services/', ''));
  const known = [...Object.keys(DEEDS), ...Object.keys(ELSEWHERE)];
  expect(some([...new Set(called)]).filter((verb) => !known.includes(verb))).toEqual([]);
});

describe('stands in the record of the account, with who did it', () => {
  test.for(Object.entries(DEEDS))('%s', async ([, [act, does]]) => {
    const on = await stage();
    const [{ last = 0 } = {}] = await db
      .select({ last: sql<number>`coalesce(max(${audits.id}), 0)::int` })
      .from(audits);
    await does(on);

    const own = and(eq(audits.accountId, on.shop.accountId), gt(audits.id, last));
    const rows = (await db.select().from(audits).where(own)).filter((row) => row.act === act);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.userId).toBeGreaterThan(0);
    expect(phraseOf(act)).not.toContain(act.replaceAll(/[._]/g, ' '));
  });
});

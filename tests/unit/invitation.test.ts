import { describe, expect, test } from 'vitest';
import {
  INVITATION_LIMITS,
  invitationEnd,
  invitationState,
  mayMail,
} from '@/lib/domain/invitation';

const NOW = new Date('2026-03-01T12:00:00Z');
const open = { expiresAt: invitationEnd(NOW), acceptedAt: null, revokedAt: null };
const at = (ms: number) => new Date(open.expiresAt.getTime() + ms);

describe('an invitation', () => {
  test('works for seven days, up to but not including the last millisecond', () => {
    expect(open.expiresAt).toEqual(new Date('2026-03-08T12:00:00Z'));
    expect(invitationState(open, at(-1))).toBe('open');
    expect(invitationState(open, at(0))).toBe('expired');
  });

  test('that was accepted or revoked stays so, whatever the clock says', () => {
    expect(invitationState({ ...open, acceptedAt: NOW }, at(1))).toBe('accepted');
    expect(invitationState({ ...open, revokedAt: NOW }, at(1))).toBe('revoked');
  });
});

test('one more mail goes out while neither the account nor the address has had its fill', () => {
  const { perAccount, perAddress } = INVITATION_LIMITS;
  expect(mayMail({ byAccount: perAccount - 1, toAddress: perAddress - 1 })).toBe(true);
  expect(mayMail({ byAccount: perAccount, toAddress: 0 })).toBe(false);
  expect(mayMail({ byAccount: 0, toAddress: perAddress })).toBe(false);
});

'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type Finding, type GroupForm, groupForm, settingsForm } from '@/lib/contracts/settings';
import { change } from '@/lib/services/settings/change';
import { probe } from '@/lib/services/settings/probe';
import { sendTestMail as send } from '@/lib/services/settings/send-test-mail';
import { superAdminAction } from '../action';

export const saveSettings = superAdminAction(settingsForm, async (ctx, wanted) => {
  await change(ctx, wanted);
  refresh();
  return { status: 'done' };
});

type Checked = { readonly status: 'checked'; readonly findings: readonly Finding[] };

export const checkSettings = superAdminAction<GroupForm, Checked>(
  groupForm,
  async (ctx, { group }) => ({ status: 'checked', findings: await probe(ctx, group) }),
);

export const sendTestMail = superAdminAction(z.object({}), async ({ db, userId }) => {
  const mailed = await send({ db, userId });
  return mailed.ok ? { status: 'done' } : { status: 'refused', message: mailed.problem };
});

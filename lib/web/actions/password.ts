'use server';

import { askForResetInput, newPasswordInput } from '@/lib/contracts/people';
import { askForReset as ask } from '@/lib/services/password-resets/ask';
import { finishReset } from '@/lib/services/password-resets/finish';
import { publicAction } from '../action';
import { LINK_PROBLEMS } from '../link-problems';
import { network } from '../network';
import { waitingWords } from '../waiting-words';

export const askForReset = publicAction(askForResetInput, async (ctx, { email }) => {
  const asked = await ask(ctx, { email, ip: await network() });
  if (asked.ok) return { status: 'done' };
  const message = asked.reason === 'no_mail' ? NO_MAIL : tooMany(asked.retryAfterSeconds);
  return { status: 'refused', message };
});

export const setPassword = publicAction(newPasswordInput, async (ctx, input) => {
  const finished = await finishReset(ctx, input);
  return finished.ok
    ? { status: 'done' }
    : { status: 'refused', message: LINK_PROBLEMS[finished.reason] };
});

const NO_MAIL =
  'Parley can’t send mail here. Ask whoever looks after this installation to set a new password with you.';

const tooMany = (seconds: number) =>
  `A link was asked for too often. Look into your mail, also among the spam, or try again in ${waitingWords(seconds)}.`;

import 'server-only';
import { FAILURE_WORDS, RETURN_WORDS } from '@/lib/domain/connect-failure';
import type { Finished } from '@/lib/services/logins/finish';

/** Why a login did not become an inbox, in a sentence. */
export const refusedLogin = (finished: Exclude<Finished, { kind: 'connected' }>): string =>
  finished.kind === 'failed'
    ? FAILURE_WORDS[finished.failure].sentence
    : RETURN_WORDS[finished.failure].sentence;

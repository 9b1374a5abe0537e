import 'server-only';
import { keepCode } from '@/db/queries/logins';
import type { StartedLogin } from '@/db/schema/logins';
import { decrypt, encrypt } from '@/lib/platform/crypto';
import type { SystemContext } from '../context';

const placeOf = ({ stateHash }: StartedLogin) => ['logins', 'code', stateHash] as const;

/** Keeps the provider's code until whoever began has signed in where it came back, so that no address has to carry it. */
export const putBy = (
  { db }: Pick<SystemContext, 'db'>,
  login: StartedLogin,
  code: string,
): Promise<void> => keepCode(db, login.id, encrypt(code, placeOf(login)));

export const codeOf = (login: StartedLogin): string | null =>
  login.code === null ? null : decrypt(login.code, placeOf(login));

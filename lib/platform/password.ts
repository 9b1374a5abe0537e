import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/**
 * argon2id (the library's default kind), 19 MiB, two passes, one thread: the first choice of the OWASP
 * Password Storage Cheat Sheet. The hash carries its own parameters.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a random text that nobody kept, made with the parameters above. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Sq/X2ErUglYDe+oVrv/Fhw$5a2h5uSd/xMjVUEBk0D1FnVr44b9wKpXNaF6q1fwaVw';

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

/** Takes as long for somebody who does not exist (`null`), and is then false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODYS_HASH, password);
  return matches && stored !== null;
}

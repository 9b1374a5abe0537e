import type { Database } from '@/db/client';
import type { Bell } from '@/lib/contracts/jobs';
import type { Note } from '@/lib/contracts/live';
import type { MemberScope } from '@/lib/domain/scope';
import type { Mail } from '@/lib/platform/mail';

/** What is to happen once the rows are committed. Losing it costs a minute, never a message. */
export type After = {
  /** Asks for a job now; the sweep asks again if this is lost. */
  ring(bell: Bell): void;
  /** Tells the account's browsers what to fetch again. */
  tell(accountId: number, note: Note): void;
  /** Sends a mail that nobody waits for, such as a warning. */
  mail(mail: Mail): void;
};

/** In which the product itself acts: on whatever row it is pointed at. */
export type SystemContext = {
  readonly db: Database;
  readonly now: Date;
  readonly after: After;
};

/** In which a person acts. */
export type MemberContext = SystemContext & {
  readonly scope: MemberScope;
  readonly userId: number;
};

/** In which a signed-in person changes what is theirs alone. */
export type UserContext = SystemContext & {
  readonly userId: number;
  readonly sessionId: string;
};

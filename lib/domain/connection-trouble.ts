import { type ConnectionFacts, connectionState } from './connection';

/** What whoever answers has to know of an inbox, in a sentence. */
export type ConnectionTrouble = {
  readonly sentence: string;
  /** Nothing can be sent. */
  readonly stops: boolean;
};

const DAY_MS = 86_400_000;

export type TroubleFacts = ConnectionFacts & {
  /** Why the provider restricts the account, in its words, if it says why; null while it does not. */
  readonly restriction: string | null;
};

/** Null while all is well. `label` is the provider's name. */
export function connectionTrouble(
  facts: TroubleFacts,
  { label, now }: { readonly label: string; readonly now: Date },
): ConnectionTrouble | null {
  const { problem, tokenExpiresAt, restriction } = facts;
  const restricted =
    restriction === null
      ? null
      : { stops: false, sentence: restrictionSentence(restriction, label) };
  switch (connectionState(facts, now)) {
    case 'connected':
      return restricted;
    case 'expiring':
      return (
        restricted ?? { stops: false, sentence: endsIn(tokenExpiresAt ?? now, { label, now }) }
      );
    case 'not_receiving':
      return {
        stops: false,
        sentence: `${label} does not send what people write to this inbox at the moment. Parley keeps asking for it.`,
      };
    case 'reconnect_required':
      return {
        stops: true,
        sentence:
          problem ??
          `${label}’s permission has run out. An administrator has to reconnect the inbox.`,
      };
    case 'disabled':
      return {
        stops: true,
        sentence: problem ?? `This ${label} account is not connected through this inbox any more.`,
      };
  }
}

/** The provider's own reason, where it gives one. */
export const restrictionSentence = (reason: string, label: string): string =>
  `${label} restricts this account, so some of what you send may be refused.${reason ? ` It says: ${reason}` : ''}`;

function endsIn(end: Date, { label, now }: { readonly label: string; readonly now: Date }): string {
  const days = Math.floor((end.getTime() - now.getTime()) / DAY_MS);
  const when = days < 1 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
  return `${label}’s permission ends ${when}. An administrator has to log in again before that.`;
}

/** What a provider tells of, in its own word → in ours. */
const KINDS: Readonly<Record<string, string>> = {
  message: 'Message',
  echo: 'Message of ours',
  message_edit: 'Edit',
  unsend: 'Unsent message',
  reaction: 'Reaction',
  read: 'Seen',
  postback: 'Pressed button',
  referral: 'Came by a link',
  optin: 'Opted in',
  pass_thread_control: 'Handed over',
  take_thread_control: 'Taken over',
  request_thread_control: 'Asked to take over',
  policy_enforcement: 'Restriction',
  comments: 'Comment',
  live_comments: 'Live comment',
  mentions: 'Mention',
  story_insights: 'Story figures',
  unknown: 'Something unknown',
};

/** Offered as a filter. */
export const EVENT_KINDS = Object.keys(KINDS);

/** What nobody has given words to goes by the provider's own. */
export const kindInWords = (kind: string): string => KINDS[kind] ?? kind.replaceAll('_', ' ');

/** Stored, and shown on no screen of their own yet. */
export const COUNTED_KINDS = ['comments', 'live_comments', 'mentions'] as const;

const REASONS: Readonly<Record<string, string>> = {
  message_not_here: 'It waits for the message that it speaks of.',
  to_be_fetched: 'Only its id was told; the message is being asked for.',
  fetched: 'Only its id was told; the message was asked for.',
  message_gone: 'The message was deleted before it could be asked for.',
  message_unsent: 'The message that it speaks of was unsent.',
  nobody_we_know: 'It speaks of somebody who never wrote.',
  self_message: 'The account wrote to itself.',
  own_reaction: 'The account reacted itself.',
  other_account: 'It is a copy for another account.',
  dashboard_test: 'A test from Meta’s dashboard.',
  malformed: 'It is not in a form that anybody knows.',
  unknown_kind: 'It is of a kind that Parley does not know yet.',
};

/** Why an event is where it is; null when there is nothing to say. */
export function reasonInWords(reason: string | null): string | null {
  if (reason === null) return null;
  if (reason.startsWith('changes:')) return 'Kept and counted; there is no screen for it yet.';
  return REASONS[reason] ?? reason;
}

/** What to call the state of an event. */
export const STATE_WORDS = {
  new: 'In line',
  waiting: 'Waiting',
  unclaimed: 'Nobody’s',
  done: 'Done',
  ignored: 'Kept only',
  failed: 'Failed',
} as const;

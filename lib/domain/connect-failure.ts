/** Why connecting an account went wrong: the closed list that may stand in an address of ours as `error=`. */
export const CONNECT_FAILURES = [
  'cancelled',
  'not_configured',
  'code_unusable',
  'redirect_mismatch',
  'app_unknown',
  'scope_unknown',
  'tester_role_missing',
  'access_deactivated',
  'app_not_live',
  'basic_not_allowed',
  'messages_not_allowed',
  'account_personal',
  'account_taken',
  'account_different',
  'account_restricted',
  'instagram_busy',
  'instagram_unreachable',
  'instagram_unclear',
  'unexpected',
] as const;
export type ConnectFailure = (typeof CONNECT_FAILURES)[number];

type Words = {
  readonly title: string;
  /** What happened and what to do. */
  readonly sentence: string;
  /** Whose move it is: whoever connects, or whoever runs the installation and its Meta app. */
  readonly who: 'you' | 'installation';
};

export const FAILURE_WORDS: { readonly [Failure in ConnectFailure]: Words } = {
  cancelled: {
    title: 'You stopped before the end',
    sentence: 'Nothing was connected and nothing has changed. Start again whenever you like.',
    who: 'you',
  },
  not_configured: {
    title: 'Instagram is not set up here yet',
    sentence:
      'The Instagram app’s ID or secret is missing. Whoever runs this installation can enter them under Installation › Instagram.',
    who: 'installation',
  },
  code_unusable: {
    title: 'That login can’t be used any more',
    sentence:
      'Instagram’s answer works once and for an hour, and this one was used or is too old. Log in again.',
    who: 'you',
  },
  redirect_mismatch: {
    title: 'Instagram refuses this app’s address or secret',
    sentence:
      'Either the OAuth redirect URL in Meta’s dashboard is not the one of this installation, or the Instagram app secret is wrong: Instagram gives the same answer to both. Compare both under Installation › Instagram.',
    who: 'installation',
  },
  app_unknown: {
    title: 'Instagram does not know this app',
    sentence:
      'The Instagram app ID is wrong. It stands under Instagram › API setup with Instagram login, and is not the number of the Meta app.',
    who: 'installation',
  },
  scope_unknown: {
    title: 'The app may not ask for these permissions',
    sentence:
      'Add the Instagram product with Instagram login to the Meta app, and the permissions that Installation › Instagram lists.',
    who: 'installation',
  },
  tester_role_missing: {
    title: 'This account has no role on the app',
    sentence:
      'Until Meta has approved the app, only Instagram testers can connect. Add the account under App roles › Roles, and accept the invitation in Instagram under Settings › Apps and websites › Tester invites.',
    who: 'installation',
  },
  access_deactivated: {
    title: 'Meta has deactivated the app’s access',
    sentence:
      'Meta’s dashboard says why, often a privacy policy URL that can’t be opened. Once it is fixed there, try again.',
    who: 'installation',
  },
  app_not_live: {
    title: 'The app is not live',
    sentence:
      'Meta allows this only for people with a role on the app until it is switched to Live in the dashboard.',
    who: 'installation',
  },
  basic_not_allowed: {
    title: 'The profile was not allowed',
    sentence:
      'Parley needs “See your profile and your posts” to know which account it is. Log in again and leave it ticked.',
    who: 'you',
  },
  messages_not_allowed: {
    title: 'Messages were not allowed',
    sentence:
      'Without “Read and answer your messages” there is nothing that Parley could show. Log in again and leave it ticked.',
    who: 'you',
  },
  account_personal: {
    title: 'This is a personal account',
    sentence:
      'Instagram gives messages of professional accounts only. In the Instagram app: Settings › Account type and tools › Switch to professional account. Then log in again.',
    who: 'you',
  },
  account_taken: {
    title: 'This account is connected elsewhere',
    sentence:
      'Another workspace of this installation has it, and an account can be in one only. It has to be removed there first, or whoever runs the installation releases it.',
    who: 'you',
  },
  account_different: {
    title: 'That is another account',
    sentence:
      'You logged in with another Instagram account than this inbox has. Nothing was changed. Log in with the inbox’s own, or connect the other one as a new inbox.',
    who: 'you',
  },
  account_restricted: {
    title: 'Instagram has restricted this account',
    sentence:
      'Its owner has to open the Instagram app and follow what it asks for. Then log in again.',
    who: 'you',
  },
  instagram_busy: {
    title: 'Instagram asks us to slow down',
    sentence: 'Too many requests came from this app. Wait some minutes and log in again.',
    who: 'you',
  },
  instagram_unreachable: {
    title: 'Instagram can’t be reached',
    sentence: 'It did not answer in time. Nothing was connected. Try again in a moment.',
    who: 'you',
  },
  instagram_unclear: {
    title: 'Instagram’s answer was no answer',
    sentence: 'It sent something that can’t be read, which mostly passes. Try again in a moment.',
    who: 'you',
  },
  unexpected: {
    title: 'Instagram refused, for a reason we do not know',
    sentence:
      'Try again. If it stays, whoever runs the installation finds the reason’s code in the log.',
    who: 'installation',
  },
};

/** Why a return from a provider belongs to nobody here: it changes nothing, and names no account. */
export const RETURN_FAILURES = [
  'link_unknown',
  'link_expired',
  'link_used',
  'link_foreign',
  'not_administrator',
] as const;
export type ReturnFailure = (typeof RETURN_FAILURES)[number];

export const RETURN_WORDS: {
  readonly [Failure in ReturnFailure]: Pick<Words, 'title' | 'sentence'>;
} = {
  link_unknown: {
    title: 'This did not start here',
    sentence:
      'No login with this address is under way. If you were connecting an account, start again from its settings.',
  },
  link_expired: {
    title: 'That took too long',
    sentence: 'A login has to be finished within ten minutes. Nothing has changed; start again.',
  },
  link_used: {
    title: 'This login was used already',
    sentence: 'It works once. Look at the inboxes: what it connected stands there.',
  },
  link_foreign: {
    title: 'Somebody else started this',
    sentence:
      'The login was started by another person. Nothing has changed. Sign in as that person, or start your own.',
  },
  not_administrator: {
    title: 'You may not connect accounts here',
    sentence: 'Only administrators of the workspace can, and you are none of them any more.',
  },
};

import { PERMISSIONS, type Permission } from './meta-app';

/**
 * What to do about a Graph error. `retry`: same request again, a few times. `throttle`: leave the account
 * alone for a while. `reconnect`: the token is dead. `person`: somebody must change something. `permanent`:
 * never again. `unknown`: perhaps it was done. Codes and meanings: FACTS.md §4.2.
 */
export type GraphAction = 'retry' | 'throttle' | 'reconnect' | 'person' | 'permanent' | 'unknown';

export type GraphVerdict = {
  readonly action: GraphAction;
  /** A stable word for rows and tests. */
  readonly reason: string;
  /** One plain sentence for the agent. */
  readonly sentence: string;
  /** The provider's name of the permission that is missing, where that is why. */
  readonly permission?: Permission;
};

export type GraphFault = { readonly code: number; readonly subcode?: number | undefined };

type Row = readonly [reason: string, action: GraphAction, sentence: string];

const RECONNECT =
  'Instagram no longer accepts this connection. An administrator has to reconnect the inbox.';
const BUSY = 'Instagram asks us to slow down. It will be sent as soon as Instagram allows it.';
const GONE = 'This person can’t receive messages from you right now.';
const UNFETCHED = 'Instagram could not fetch the attachment. We are trying again.';
const BUG = 'Instagram refused this message as invalid. Please tell your administrator.';

/** Code and subcode; a bare code is what holds for every other subcode. */
const TABLE: Readonly<Record<string, Row>> = {
  '1': ['temporary', 'retry', 'Instagram had a hiccup. We are trying again.'],
  '1/1357046': [
    'unclear_answer',
    'unknown',
    'Instagram’s answer was unclear; it may have arrived.',
  ],
  '2': ['temporary', 'retry', 'Instagram is briefly unavailable. We are trying again.'],
  '2/2018344': ['terms', 'person', 'The account owner has to accept Meta’s terms first.'],
  '3': ['not_approved', 'person', 'The Meta app is not approved to send messages yet.'],
  '4': ['app_rate', 'throttle', BUSY],
  '4/2018354': ['too_soon', 'permanent', 'Instagram does not allow another message this soon.'],
  '9/2018352': ['too_many_requests', 'throttle', BUSY],
  '10': [
    'permission_missing',
    'reconnect',
    'A permission is missing. An administrator has to reconnect the inbox and allow messages.',
  ],
  '10/2534022': [
    'window_closed',
    'permanent',
    'The reply window is closed. You can answer when the customer writes again.',
  ],
  '10/2018278': [
    'window_closed',
    'permanent',
    'The reply window is closed. You can answer when the customer writes again.',
  ],
  '10/2018065': ['window_closed', 'permanent', 'The reply window is closed.'],
  '10/2018108': ['person_unavailable', 'permanent', GONE],
  '10/2018336': ['menu_setting', 'permanent', 'A setting of this conversation does not allow it.'],
  '10/2534077': [
    'account_unverified',
    'person',
    'Instagram wants the account owner to verify the account first.',
  ],
  '10/1404170': ['restricted', 'throttle', 'Instagram has restricted this account for a while.'],
  '10/1893063': ['restricted', 'throttle', 'Instagram has restricted this account for a while.'],
  '10/1893015': ['opted_out', 'permanent', 'This person has stopped these messages.'],
  '17': ['user_rate', 'throttle', BUSY],
  '25': ['restricted', 'person', 'The Instagram account is restricted; its owner has to fix that.'],
  '32': ['page_rate', 'throttle', BUSY],
  '100': ['invalid', 'permanent', BUG],
  '100/33': ['not_found', 'permanent', 'Instagram does not know this conversation any more.'],
  '100/2018001': ['person_not_found', 'permanent', 'Instagram does not know this person any more.'],
  '100/2018008': ['media_not_fetched', 'retry', UNFETCHED],
  '100/2018294': ['media_not_fetched', 'retry', UNFETCHED],
  '100/2018047': [
    'media_type',
    'permanent',
    'Instagram does not take this file: it is not of the kind that it was sent as.',
  ],
  '100/2018109': ['media_too_big', 'permanent', 'This file is too big for Instagram.'],
  '100/2018074': [
    'media_not_ours',
    'permanent',
    'Instagram no longer has this file. Attach it again.',
  ],
  '100/2534015': [
    'message_shape',
    'permanent',
    'Instagram does not take these things together in one message.',
  ],
  '100/2534013': ['not_linked', 'person', 'The Page has no Instagram account linked any more.'],
  '100/2534014': [
    'person_not_found',
    'permanent',
    'Instagram does not know this person for this account.',
  ],
  '100/2534029': [
    'business_blocked',
    'person',
    'Instagram has blocked this business from messaging.',
  ],
  '100/2534037': [
    'not_thread_owner',
    'person',
    'Another app controls this conversation. Release it there, then try again.',
  ],
  '102': ['token_invalid', 'reconnect', RECONNECT],
  '190': ['token_invalid', 'reconnect', RECONNECT],
  '190/458': ['app_removed', 'reconnect', 'The app was removed in Instagram. Reconnect the inbox.'],
  '190/459': [
    'checkpoint',
    'reconnect',
    'Instagram wants the owner to log in and confirm the account, then reconnect the inbox.',
  ],
  '190/460': [
    'password_changed',
    'reconnect',
    'The Instagram password was changed. An administrator has to reconnect the inbox.',
  ],
  '190/463': ['token_expired', 'reconnect', 'The connection has expired. Reconnect the inbox.'],
  '190/464': [
    'account_unconfirmed',
    'person',
    'The account owner has to confirm the account in Instagram first.',
  ],
  '191': ['misconfigured', 'person', 'This server’s address is not registered in the Meta app.'],
  '200': [
    'app_not_live',
    'person',
    'The Meta app is not live, or may not write to this person yet.',
  ],
  '200/1545041': ['person_unavailable', 'permanent', GONE],
  '200/2534041': [
    'access_off',
    'person',
    'Message access is switched off in the Instagram app. The owner has to switch it on.',
  ],
  '230': ['no_consent', 'permanent', 'The customer has not agreed to share their profile yet.'],
  '341': ['app_rate', 'throttle', BUSY],
  '368': [
    'policy_block',
    'throttle',
    'Instagram has blocked sending for a while for policy reasons.',
  ],
  '506': ['duplicate', 'permanent', 'Instagram refuses the same message twice in a row.'],
  '551': ['person_unavailable', 'permanent', GONE],
  '613': ['send_rate', 'throttle', BUSY],
  '613/1893016': ['abuse_warning', 'permanent', 'Instagram refused this as too many requests.'],
  '613/2018338': ['abuse_warning', 'permanent', 'Instagram refused this as misuse of a tag.'],
  '803': ['not_found', 'permanent', 'Instagram does not know this conversation any more.'],
  '2022': [
    'commerce_off',
    'person',
    'Instagram has switched commerce messages off for this account.',
  ],
  '2500': ['invalid', 'permanent', BUG],
  '9010': ['person_not_found', 'permanent', 'Instagram does not know this person.'],
  '36103': ['not_eligible', 'person', 'This Instagram account can’t be used for messages yet.'],
  '80001': ['account_rate', 'throttle', BUSY],
  '80002': ['account_rate', 'throttle', BUSY],
  '80006': ['account_rate', 'throttle', BUSY],
  '80007': ['account_rate', 'throttle', BUSY],
  '80008': ['account_rate', 'throttle', BUSY],
  '2018300': [
    'not_thread_owner',
    'person',
    'Another app controls this conversation. Release it there, then try again.',
  ],
  '2018321': ['flow_running', 'retry', 'An automated flow is running. We are trying again.'],
  '9000001': ['message_deleted', 'permanent', 'The message no longer exists.'],
};

const SOMETHING_NEW: Row = [
  'unrecognised',
  'permanent',
  'Instagram refused this message for a reason we do not know.',
];

/** Meta never says which permission is missing; whoever made the call knows which one it needs. */
export const needing = (verdict: GraphVerdict, permission: Permission): GraphVerdict =>
  verdict.reason === 'permission_missing'
    ? {
        ...verdict,
        permission,
        sentence: `The permission ${PERMISSIONS[permission]} (${permission}) is missing. An administrator has to log in again and allow it.`,
      }
    : verdict;

/** Told apart by code and subcode, never by text. Permission codes 201–299 share one meaning. */
export function judge({ code, subcode }: GraphFault): GraphVerdict {
  const row =
    TABLE[`${code}/${subcode}`] ??
    TABLE[code] ??
    (code > 200 && code < 300 ? TABLE['10'] : undefined) ??
    SOMETHING_NEW;
  const [reason, action, sentence] = row;
  return { reason, action, sentence };
}

import type { Sim } from './sim.ts';
import type { Account, DeliveryKind } from './state.ts';
import type { Switches } from './switches.ts';

/** The fields flow A knows (FACTS §1.6). */
export const FIELDS: readonly string[] = [
  'comments',
  'live_comments',
  'message_echoes',
  'message_edit',
  'message_reactions',
  'messages',
  'messaging_handover',
  'messaging_optins',
  'messaging_postbacks',
  'messaging_referral',
  'messaging_seen',
  'standby',
];

/** Which webhook field carries what; echoes come with either name (FACTS §11). */
const FIELDS_OF: Readonly<Record<DeliveryKind, readonly string[]>> = {
  message: ['messages'],
  echo: ['messages', 'message_echoes'],
  seen: ['messaging_seen'],
  edit: ['message_edit'],
  reaction: ['message_reactions'],
  postback: ['messaging_postbacks'],
  referral: ['messaging_referral'],
  optin: ['messaging_optins'],
  handover: ['messaging_handover'],
  comment: ['comments'],
  live_comment: ['live_comments'],
  standby: ['standby'],
  other: [],
};

function fieldsOf(kind: DeliveryKind, { echoField }: Switches): readonly string[] {
  return kind === 'echo' && echoField !== 'either' ? [echoField] : FIELDS_OF[kind];
}

type Told = { readonly account: Account; readonly hasRole: boolean };

/** Why the app does not hear of this; null when it does (FACTS §0, §1.6). */
export function whyWithheld(sim: Sim, kind: DeliveryKind, told: Told): string | null {
  return (
    whyUnseen(sim.switches, told) ??
    whyNotComment(sim.switches, kind, told.account) ??
    whyNotSubscribed(sim, kind, told.account)
  );
}

function whyUnseen(switches: Switches, { account, hasRole }: Told): string | null {
  const inDevelopment = switches.appMode === 'development';
  if (inDevelopment && switches.development === 'silent') return 'the app is in development';
  const rolesAlone = inDevelopment || switches.access === 'standard';
  return !rolesAlone || (hasRole && account.hasRole)
    ? null
    : 'the person or the account has no role on the app';
}

function whyNotComment(switches: Switches, kind: DeliveryKind, account: Account): string | null {
  if (kind !== 'comment' && kind !== 'live_comment') return null;
  if (switches.access === 'standard') return 'comments need Advanced Access';
  return account.isPublic ? null : 'the account is private';
}

function whyNotSubscribed(sim: Sim, kind: DeliveryKind, account: Account): string | null {
  if (account.subscribedFields.length === 0) return 'the account is not subscribed';
  const fields = fieldsOf(kind, sim.switches);
  if (fields.length === 0) return null;
  const ticked = sim.dashboard.fields;
  const given = sim.switches.fields === 'app' ? ticked : account.subscribedFields;
  const isCarried = fields.some((field) => given.includes(field) && ticked.includes(field));
  return isCarried ? null : `not subscribed to ${fields.join(' or ')}`;
}

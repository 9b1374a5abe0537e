import { randomUUID } from 'node:crypto';
import { PASSWORD, type World } from './world.ts';

/** What a call needs beside its address; what it says is valid, so that only the visitor decides. */
type Call = {
  /** Replaces parts of the address that no row of the world stands for. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** JSON, unless it is bytes or a form. */
  readonly body?: unknown;
  /** The fields of a form action. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** Whether an action has the account's id bound to it. */
  readonly ofAccount?: boolean;
  /** Of a call of the public API that wants a browser. */
  readonly by?: 'session';
};

/** The smallest picture there is: one dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

function formWith(bytes: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.set('file', new File([bytes], 'dot.png'));
  return form;
}

const CALLS: Readonly<Record<string, (ids: World['ids'], world: World) => Call | Promise<Call>>> = {
  'POST /api/accounts/[accountId]/conversations/[number]/messages': () => ({
    body: { clientId: randomUUID(), text: 'A note', private: true },
  }),
  'PUT /api/accounts/[accountId]/conversations/[number]/messages/[messageId]/reaction': ({
    incomingId = '',
  }) => ({
    params: { messageId: incomingId },
    body: { emoji: '👍' },
  }),
  'POST /api/accounts/[accountId]/conversations/[number]/typing': () => ({ body: { on: false } }),
  'POST /api/accounts/[accountId]/uploads': () => ({ body: { fileName: 'a.png', byteSize: 67 } }),
  'POST /api/accounts/[accountId]/uploads/[upload]/completion': () => ({
    params: { upload: 'guessed' },
    body: { fileName: 'a.png' },
  }),
  'PUT /api/uploads/[upload]': () => ({ params: { upload: 'guessed' }, body: PNG }),
  'GET /api/files/[token]': () => ({ params: { token: 'guessed' } }),
  'POST /api/v1/accounts/[accountId]/direct_uploads': () => ({ body: formWith(PNG) }),
  'PUT /api/accounts/[accountId]/conversations/[number]/assignment': ({ colleagueId }) => ({
    body: { memberId: Number(colleagueId) },
  }),
  'PUT /api/accounts/[accountId]/conversations/[number]/blocking': () => ({
    body: { blocked: true },
  }),
  'GET /api/accounts/[accountId]/pictures/[name]': async (_, { pictureOfColleague }) => ({
    params: { name: await pictureOfColleague(PNG) },
  }),
  'POST /api/accounts/[accountId]/profile/picture': () => ({ body: PNG }),
  'GET /api/accounts/[accountId]/search': () => ({ query: '?q=hello' }),
  'PUT /api/accounts/[accountId]/conversations/[number]/status': () => ({
    body: { status: 'pending' },
  }),
  'POST /api/v1/accounts/[accountId]/conversations/[number]/messages': () => ({
    body: { content: 'A note', private: true },
  }),
  'POST /api/v1/accounts/[accountId]/conversations/[number]/toggle_status': () => ({
    body: { status: 'resolved' },
  }),
  'PATCH /api/v1/accounts/[accountId]/inboxes/[inboxId]': () => ({ body: { name: 'Renamed' } }),
  'POST /api/v1/accounts/[accountId]/instagram/authorization': () => ({ by: 'session', body: {} }),
  'POST /api/v1/profile/access_token': () => ({ body: { name: 'Script' } }),
  'GET /api/auth/[...nextauth]': () => ({ params: { '...nextauth': 'csrf' } }),
  'POST /api/auth/[...nextauth]': () => ({
    params: { '...nextauth': 'callback/credentials' },
    body: { email: 'nobody@example.test', password: 'wrong', json: true },
  }),
  'GET /api/v1/[...rest]': () => ({ params: { '...rest': 'nothing' } }),
  'POST /api/v1/[...rest]': () => ({ params: { '...rest': 'nothing' } }),
  'PUT /api/v1/[...rest]': () => ({ params: { '...rest': 'nothing' } }),
  'PATCH /api/v1/[...rest]': () => ({ params: { '...rest': 'nothing' } }),
  'DELETE /api/v1/[...rest]': () => ({ params: { '...rest': 'nothing' } }),
  'GET /api/cron/[cron]': () => ({ params: { cron: 'sweep' } }),
  'POST /api/jobs/[job]': () => ({ params: { job: 'sweep' }, body: {} }),
  'GET /api/live': ({ accountId }) => ({ query: `?account=${accountId}` }),
  'GET /instagram/callback': () => ({ query: '?state=unknown&code=AQ' }),
  'GET /webhooks/instagram': () => ({
    query: '?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
  }),
  'POST /webhooks/instagram': () => ({ body: { object: 'instagram', entry: [] } }),
  '/email/[token]': ({ emailToken = '' }) => ({ params: { token: emailToken } }),
  '/password/[token]': ({ resetToken = '' }) => ({ params: { token: resetToken } }),
  'access-tokens/createToken': () => ({ form: { name: 'Script' } }),
  'access-tokens/revokeToken': ({ tokenId = '' }) => ({ form: { id: tokenId } }),
  'email/confirmEmail': ({ emailToken = '' }) => ({ form: { token: emailToken } }),
  'events/replayEvent': ({ eventId = '' }) => ({ form: { id: eventId } }),
  'GET /api/accounts/[accountId]/events/[eventId]': ({ ownEventId = '' }) => ({
    params: { eventId: ownEventId },
  }),
  'events/replayOwnEvent': ({ ownEventId = '' }) => ({ ofAccount: true, form: { id: ownEventId } }),
  'events/replayFailedEvents': () => ({ ofAccount: true, form: {} }),
  'inboxes/changeInbox': ({ inboxId = '' }) => ({
    ofAccount: true,
    form: { id: inboxId, name: 'Renamed' },
  }),
  'inboxes/changeInboxMembers': ({ inboxId = '', colleagueId = '' }) => ({
    ofAccount: true,
    form: { id: inboxId, 'known[]': [colleagueId], 'members[]': [] },
  }),
  'inboxes/connectFound': () => ({ ofAccount: true, form: {} }),
  'inboxes/removeInbox': ({ inboxId = '' }) => ({
    ofAccount: true,
    form: { id: inboxId, name: 'doors' },
  }),
  'imports/importPast': ({ inboxId = '' }) => ({ ofAccount: true, form: { id: inboxId } }),
  'imports/cancelImport': ({ inboxId = '' }) => ({ ofAccount: true, form: { id: inboxId } }),
  'inboxes/subscribeInbox': ({ inboxId = '' }) => ({ ofAccount: true, form: { id: inboxId } }),
  'inboxes/releaseInbox': ({ inboxId = '' }) => ({
    form: { id: inboxId, name: 'doors' },
  }),
  'invitations/acceptInvitation': ({ token = '' }) => ({ form: { token } }),
  'invitations/invite': ({ inboxId = '' }) => ({
    ofAccount: true,
    form: { email: `${randomUUID()}@example.test`, role: 'agent', 'inboxes[]': [inboxId] },
  }),
  'invitations/joinAsNewcomer': ({ newcomerToken = '' }) => ({
    form: { token: newcomerToken, name: 'Nele', password: 'long enough' },
  }),
  'invitations/resendInvitation': ({ invitationId = '' }) => ({
    ofAccount: true,
    form: { id: invitationId },
  }),
  'invitations/revokeInvitation': ({ invitationId = '' }) => ({
    ofAccount: true,
    form: { id: invitationId },
  }),
  'members/changeMemberRole': ({ colleagueId = '' }) => ({
    ofAccount: true,
    form: { member: colleagueId, role: 'administrator' },
  }),
  'members/disableMember': ({ colleagueId = '' }) => ({
    ofAccount: true,
    form: { member: colleagueId },
  }),
  'members/enableMember': ({ colleagueId = '' }) => ({
    ofAccount: true,
    form: { member: colleagueId },
  }),
  'password/askForReset': ({ email = '' }) => ({ form: { email } }),
  'password/setPassword': ({ resetToken = '' }) => ({
    form: { token: resetToken, password: 'long enough' },
  }),
  'profile/changeEmail': () => ({
    form: { email: `${randomUUID()}@example.test`, current: PASSWORD },
  }),
  'profile/changeName': () => ({ form: { name: 'Renamed' } }),
  'profile/changePassword': () => ({ form: { current: PASSWORD, password: 'long enough' } }),
  'profile/endSession': () => ({ form: { handle: '0'.repeat(64) } }),
  'settings/checkSettings': () => ({ form: { group: 'general' } }),
  'settings/saveSettings': () => ({ form: { group: 'facebook', FB_CONFIG_ID: '' } }),
  'settings/sendTestMail': () => ({ form: {} }),
  'setup/setUp': () => ({
    form: { name: 'Eve', email: 'eve@example.test', password: 'long enough', account: 'Eve' },
  }),
};

export const callOf = async (door: string, world: World): Promise<Call> =>
  (await CALLS[door]?.(world.ids, world)) ?? {};

export function fill(address: string, values: Readonly<Record<string, string>>): string {
  return address.replace(/\[([^\]]+)\]/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the world has no ${name} for ${address}`);
    return value;
  });
}

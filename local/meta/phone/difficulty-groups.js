import { patch, post, remove } from './api.js';

const GRAPH = { host: 'graph.instagram.com' };
const SENDS = { ...GRAPH, method: 'POST', path: '*/messages' };

const fault = (name, match, effect) => ({
  isOn: ({ faults }) => faults.some((f) => f.name === name),
  turnOn: () => post('/faults', { name, match, effect, times: 'always' }),
  turnOff: ({ faults }) =>
    Promise.all(faults.filter((f) => f.name === name).map(({ id }) => remove(`/faults/${id}`))),
});

const setting = (on, off) => ({
  isOn: ({ switches }) => Object.entries(on).every(([key, value]) => switches[key] === value),
  turnOn: () => patch('/switches', on),
  turnOff: () => patch('/switches', off),
});

const ofAccount = (on, off) => ({
  isOn: ({ account }) => Object.entries(on).every(([key, value]) => account[key] === value),
  turnOn: ({ account }) => patch(`/accounts/${account.externalId}`, on),
  turnOff: ({ account }) => patch(`/accounts/${account.externalId}`, off),
});

/** An account that was never connected has no token to lose. */
const tokenState = (state) => ({
  isAbout: ({ account }) => account.token.state !== null,
  isOn: ({ account }) => account.token.state === state,
  turnOn: ({ account }) => patch(`/accounts/${account.externalId}/token`, { state }),
  turnOff: ({ account }) => patch(`/accounts/${account.externalId}/token`, { state: 'valid' }),
});

const unsubscribed = {
  isOn: ({ account }) => account.subscribedFields.length === 0,
  turnOn: ({ account }) => patch(`/accounts/${account.externalId}`, { subscribedFields: [] }),
  turnOff: ({ account, app }) =>
    patch(`/accounts/${account.externalId}`, { subscribedFields: app.fields }),
};

/** Where a login sends people back to Parley. */
export const wayBack = ({ callback }) => new URL('/instagram/callback', callback).href;

const unregistered = {
  isOn: ({ app }) => !app.redirectUris.includes(wayBack(app)),
  turnOn: ({ app }) =>
    patch('/app', { redirectUris: app.redirectUris.filter((uri) => uri !== wayBack(app)) }),
  turnOff: ({ app }) => patch('/app', { redirectUris: [...app.redirectUris, wayBack(app)] }),
};

/** Is about the person whose thread is open; without one it is not offered. */
const blocking = {
  isAbout: ({ customer }) => customer !== null,
  isOn: ({ customer }) => customer?.blocked === true,
  turnOn: ({ customer }) => patch(`/customers/${customer.externalId}`, { blocked: true }),
  turnOff: ({ customer }) => patch(`/customers/${customer.externalId}`, { blocked: false }),
};

/** What can go wrong: title of the group, then words, a hint, and how it is seen and changed. */
export const GROUPS = [
  [
    'Calls',
    [
      ['Instagram is slow', 'every call takes 4 seconds', fault('slow', GRAPH, { hang: 4000 })],
      ['Instagram answers errors', 'temporary error, code 2', fault('errors', GRAPH, { code: 2 })],
      [
        'Instagram is down',
        'all its hosts answer a page of HTML, 503',
        fault('down', {}, { html: true }),
      ],
      [
        'Answers get lost',
        'the message goes out, Parley is not told',
        fault('lost', SENDS, { afterDoing: true, drop: true }),
      ],
      [
        'The limits are nearly used up',
        'usage headers say 95 %',
        setting({ usage: 95 }, { usage: null }),
      ],
    ],
  ],
  [
    'Deliveries',
    [
      [
        'Hold deliveries',
        'webhooks wait until you let go',
        setting({ hold: true }, { hold: false }),
      ],
      ['Deliver everything twice', 'as Meta sometimes does', setting({ copies: 2 }, { copies: 1 })],
      [
        'Deliveries come late',
        'twenty seconds after it happened',
        setting({ delay: 20_000 }, { delay: 0 }),
      ],
      [
        'New messages come as edits',
        'number zero, without a sender',
        setting({ announce: 'edit_without_sender' }, { announce: 'message' }),
      ],
    ],
  ],
  [
    'The app’s dashboard',
    [
      [
        'Parley’s redirect is not registered',
        'the login shows “Invalid redirect_uri”',
        unregistered,
      ],
      [
        'The app’s secret was reset',
        'logins fail, webhooks are signed with the new one',
        setting({ secret: 'reset' }, { secret: 'given' }),
      ],
      [
        'The app is in development',
        'nothing is delivered, and only testers log in',
        setting({ appMode: 'development' }, { appMode: 'live' }),
      ],
      [
        'The app has Standard Access only',
        'it sees people and accounts with a role, no others',
        setting({ access: 'standard' }, { access: 'advanced' }),
      ],
    ],
  ],
  [
    'This account',
    [
      ['It is not subscribed', 'no webhook comes for it', unsubscribed],
      ['Its owner changed the password', 'error 190, subcode 460', tokenState('password_changed')],
      ['Its owner removed the app', 'error 190, subcode 458', tokenState('app_removed')],
      [
        'Its owner keeps messages from apps',
        'error 200, subcode 2534041',
        ofAccount({ messageAccess: false }, { messageAccess: true }),
      ],
      [
        'It has no role on the app',
        '“Insufficient developer role”, unless the app is live',
        ofAccount({ hasRole: false }, { hasRole: true }),
      ],
    ],
  ],
  [
    'This customer',
    [['They have blocked the business', 'what Parley sends them is refused, error 551', blocking]],
  ],
];

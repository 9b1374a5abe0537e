import { get, patch } from './api.js';
import { wayBack } from './difficulty-groups.js';
import { el, toast } from './element.js';

const KINDS = [
  ['BUSINESS', 'Business'],
  ['MEDIA_CREATOR', 'Creator'],
  ['PERSONAL', 'Personal'],
];
const DAY = 86_400_000;
/** What Parley asks for. */
const SCOPES = [
  'instagram_business_basic',
  'instagram_business_manage_messages',
  'instagram_business_manage_comments',
];

/** The business as Meta sees it: its kind, what is delivered, and how long its token lives. */
export function createStanding(account) {
  const change = (path, wanted) =>
    patch(`/accounts/${account().externalId}${path}`, wanted).catch((error) =>
      toast(error.message),
    );
  const kind = el(
    'select',
    {
      id: 'account-kind',
      class: 'choose',
      onchange: () => void change('', { type: kind.value }),
    },
    KINDS.map(([value, text]) => el('option', { value, text })),
  );
  const webhooks = el('dd');
  const token = el('dd');
  const rows = el(
    'dl',
    { class: 'facts' },
    el('dt', {}, el('label', { for: 'account-kind', text: 'Kind' })),
    el('dd', {}, kind),
    el('dt', { text: 'Webhooks' }),
    webhooks,
    el('dt', { text: 'Token' }),
    token,
  );
  const days = el('input', {
    id: 'older-by',
    class: 'days',
    type: 'number',
    min: 1,
    max: 400,
    required: true,
    value: 30,
  });
  const older = el(
    'form',
    {
      class: 'older',
      onsubmit: (event) => {
        event.preventDefault();
        void change('/token', { ageBy: days.valueAsNumber * DAY });
      },
    },
    el('label', { for: 'older-by', text: 'Age the token by' }),
    days,
    el('span', { text: 'days' }),
    el('button', { type: 'submit', class: 'secondary', text: 'Age' }),
  );
  const login = el('a', { class: 'secondary', target: '_blank', text: 'See the login page' });

  async function refresh() {
    const [now, { offset }, app] = await Promise.all([
      get(`/account?account=${account().externalId}`),
      get('/clock'),
      get('/app'),
    ]);
    const isHeard = now.subscribedFields.length > 0 && !now.failingSince;
    if (document.activeElement !== kind) kind.value = now.type;
    show(webhooks, webhookWords(now), isHeard);
    show(token, ...tokenWords(now.token, Date.now() + offset));
    older.hidden = now.token.state === null;
    login.href = `/www.instagram.com/oauth/authorize?${new URLSearchParams({
      client_id: app.appId,
      redirect_uri: wayBack(app),
      response_type: 'code',
      scope: SCOPES.join(','),
    })}`;
  }

  return { element: el('div', {}, rows, older, el('div', { class: 'pending' }, login)), refresh };
}

function show(place, words, isGood) {
  place.textContent = words;
  place.className = isGood ? 'good' : 'bad';
}

function webhookWords({ subscribedFields, failingSince, alerted }) {
  if (subscribedFields.length === 0) return 'not subscribed';
  if (alerted) return 'failing, the developer was told';
  return failingSince ? 'failing' : `${subscribedFields.length} fields`;
}

/** The words, and whether the token works. */
function tokenWords({ state, kind, expiresAt }, now) {
  if (state === null) return ['none', false];
  if (state !== 'valid') return [state.replace('_', ' '), false];
  if (expiresAt <= now) return ['expired', false];
  const days = Math.floor((expiresAt - now) / DAY);
  return [kind === 'short' ? 'for an hour' : `good for ${days} days`, true];
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Outside, outside, signedIn, type Visit } from '../support/doors.ts';
import { invitationIn, newMember, newTeam, type Team } from '../support/people.ts';

let product: Outside;
let team: Team;

beforeAll(async () => {
  product = await outside();
  team = await newTeam(product);
});
afterAll(() => product.sql.end());

const PAGES = ['inboxes', 'members', 'activity'] as const;
const settings = (path: string, account = team.accountId) => `/accounts/${account}/settings${path}`;
const htmlOf = async (visit: Visit, path: string) => {
  const response = await visit(path);
  expect(response.status, path).toBeLessThan(500);
  return response.text();
};
const isMissing = async (visit: Visit, path: string) => {
  const response = await visit(path);
  const html = await response.text();
  return response.status === 404 || html.includes('NEXT_HTTP_ERROR_FALLBACK;404');
};

describe('the pages of the team', () => {
  test.for(PAGES)('%s is there for an administrator', async (page) => {
    const html = await htmlOf(team.asBoss, settings(`/${page}`));
    expect(html).not.toContain('This page is for administrators');
    expect(html).toMatch(new RegExp(`<h1[^>]*>${page}</h1>`, 'i'));
  });

  test.for(['/inboxes', '/members', '/activity', '/inboxes/:inbox'])(
    '%s tells an agent that it is not for them, and nothing else',
    async (page) => {
      const path = settings(page.replace(':inbox', team.inboxId));
      const html = await htmlOf(team.asAgent, path);
      expect(html).toContain('This page is for administrators');
      expect(html).not.toContain(team.boss.email);
      expect(html).not.toContain('Save members');
    },
  );

  test('an inbox shows its name and its people to an administrator', async () => {
    const html = await htmlOf(team.asBoss, settings(`/inboxes/${team.inboxId}`));
    expect(html).toContain(team.agent.name);
    expect(html).toContain('Save members');
  });

  test('an inbox of another account is not there', async () => {
    const { inboxId } = await connect(product);
    expect(await isMissing(team.asBoss, settings(`/inboxes/${inboxId}`))).toBe(true);
  });

  test.for(['0', '-1', 'x', '1e3', '%00', '99999999999999999999'])(
    'an inbox called %s is not there, nor is an account',
    async (id) => {
      expect(await isMissing(team.asBoss, settings(`/inboxes/${id}`))).toBe(true);
      for (const page of ['', '/inboxes', '/members', '/activity', '/inboxes/1']) {
        expect(await isMissing(team.asBoss, settings(page, id)), page).toBe(true);
      }
    },
  );

  test('the record takes whatever stands in the address bar', async () => {
    for (const query of [
      '?person=x&kind=y',
      '?before=1-2-3',
      '?before=%00',
      '?kind=token&kind=x',
    ]) {
      const html = await htmlOf(team.asBoss, settings(`/activity${query}`));
      expect(html, query).toMatch(/<h1[^>]*>Activity<\/h1>/);
    }
  });

  test('nobody who is signed out sees them', async () => {
    for (const page of PAGES) {
      const html = await (await fetch(product.url + settings(`/${page}`))).text();
      expect(html, page).not.toContain(team.boss.email);
    }
  });
});

describe('the link of an invitation', () => {
  const see = (token: string, visit?: Visit) =>
    visit ? visit(`/invitation/${token}`) : fetch(`${product.url}/invitation/${token}`);

  test('is kept out of caches and out of what other sites hear', async () => {
    const { token } = await invitationIn(product, { account: team.accountId });
    const { headers } = await see(token);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toMatch(/no-store/);
  });

  test.for([
    ['open', 'Your name'],
    ['expired', 'This invitation has expired'],
    ['revoked', 'This invitation was taken back'],
    ['accepted', 'This invitation was used'],
  ] as const)('that is %s says “%s”', async ([state, words]) => {
    const { token } = await invitationIn(product, { account: team.accountId, state });
    expect(await (await see(token)).text()).toContain(words);
  });

  test.for(['x', 'a'.repeat(43), '%00', 'a'.repeat(2000)])(
    'that nobody sent leads nowhere: %s',
    async (token) => {
      const response = await see(token);
      expect(response.status).toBeLessThan(500);
    },
  );

  test('asks somebody whom Parley knows for their password', async () => {
    const known = await newMember(product, 'agent', {
      accountId: (await connect(product)).accountId,
    });
    const { token } = await invitationIn(product, { account: team.accountId, email: known.email });
    expect(await (await see(token)).text()).toContain('Sign in and join');
    const password = product.environment.DEMO_PASSWORD ?? '';
    const visit = await signedIn(product.url, known.email, password);
    expect(await (await see(token, visit)).text()).toContain('You are signed in as');
  });

  test('asks whoever else is signed in to make room', async () => {
    const { token, email } = await invitationIn(product, { account: team.accountId });
    const html = await (await see(token, team.asAgent)).text();
    expect(html).toContain('Sign out and go on');
    expect(html).toContain(email);
  });

  test('leads on to the account once it was used by whoever comes back', async () => {
    const { token } = await invitationIn(product, { account: team.accountId, state: 'accepted' });
    const response = await see(token, team.asAgent);
    const html = await response.text();
    const to = response.headers.get('location') ?? /NEXT_REDIRECT;\w+;([^;?]+)/.exec(html)?.[1];
    expect(to).toContain(`/accounts/${team.accountId}/conversations`);
  });
});

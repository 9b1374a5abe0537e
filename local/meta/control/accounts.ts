import { Hono } from 'hono';
import { z } from 'zod';
import { createAccount, createToken } from '../actions/people.ts';
import { SCOPES } from '../oauth/scopes.ts';
import { postSignedRequest } from '../signed-request.ts';
import { demoAccount, type Sim } from '../sim.ts';
import type { Account } from '../state.ts';
import { FIELDS } from '../subscriptions.ts';
import { accountNamed, customerIn, read } from './read.ts';
import { accountView } from './views.ts';

const accountChanges = z.object({
  username: z.string().trim().min(1).max(60).optional(),
  name: z.string().trim().max(80).nullable().optional(),
  look: z.string().max(80).nullable().optional(),
  type: z.enum(['BUSINESS', 'MEDIA_CREATOR', 'PERSONAL']).optional(),
  hasRole: z.boolean().optional(),
  isPublic: z.boolean().optional(),
  messageAccess: z.boolean().optional(),
  subscribedFields: z.array(z.enum(FIELDS)).optional(),
});
const tokenChanges = z.object({
  state: z
    .enum(['valid', 'app_removed', 'checkpointed', 'password_changed', 'unconfirmed', 'invalid'])
    .optional(),
  expiresAt: z.number().int().optional(),
  /** What the owner still allows. */
  scopes: z.array(z.string()).optional(),
  /** Makes the token this much older, ms; its end comes nearer by as much. */
  ageBy: z.number().int().optional(),
});
const tokenWanted = z.object({
  kind: z.enum(['short', 'long']).default('long'),
  scopes: z.array(z.string()).default(SCOPES.map(({ name }) => name)),
  /** How long ago it was issued, ms. */
  age: z.number().int().min(0).default(0),
});

/** The accounts of businesses, and their tokens. */
export function accounts(sim: Sim): Hono {
  const app = new Hono();
  const changed = async () => {
    await sim.store.save();
    sim.feed.publish({ type: 'settings' });
  };

  app.get('/account', (c) => c.json(accountView(sim, accountNamed(sim, c.req.query('account')))));
  app.get('/accounts', (c) =>
    c.json(sim.store.state.accounts.map((account) => accountView(sim, account))),
  );
  app.post('/accounts', async (c) => {
    const account = createAccount(sim, defined(await read(c, accountChanges)));
    await changed();
    return c.json(accountView(sim, account), 201);
  });
  app.patch('/accounts/:account', async (c) => {
    const account = accountNamed(sim, c.req.param('account'));
    Object.assign(account, defined(await read(c, accountChanges)));
    await changed();
    return c.json(accountView(sim, account));
  });

  /** The one call that shows a token: it makes it. */
  app.post('/accounts/:account/tokens', async (c) => {
    const account = accountNamed(sim, c.req.param('account'));
    const { kind, scopes, age } = await read(c, tokenWanted);
    const token = createToken(kind, sim.now() - age, scopes);
    account.tokens.push(token);
    await changed();
    return c.json(token, 201);
  });
  const change = async (account: Account, wanted: z.infer<typeof tokenChanges>) => {
    changeTokens(account, wanted);
    await changed();
    // Whoever removes the app is told of to its owner (FACTS §1.7).
    if (wanted.state === 'app_removed') {
      await postSignedRequest(sim, 'deauthorize', account.appScopedId);
    }
    return accountView(sim, account).token;
  };
  app.patch('/accounts/:account/token', async (c) => {
    const account = accountNamed(sim, c.req.param('account'));
    return c.json(await change(account, await read(c, tokenChanges)));
  });
  app.patch('/token', async (c) =>
    c.json(await change(demoAccount(sim), await read(c, tokenChanges))),
  );

  app.post('/accounts/:account/data-deletion', async (c) => {
    const { appScopedId } = accountNamed(sim, c.req.param('account'));
    return c.json(await postSignedRequest(sim, 'data-deletion', appScopedId));
  });
  app.post('/customers/:igsid/data-deletion', async (c) => {
    const { externalId } = customerIn(sim, c);
    return c.json(await postSignedRequest(sim, 'data-deletion', externalId));
  });
  return app;
}

/** A password, a checkpoint, a removed app or permission: what happens to one token happens to them all. Times are the newest's. */
function changeTokens(account: Account, wanted: z.infer<typeof tokenChanges>): void {
  const { state, scopes, expiresAt, ageBy = 0 } = wanted;
  for (const token of account.tokens) Object.assign(token, defined({ state, scopes }));
  const newest = account.tokens.at(-1);
  if (!newest) return;
  newest.issuedAt -= ageBy;
  newest.expiresAt = expiresAt ?? newest.expiresAt - ageBy;
}

export const defined = <T extends object>(changes: T) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

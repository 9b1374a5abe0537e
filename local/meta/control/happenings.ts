import { Hono } from 'hono';
import { z } from 'zod';
import { customerEdits, customerUnsends } from '../actions/change-mind.ts';
import { customerComments } from '../actions/comment.ts';
import { handOver, INSTAGRAM_INBOX } from '../actions/hand-over.ts';
import { customerReacts } from '../actions/react.ts';
import { customerOptsIn, customerReturns, customerSees, customerTaps } from '../actions/tap.ts';
import { customerWrites } from '../actions/write.ts';
import type { Sim } from '../sim.ts';
import type { ReplyTo } from '../state.ts';
import { switchesSchema } from '../switches.ts';
import { attached, withFiles } from './attached.ts';
import { customerIn, messageOf, ownMessageOf, read } from './read.ts';

const at = z.number().int().optional();
const anything = z.record(z.string(), z.unknown());

const written = z
  .object({
    text: z.string().max(20_000).optional(),
    at,
    attachments: z.array(attached).max(20).optional(),
    replyTo: z.union([z.object({ mid: z.string() }), z.object({ story: z.string() })]).optional(),
    quickReply: z.string().optional(),
    referral: anything.optional(),
    unsupported: z.boolean().optional(),
    announce: switchesSchema.shape.announce.optional(),
  })
  .refine(({ text, attachments, unsupported }) => text || attachments?.length || unsupported, {
    message: 'Something must be said: text, attachments or unsupported.',
  });
const reacted = z.object({ mid: z.string(), emoji: z.string().min(1).nullable(), at });
const edited = z.object({ mid: z.string(), text: z.string().min(1), at });
const unsent = z.object({ mid: z.string(), at });
const tapped = z.object({
  title: z.string().min(1),
  payload: z.string().min(1),
  referral: anything.optional(),
  withMid: z.boolean().default(true),
  at,
});
const returned = z.object({
  referral: anything.default({ ref: 'newsletter', source: 'SHORTLINKS', type: 'OPEN_THREAD' }),
  at,
});
const agreed = z.object({ optin: anything, at });
const commented = z.object({
  text: z.string().min(1),
  media: z.string().optional(),
  product: z.enum(['FEED', 'REELS', 'LIVE', 'AD']).default('FEED'),
  parent: z.string().optional(),
  ad: z.object({ id: z.string(), title: z.string() }).optional(),
  at,
});
const handed = z.object({
  how: z.enum(['take', 'pass', 'request']),
  app: z.string().regex(/^\d+$/).default(INSTAGRAM_INBOX),
  metadata: z.string().default(''),
});

/** What a customer does. Each is told to the product if it is subscribed. */
export function happenings(sim: Sim): Hono {
  const app = new Hono();

  app.post('/customers/:igsid/messages', async (c) => {
    const customer = customerIn(sim, c);
    const { attachments, ...said } = await read(c, written);
    const files = await withFiles(sim, customer.account, attachments ?? []);
    const replyTo: ReplyTo | undefined = said.replyTo;
    return c.json(
      await customerWrites(sim, customer, {
        ...said,
        replyTo,
        attachments: files.length > 0 ? files : undefined,
      }),
      201,
    );
  });
  app.post('/customers/:igsid/seen', async (c) =>
    c.json(await customerSees(sim, customerIn(sim, c), (await read(c, z.object({ at }))).at)),
  );
  app.post('/customers/:igsid/reactions', async (c) => {
    const customer = customerIn(sim, c);
    const { mid, ...given } = await read(c, reacted);
    await customerReacts(sim, customer, { ...messageOf(sim, customer, mid), ...given });
    return c.body(null, 204);
  });
  app.post('/customers/:igsid/edits', async (c) => {
    const customer = customerIn(sim, c);
    const { mid, ...change } = await read(c, edited);
    await customerEdits(sim, customer, {
      message: ownMessageOf(sim, customer, { mid, from: 'customer' }),
      ...change,
    });
    return c.body(null, 204);
  });
  app.post('/customers/:igsid/unsend', async (c) => {
    const customer = customerIn(sim, c);
    const { mid, ...when } = await read(c, unsent);
    await customerUnsends(sim, customer, {
      message: ownMessageOf(sim, customer, { mid, from: 'customer' }),
      ...when,
    });
    return c.body(null, 204);
  });
  app.post('/customers/:igsid/postbacks', async (c) =>
    c.json(await customerTaps(sim, customerIn(sim, c), await read(c, tapped)), 201),
  );
  app.post('/customers/:igsid/referrals', async (c) => {
    await customerReturns(sim, customerIn(sim, c), await read(c, returned));
    return c.body(null, 204);
  });
  app.post('/customers/:igsid/optins', async (c) => {
    await customerOptsIn(sim, customerIn(sim, c), await read(c, agreed));
    return c.body(null, 204);
  });
  app.post('/customers/:igsid/comments', async (c) =>
    c.json(await customerComments(sim, customerIn(sim, c), await read(c, commented)), 201),
  );
  app.post('/customers/:igsid/thread-control', async (c) => {
    await handOver(sim, customerIn(sim, c), await read(c, handed));
    return c.body(null, 204);
  });
  return app;
}

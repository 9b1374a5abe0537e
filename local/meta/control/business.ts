import { Hono } from 'hono';
import { z } from 'zod';
import { ownerLooks, ownerTypes } from '../actions/answer.ts';
import { ownerUnsends } from '../actions/change-mind.ts';
import { ownerReacts } from '../actions/react.ts';
import type { Sim } from '../sim.ts';
import { attached, withFiles } from './attached.ts';
import { customerIn, messageOf, ownMessageOf, read } from './read.ts';

const to = z.string();
const typed = z
  .object({
    to,
    text: z.string().max(20_000).default(''),
    at: z.number().int().optional(),
    attachments: z.array(attached).max(20).default([]),
    replyTo: z.object({ mid: z.string() }).optional(),
  })
  .refine(({ text, attachments }) => text || attachments.length > 0, {
    message: 'Something must be said: text or attachments.',
  });
const looked = z.object({ to });
const about = z.object({ to, mid: z.string() });
const reacted = about.extend({ emoji: z.string().min(1).nullable() });

/** What the owner does in the business's own Instagram app. */
export function business(sim: Sim): Hono {
  const app = new Hono();
  app.post('/business/messages', async (c) => {
    const { to: igsid, attachments, replyTo, ...said } = await read(c, typed);
    const customer = customerIn(sim, c, igsid);
    const files = await withFiles(sim, customer.account, attachments);
    const content = {
      ...said,
      ...(files.length > 0 && { attachments: files }),
      ...(replyTo && { replyTo }),
    };
    return c.json(await ownerTypes(sim, customer, content), 201);
  });
  app.post('/business/unsend', async (c) => {
    const { to: igsid, mid } = await read(c, about);
    const customer = customerIn(sim, c, igsid);
    await ownerUnsends(sim, customer, ownMessageOf(sim, customer, { mid, from: 'business' }));
    return c.body(null, 204);
  });
  app.post('/business/reactions', async (c) => {
    const { to: igsid, mid, emoji } = await read(c, reacted);
    const customer = customerIn(sim, c, igsid);
    await ownerReacts(sim, customer, { ...messageOf(sim, customer, mid), emoji });
    return c.body(null, 204);
  });
  app.post('/business/seen', async (c) => {
    await ownerLooks(sim, customerIn(sim, c, (await read(c, looked)).to), 'look');
    return c.body(null, 204);
  });
  app.post('/business/accept', async (c) => {
    await ownerLooks(sim, customerIn(sim, c, (await read(c, looked)).to), 'accept');
    return c.body(null, 204);
  });
  return app;
}

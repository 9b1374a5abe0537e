import { z } from 'zod';

const instant = z.number().transform((ms) => new Date(ms));

/** What the simulator says has happened so far: `PARLEY_DATA/demo-world.json`. Times are in ms. */
export const worldSchema = z.object({
  account: z.object({
    externalId: z.string(),
    username: z.string(),
    name: z.string(),
    accessToken: z.string(),
    tokenExpiresAt: instant,
  }),
  customers: z.array(
    z.object({
      externalId: z.string(),
      name: z.string().nullable(),
      username: z.string().nullable(),
      avatarUrl: z.string().nullable(),
      followerCount: z.number(),
      verified: z.boolean(),
      followsUs: z.boolean(),
      weFollow: z.boolean(),
    }),
  ),
  threads: z.array(
    z.object({
      customer: z.string(),
      state: z.enum(['waiting', 'answered', 'done']),
      messages: z.array(
        z.object({
          mid: z.string(),
          from: z.enum(['customer', 'business']),
          text: z.string(),
          at: instant,
          attachments: z
            .array(
              z.object({
                type: z.string(),
                title: z.string().nullable(),
                permalink: z.string().nullable(),
              }),
            )
            .default([]),
        }),
      ),
      seenAt: instant.nullable(),
    }),
  ),
});

export type World = z.infer<typeof worldSchema>;
export type Customer = World['customers'][number];
export type Thread = World['threads'][number];

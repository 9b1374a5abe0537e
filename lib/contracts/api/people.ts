import { z } from 'zod';
import { ROLES } from '@/lib/domain/conversation';
import { tokenNameSchema } from '../access-tokens';
import { operation } from './operation';

const accountSchema = z.object({ id: z.int(), name: z.string(), role: z.enum(ROLES) });

const profileSchema = z
  .object({
    id: z
      .int()
      .describe('The user; the same id as in `assignee` and in the `sender` of a message.'),
    name: z.string(),
    email: z.string(),
    accounts: z.array(accountSchema).describe('Those that you are a member of, oldest first.'),
  })
  .meta({ title: 'Profile' });

/** A member of the team. */
export const agentSchema = z
  .object({
    id: z.int().describe('The user’s id.'),
    name: z.string(),
    available_name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    thumbnail: z.literal('').describe('Always empty: pictures of the team stay on the desk.'),
    type: z.literal('user'),
  })
  .meta({ title: 'Agent' });
export type ApiAgent = z.infer<typeof agentSchema>;

/** A customer. What the provider did not tell is left out of the attributes. */
export const contactSchema = z
  .object({
    id: z.int(),
    name: z.string().describe('Their name, else their username, else their id at the provider.'),
    email: z.string().nullable(),
    phone_number: z.string().nullable(),
    thumbnail: z.string().describe('Empty when there is no picture.'),
    additional_attributes: z.object({
      social_profiles: z.object({ instagram: z.string() }).optional(),
      social_instagram_user_name: z.string().optional(),
      social_instagram_follower_count: z.int().optional(),
      social_instagram_is_verified_user: z.boolean().optional(),
      social_instagram_is_user_follow_business: z.boolean().optional(),
      social_instagram_is_business_follow_user: z.boolean().optional(),
    }),
    custom_attributes: z.object({}),
    type: z.literal('contact'),
  })
  .meta({ title: 'Contact' });
export type ApiContact = z.infer<typeof contactSchema>;

export const getProfile = operation({
  id: 'getProfile',
  tag: 'Profile',
  method: 'GET',
  path: '/api/v1/profile',
  summary: 'Who you are',
  description: ['The person whom the token belongs to, and the accounts that it reaches.'],
  input: z.object({}),
  answer: profileSchema,
  refusals: [],
  example: {},
});

export const createToken = operation({
  id: 'createAccessToken',
  tag: 'Profile',
  method: 'POST',
  path: '/api/v1/profile/access_token',
  summary: 'Make an access token',
  description: [
    'The token is shown in this answer and never again: Parley keeps only a hash of it. It reaches whatever you reach, until it is revoked in the settings.',
  ],
  input: tokenNameSchema,
  answer: z.object({ access_token: z.string() }).meta({ title: 'NewAccessToken' }),
  refusals: [403, 413, 422],
  example: { name: 'Nightly export' },
});

import { z } from 'zod';
import { typedText } from '../text';
import { flag } from './input';
import { operation } from './operation';

export const API_CHANNELS = { instagram: 'Channel::Instagram' } as const;
export const apiChannel = z.enum(Object.values(API_CHANNELS));

const never = z.literal(false);

export const inboxSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    channel_type: apiChannel,
    avatar_url: z.string().describe('Empty when there is no picture.'),
    instagram_id: z.string().nullable().describe('The connected account’s id at Instagram.'),
    lock_to_single_conversation: z.boolean(),
    shows_typing: z.boolean().describe('The customer sees while somebody writes an answer.'),
    shows_seen: z.boolean().describe('The customer sees that a message was seen.'),
    reacts: z.boolean().describe('The team may react to a message with an emoji.'),
    reauthorization_required: z
      .boolean()
      .describe('The provider refuses this connection; an administrator has to reconnect it.'),
    enable_auto_assignment: never,
    greeting_enabled: never,
    working_hours_enabled: never,
    csat_survey_enabled: never,
  })
  .meta({ title: 'Inbox' });
export type ApiInbox = z.infer<typeof inboxSchema>;

export const listInboxes = operation({
  id: 'listInboxes',
  tag: 'Inboxes',
  method: 'GET',
  path: '/api/v1/accounts/{account_id}/inboxes',
  summary: 'List inboxes',
  description: ['Agents get the inboxes that they are a member of, administrators all of them.'],
  input: z.object({}),
  answer: z.object({ payload: z.array(inboxSchema) }).meta({ title: 'InboxList' }),
  refusals: [404],
  example: {},
});

export const getInbox = operation({
  id: 'getInbox',
  tag: 'Inboxes',
  method: 'GET',
  path: '/api/v1/accounts/{account_id}/inboxes/{inbox_id}',
  summary: 'Get one inbox',
  description: [],
  input: z.object({}),
  answer: inboxSchema,
  refusals: [404],
  example: {},
});

/** Clients send back what they got; what can’t be switched on may only stay off. */
const staysOff = z
  .union([flag, z.null()])
  .optional()
  .refine((on) => !on, 'Parley can’t do this yet, so it can’t be switched on.')
  .describe('Can’t be switched on yet.');

export const updateInbox = operation({
  id: 'updateInbox',
  tag: 'Inboxes',
  method: 'PATCH',
  path: '/api/v1/accounts/{account_id}/inboxes/{inbox_id}',
  summary: 'Change an inbox',
  description: ['Administrators only. What you leave out stays as it is.'],
  input: z.object({
    name: typedText
      .pipe(z.string().min(1, 'An inbox needs a name.').max(80, 'At most 80 characters.'))
      .optional()
      .describe('At most 80 characters.'),
    lock_to_single_conversation: flag
      .optional()
      .describe('One conversation for ever per person, or a new one after each resolve.'),
    shows_typing: flag.optional().describe('Show the customer while somebody writes.'),
    shows_seen: flag.optional().describe('Show the customer that a message was seen.'),
    reacts: flag.optional().describe('Let the team react to a message with an emoji.'),
    enable_auto_assignment: staysOff,
    greeting_enabled: staysOff,
    working_hours_enabled: staysOff,
    csat_survey_enabled: staysOff,
  }),
  answer: inboxSchema,
  refusals: [403, 404, 413, 422],
  example: { name: 'Shop', lock_to_single_conversation: true },
});

export const startInstagramLogin = operation({
  id: 'startInstagramLogin',
  tag: 'Inboxes',
  method: 'POST',
  path: '/api/v1/accounts/{account_id}/instagram/authorization',
  summary: 'Begin to connect an Instagram account',
  description: [
    'Administrators only, in a browser session: whoever opens the address has to come back as the same person.',
    'The address is good for one login within ten minutes.',
  ],
  input: z.object({
    inbox_id: z.coerce
      .number()
      .int()
      .positive()
      .optional()
      .describe('The inbox that is to be reconnected.'),
  }),
  answer: z
    .object({ success: z.literal(true), url: z.url().describe('Instagram’s login.') })
    .meta({ title: 'Login' }),
  refusals: [403, 404, 413, 422],
  onlyInBrowser: true,
  example: {},
});

import { z } from 'zod';

/** How this Meta behaves where the real one varies or nobody knows (FACTS §11, §12). */
export const switchesSchema = z.object({
  /** Whether the echo of an API send goes out after the answer, or before it. */
  echo: z.enum(['after', 'before']),
  /** Which subscription carries echoes on flow A is open (§11, §12.2). */
  echoField: z.enum(['either', 'messages', 'message_echoes']),
  /** One echo for a message with several attachments, or one for each (§12.2). */
  echoAttachments: z.enum(['together', 'each']),
  /** Whether what the owner types in the Instagram app is echoed (§12.2). */
  ownerEchoes: z.boolean(),
  /** Keep deliveries back until they are released. */
  hold: z.boolean(),
  /** How late each delivery sets out, ms. */
  delay: z.number().int().min(0),
  /** How often each delivery is sent. */
  copies: z.number().int().min(1).max(10),
  /** After failing: unsubscribed in an hour (S21), or tried for 36 hours (S4). */
  failing: z.enum(['unsubscribe', 'retry']),
  /** The app's secret is the one the product was given, or was reset in the dashboard since. */
  secret: z.enum(['given', 'reset']),
  /** Whose secret signs flow A (§11): the Instagram app's, the Meta app's, or nobody's we know. */
  signWith: z.enum(['instagram', 'meta', 'stranger']),
  /** An app in development hears nothing, or of people with a role (§0). */
  appMode: z.enum(['live', 'development']),
  development: z.enum(['silent', 'roles']),
  /** Standard access only sees people and accounts with a role on the app (§0). */
  access: z.enum(['advanced', 'standard']),
  /** An account gets the fields it subscribed to, or all of the app's (§1.6). */
  fields: z.enum(['account', 'app']),
  /** The docs print `/me` wrapped in `data`, integrators see it flat. */
  me: z.enum(['flat', 'wrapped']),
  /** `BUSINESS` on the wire, `Business` in the docs (§1.5). */
  accountType: z.enum(['wire', 'documented']),
  /** The token answer of the documentation, or that of the libraries (§1.2). */
  tokenAnswer: z.enum(['wrapped', 'flat']),
  /** Some answers carry ids as JSON numbers, too large for a double (§0.1). */
  tokenUserId: z.enum(['string', 'number']),
  /** Errors of the code exchange in their own shape, or in the Graph API's (§1.2). */
  exchangeErrors: z.enum(['instagram', 'graph']),
  /** What a personal account meets in the login: a page, or a token all the same. */
  personalLogin: z.enum(['page', 'token']),
  /** Whether a token younger than a day is refreshed (§1.4, §12.1). */
  earlyRefresh: z.enum(['refused', 'answered']),
  /** How a new message is announced (§2.6). */
  announce: z.enum(['message', 'edit_with_sender', 'edit_without_sender', 'both']),
  /** A shared post comes as `share`, as `ig_post`, or as both (§2.5). */
  shares: z.enum(['share', 'ig_post', 'both']),
  /** A reel's address is a permalink, or one of the CDN (§2.5). */
  reels: z.enum(['permalink', 'cdn']),
  /** GIFs and stickers arrive as images, or not at all (§11). */
  stickers: z.enum(['image', 'nothing']),
  /** View-once media arrives as `ephemeral`, or as unsupported (§11). */
  ephemeral: z.enum(['ephemeral', 'unsupported']),
  /** Whether `reply_to` says `is_self_reply` (§12.10). */
  selfReply: z.boolean(),
  /** Comments in `changes[]`, as seen, or flat, as printed (§2.6). */
  comments: z.enum(['changes', 'flat']),
  /** Whether a comment opens the window for ordinary messages (§11). */
  commentOpensWindow: z.boolean(),
  /** The business may react with any emoji, or with `love` alone (§11). */
  reactions: z.enum(['any', 'love']),
  /** The Human Agent feature of App Review (§3.3). */
  humanAgent: z.boolean(),
  /** How a person who blocked the business is refused (§4.2). */
  blocked: z.enum(['551', '200', '2']),
  /** Media must come from https, as in earnest. */
  mediaHttps: z.boolean(),
  /** Only this many newest messages of a thread can be read; null for all. */
  readable: z.number().int().min(1).nullable(),
  /** Usage headers with this many percent; null for none (§3.9). */
  usage: z.number().int().min(0).max(1000).nullable(),
});

export type Switches = z.infer<typeof switchesSchema>;

export const defaultSwitches = (): Switches => ({
  echo: 'after',
  echoField: 'either',
  echoAttachments: 'together',
  ownerEchoes: true,
  hold: false,
  delay: 0,
  copies: 1,
  failing: 'unsubscribe',
  secret: 'given',
  signWith: 'instagram',
  appMode: 'live',
  development: 'silent',
  access: 'advanced',
  fields: 'account',
  me: 'flat',
  accountType: 'wire',
  tokenAnswer: 'wrapped',
  tokenUserId: 'string',
  exchangeErrors: 'instagram',
  personalLogin: 'page',
  earlyRefresh: 'refused',
  announce: 'message',
  shares: 'ig_post',
  reels: 'permalink',
  stickers: 'image',
  ephemeral: 'ephemeral',
  selfReply: true,
  comments: 'changes',
  commentOpensWindow: false,
  reactions: 'any',
  humanAgent: true,
  blocked: '551',
  mediaHttps: false,
  readable: null,
  usage: null,
});

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

type Limits = { readonly windowMs: number; readonly perEmail: number; readonly perAddress: number };

/** How many wrong tries stand within the window before the next one is refused unread. */
export const SIGN_IN_LIMITS = {
  windowMs: 15 * MINUTE,
  perEmail: 8,
  perAddress: 40,
} as const satisfies Limits;

/** How many mails with a link to a new password may be asked for; an office shares one address. */
export const RESET_LIMITS = {
  windowMs: 60 * MINUTE,
  perEmail: 3,
  perAddress: 20,
} as const satisfies Limits;

export type SignInDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'limited'; readonly retryAfterSeconds: number };

/** When something happened within the window, newest first: for this email, and from this address. */
type Recent = {
  readonly email: readonly Date[];
  readonly address: readonly Date[];
};

/** Failures before this no longer count. */
export const windowStart = (now: Date): Date => new Date(now.getTime() - SIGN_IN_LIMITS.windowMs);

/** Looks at what was typed and where it came from only, so the answer is the same for an unknown user. */
export const decideSignIn = (failures: Recent, now: Date): SignInDecision =>
  decide(failures, SIGN_IN_LIMITS, now);

/** The same for those who ask for a mail. */
export const decideReset = (requests: Recent, now: Date): SignInDecision =>
  decide(requests, RESET_LIMITS, now);

function decide(
  { email, address }: Recent,
  { perEmail, perAddress, windowMs }: Limits,
  now: Date,
): SignInDecision {
  const blocking = [email[perEmail - 1], address[perAddress - 1]].filter((at) => at !== undefined);
  const openAt = Math.max(...blocking.map((at) => at.getTime() + windowMs));
  if (now.getTime() >= openAt) return { ok: true };

  const retryAfterSeconds = Math.ceil((openAt - now.getTime()) / 1000);
  return { ok: false, reason: 'limited', retryAfterSeconds };
}

/**
 * The network that a try is counted for: an IPv4 address, or the /64 of an IPv6 address, because one
 * customer of a provider owns all of it.
 *
 * Of `x-forwarded-for` only the last hop counts: it was written by the proxy next to us (on Vercel, by
 * Vercel, which drops what the client sent; without a proxy, by Next.js from the socket unless the client
 * sent the header). Earlier hops are the client's own words. A client that talks to us with no proxy in
 * between can thus choose its address, but not the email: that limit holds without this one.
 */
export function networkOf(forwardedFor: string | undefined, realIp: string | undefined): string {
  const hop = forwardedFor?.split(',').at(-1)?.trim() || realIp?.trim() || 'unknown';
  const address = withoutPort(hop.toLowerCase().slice(0, 64)).replace(/^::ffff:(?=[\d.]+$)/, '');
  return /^[0-9a-f]*:[0-9a-f:.]*$/.test(address) ? firstFourGroups(address) : address;
}

const withoutPort = (hop: string) =>
  hop.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');

function firstFourGroups(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const between = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...between, ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

const SESSION_MS = 30 * DAY;

/** A session ends thirty days after its last use. */
export const sessionEnd = (now: Date): Date => new Date(now.getTime() + SESSION_MS);

/** To the day, because use moves the end at most once a day. */
export const lastUsed = (expiresAt: Date): Date => new Date(expiresAt.getTime() - SESSION_MS);

/** Use moves the end at most once a day: not every page view is worth a write. */
export const renewalDue = (expiresAt: Date, now: Date): boolean =>
  expiresAt.getTime() - now.getTime() < SESSION_MS - DAY;

const HOUR = 60 * 60 * 1000;

/** Lengths in ms, counted from the customer's last message. */
export type ReplyWindow = { readonly standardMs: number; readonly humanAgentMs: number };

export const META_WINDOW: ReplyWindow = { standardMs: 24 * HOUR, humanAgentMs: 7 * 24 * HOUR };

/** A window that closes within this time ends soon. */
export const ENDING_MS = 6 * HOUR;

export type ReplyMode = 'standard' | 'human_agent';

export type ReplyRefusal =
  | { readonly ok: false; readonly reason: 'window_closed'; readonly closedAt: Date }
  | { readonly ok: false; readonly reason: 'never_wrote' };

export type ReplyDecision = { readonly ok: true; readonly mode: ReplyMode } | ReplyRefusal;

/** In ms, by what the provider grants. */
export const windowLength = (window: ReplyWindow, humanAgent: boolean): number =>
  humanAgent ? window.humanAgentMs : window.standardMs;

/** When the last moment to answer is; `null` while the customer never wrote. Both times are the provider's. */
export function windowClosesAt(
  window: ReplyWindow,
  lastInboundAt: Date | null,
  humanAgent: boolean,
): Date | null {
  if (!lastInboundAt) return null;
  return new Date(lastInboundAt.getTime() + windowLength(window, humanAgent));
}

/** Open up to, not including, the closing millisecond. The tag is used only where it is needed. */
export function decideReply(
  window: ReplyWindow,
  lastInboundAt: Date | null,
  { humanAgent, now }: { readonly humanAgent: boolean; readonly now: Date },
): ReplyDecision {
  const closedAt = windowClosesAt(window, lastInboundAt, humanAgent);
  if (!lastInboundAt || !closedAt) return { ok: false, reason: 'never_wrote' };
  if (now >= closedAt) return { ok: false, reason: 'window_closed', closedAt };

  const silentMs = now.getTime() - lastInboundAt.getTime();
  return { ok: true, mode: silentMs < window.standardMs ? 'standard' : 'human_agent' };
}

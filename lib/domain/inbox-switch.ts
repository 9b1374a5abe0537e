/** What an administrator switches on or off for an inbox. */
export const SWITCHES = [
  /** One conversation for ever per person, or a new one after each resolve. */
  'lockToSingleConversation',
  /** Whether the customer may see that somebody here writes, … */
  'showsTyping',
  /** … that their message was seen, … */
  'showsSeen',
  /** … and what is thought of it. */
  'reacts',
] as const;

export type InboxSwitch = (typeof SWITCHES)[number];
export type Switches = { readonly [Switch in InboxSwitch]: boolean };

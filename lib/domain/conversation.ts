export const CONVERSATION_STATUSES = ['open', 'pending', 'snoozed', 'resolved'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const DIRECTIONS = ['incoming', 'outgoing', 'activity'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Where an outgoing message was written: here, or in the provider's own app. */
export const ORIGINS = ['desk', 'app'] as const;

export const ROLES = ['agent', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

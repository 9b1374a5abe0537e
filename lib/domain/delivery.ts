/** Where a message stands, weakest first. `unknown`: perhaps sent; shown as "not confirmed". */
export const DELIVERY_STATUSES = [
  'queued',
  'sending',
  'unknown',
  'failed',
  'sent',
  'delivered',
  'read',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Receipts arrive late and out of order; a status only ever moves forward, and being seen outranks a failure. */
export const advance = (current: DeliveryStatus, next: DeliveryStatus): DeliveryStatus =>
  DELIVERY_STATUSES.indexOf(next) > DELIVERY_STATUSES.indexOf(current) ? next : current;

/** Only these may be sent again, and only because a person asks. */
export const mayRetry = (status: DeliveryStatus): boolean =>
  status === 'failed' || status === 'unknown';

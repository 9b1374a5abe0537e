/** What whoever asked for a deletion is told of it. Never whose content it is. */
export type DeletionStatus = {
  readonly code: string;
  /** ISO 8601 */
  readonly receivedAt: string;
  /** ISO 8601; null while it goes on. */
  readonly doneAt: string | null;
  readonly conversations: number;
  /** Connected accounts that went with all that was in them. */
  readonly inboxes: number;
  /** Where questions are answered; null where this installation has no address. */
  readonly contact: string | null;
};

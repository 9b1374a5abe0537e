/** What a call is answered with, and what happens once the answer has left. */
export type Answer =
  | { readonly body: unknown; readonly afterwards?: () => Promise<void> }
  | { readonly response: Response };

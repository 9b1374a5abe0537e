/** What a form shows after it was sent; for useActionState. */
export type ActionState =
  | { readonly status: 'idle' }
  /** `secret` is told this once. */
  | { readonly status: 'done'; readonly secret?: string }
  | { readonly status: 'refused'; readonly message: string }
  | { readonly status: 'invalid'; readonly fields: Readonly<Record<string, string[] | undefined>> };

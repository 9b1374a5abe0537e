/** What a form shows after it was sent; for useActionState. */
export type ActionState =
  | { readonly status: 'idle' | 'done' }
  | { readonly status: 'refused'; readonly message: string }
  | { readonly status: 'invalid'; readonly fields: Readonly<Record<string, string[] | undefined>> };

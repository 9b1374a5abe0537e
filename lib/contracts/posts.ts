/** A post of the connected account, to be shared in a conversation. */
export type OwnPost = {
  /** The provider's id. */
  id: string;
  caption: string | null;
  /** At the provider's; it expires. */
  picture: string | null;
  /** ISO 8601. */
  at: string | null;
};

export type OwnPosts =
  | { ok: true; posts: OwnPost[] }
  /** Why there are none to be had, in words. */
  | { ok: false; problem: string };

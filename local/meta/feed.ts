/** What the phone page hears. Ids and small facts; it fetches the rest. */
export type Note =
  | { readonly type: 'thread'; readonly customer: string }
  | { readonly type: 'typing'; readonly customer: string; readonly on: boolean }
  | { readonly type: 'customers' }
  | { readonly type: 'delivery' }
  | { readonly type: 'call' }
  | { readonly type: 'settings' };

export type Feed = {
  readonly publish: (note: Note) => void;
  readonly subscribe: (listener: (note: Note) => void) => () => void;
};

export function createFeed(): Feed {
  const listeners = new Set<(note: Note) => void>();
  return {
    publish: (note) => {
      for (const listener of listeners) listener(note);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

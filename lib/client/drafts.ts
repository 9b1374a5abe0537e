import { browserStore, hasTypes, type KeptTexts, readKept } from './local-store';

/** What somebody began to write, and whether it is to be a note. */
export type Draft = { readonly text: string; readonly private: boolean };

export const NO_DRAFT: Draft = { text: '', private: false };

export type Drafts = {
  readonly get: (key: string) => Draft;
  readonly set: (key: string, draft: Draft) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export const draftKey = (accountId: number, number: number): string => `${accountId}:${number}`;

/** One draft a conversation, kept over a reload. Memory comes first, so that a full store loses nothing. */
export function createDrafts(store: KeptTexts): Drafts {
  const known = new Map<string, Draft>();
  const listeners = new Set<() => void>();

  return {
    get(key) {
      const draft = known.get(key) ?? parse(store.getItem(key));
      known.set(key, draft);
      return draft;
    },
    set(key, draft) {
      known.set(key, draft);
      if (draft.text === '') store.removeItem(key);
      else store.setItem(key, JSON.stringify(draft));
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parse(kept: string | null): Draft {
  const draft = readKept(kept);
  return isDraft(draft) ? { text: draft.text, private: draft.private } : NO_DRAFT;
}

const isDraft = (kept: unknown): kept is Draft =>
  hasTypes(kept, { text: 'string', private: 'boolean' });

export const drafts = createDrafts(browserStore('parley:draft:'));

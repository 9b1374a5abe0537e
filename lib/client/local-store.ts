/** What this module needs of `localStorage`; a private window may refuse any of it. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const NOWHERE: KeptTexts = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

/**
 * The browser's store under a prefix, or one that forgets where there is none. A full or forbidden store never
 * throws.
 */
export function browserStore(prefix: string): KeptTexts {
  const attempt = <Value>(action: () => Value, otherwise: Value): Value => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  const store = attempt(
    () => (typeof window === 'undefined' ? NOWHERE : window.localStorage),
    NOWHERE,
  );
  return {
    getItem: (key) => attempt(() => store.getItem(prefix + key), null),
    setItem: (key, value) => attempt(() => store.setItem(prefix + key, value), undefined),
    removeItem: (key) => attempt(() => store.removeItem(prefix + key), undefined),
  };
}

/** What was kept as JSON; undefined when it is none any more. */
export function readKept(kept: string | null): unknown {
  try {
    return kept === null ? undefined : JSON.parse(kept);
  } catch {
    return undefined;
  }
}

/** An older version of this page may have kept something else under the same name. */
export const hasTypes = (
  kept: unknown,
  types: Readonly<Record<string, 'string' | 'boolean'>>,
): kept is object =>
  typeof kept === 'object' &&
  kept !== null &&
  Object.entries(types).every(([name, type]) => typeof Reflect.get(kept, name) === type);

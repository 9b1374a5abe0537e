import type { Commands } from './command.ts';

export const sets: Commands = {
  SADD: {
    arity: -3,
    run: ({ store }, [key = '', ...members]) => {
      const set = store.open(key, 'set');
      const before = set.size;
      for (const member of members) set.add(member);
      return set.size - before;
    },
  },
  SREM: {
    arity: -3,
    run: ({ store }, [key = '', ...members]) => {
      const set = store.read(key, 'set');
      const removed = members.filter((member) => set?.delete(member)).length;
      store.close(key);
      return removed;
    },
  },
  SMEMBERS: { arity: 2, run: ({ store }, [key = '']) => [...(store.read(key, 'set') ?? [])] },
  SISMEMBER: {
    arity: 3,
    run: ({ store }, [key = '', member = '']) =>
      Number(store.read(key, 'set')?.has(member) ?? false),
  },
  SMISMEMBER: {
    arity: -3,
    run: ({ store }, [key = '', ...members]) => {
      const set = store.read(key, 'set');
      return members.map((member) => Number(set?.has(member) ?? false));
    },
  },
  SCARD: { arity: 2, run: ({ store }, [key = '']) => store.read(key, 'set')?.size ?? 0 },
};

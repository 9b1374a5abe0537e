import 'server-only';
import type postgres from 'postgres';

type Statement = Parameters<postgres.Sql['unsafe']>;
/** Asks one connection; `values` are rows as arrays. */
export type Ask = (statement: Statement, as: 'objects' | 'values') => Promise<unknown>;

type Work = (tx: postgres.TransactionSql) => unknown;
type Bounds = { readonly begin: string; readonly keep: string; readonly undo: string };

const TRANSACTION: Bounds = { begin: 'begin', keep: 'commit', undo: 'rollback' };
const SAVEPOINT: Bounds = {
  begin: 'savepoint part',
  keep: 'release savepoint part',
  undo: 'rollback to savepoint part',
};

/**
 * Does all of the work or none of it. A refused statement undoes it even where the work has looked away, and what the
 * work asks for after its end is refused: it would be done outside, or inside of somebody else's.
 */
export async function within(ask: Ask, work: Work, bounds = TRANSACTION): Promise<unknown> {
  const refused: unknown[] = [];
  let isOver = false;
  const inside: Ask = async (...asking) => {
    if (isOver) throw lost('TRANSACTION_OVER');
    return ask(...asking).catch((error: unknown) => {
      refused.push(error);
      throw error;
    });
  };
  const savepoint = (part: Work) => within(ask, part, SAVEPOINT);

  await ask([bounds.begin], 'objects');
  try {
    const value = await work(asTransaction({ unsafe: asked(inside), savepoint }));
    isOver = true;
    if (refused.length > 0) throw refused[0];

    await ask([bounds.keep], 'objects');
    return value;
  } catch (error) {
    isOver = true;
    // Of a lost connection the server undoes everything by itself.
    await ask([bounds.undo], 'objects').catch(() => undefined);
    throw error;
  }
}

export const lost = (code: string): Error => Object.assign(new Error(code), { code });

/** postgres.js's promise, of which Drizzle uses this much: `values()` in the same breath makes arrays of its rows. */
export function asked(ask: Ask): postgres.Sql['unsafe'] {
  const unsafe = (...statement: Statement) => {
    let as: 'objects' | 'values' = 'objects';
    const answer = Promise.resolve().then(() => ask(statement, as));
    const values = () => {
      as = 'values';
      return answer;
    };
    return Object.assign(answer, { values });
  };
  return unsafe as unknown as postgres.Sql['unsafe'];
}

/** What Drizzle uses of a transaction. */
const asTransaction = (used: Pick<postgres.TransactionSql, 'unsafe'> & { savepoint: unknown }) =>
  used as unknown as postgres.TransactionSql;

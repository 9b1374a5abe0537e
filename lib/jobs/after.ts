import 'server-only';
import type { Bell } from '@/lib/contracts/jobs';
import { publishNotes, type Told } from '@/lib/platform/live';
import { inWords, log } from '@/lib/platform/log';
import { publish } from '@/lib/platform/queue';
import type { After } from '@/lib/services/context';

/** Notes of one burst travel together. */
const NOTE_DELAY_MS = 40;

export type Collected = After & {
  /** Publishes what was told and rings what was asked for. Never throws. */
  perform(answer: (bell: Bell) => Promise<unknown>): Promise<void>;
};

/** What follows a commit. Notes leave while the work goes on; bells are rung when it is done. */
export function collect(): Collected {
  const bells: Bell[] = [];
  const notes = new Map<string, Told>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const told = [...notes.values()];
    notes.clear();
    return publishNotes(told);
  };

  return {
    ring: (bell) => {
      bells.push(bell);
    },
    tell: (accountId, note) => {
      const about = note.type === 'conversation' ? note.conversation : note.type;
      notes.set(`${accountId} ${about}`, { accountId, note });
      timer ??= setTimeout(flush, NOTE_DELAY_MS);
    },
    perform: async (answer) => {
      await Promise.all([flush(), ringOrAnswer(bells.splice(0), answer)]);
    },
  };
}

/** With the queue out of reach the work is done here and now; what is for later is left to the sweep. */
async function ringOrAnswer(
  bells: readonly Bell[],
  answer: (bell: Bell) => Promise<unknown>,
): Promise<void> {
  if (bells.length === 0) return;
  try {
    await publish(bells);
  } catch (error) {
    log.warn('queue.unreachable', { error: inWords(error), bells: bells.length });
    for (const bell of bells) {
      if (!bell.afterSeconds) await answer(bell);
    }
  }
}

import 'server-only';
import type { Bell } from '@/lib/contracts/jobs';
import type { Note } from '@/lib/contracts/live';
import { publishNotes, type Told } from '@/lib/platform/live';
import { inWords, log } from '@/lib/platform/log';
import { type Mail, sendMail } from '@/lib/platform/mail';
import { publish } from '@/lib/platform/queue';
import type { After } from '@/lib/services/context';

/** Notes of one burst travel together. */
const NOTE_DELAY_MS = 40;

export type Collected = After & {
  /** Publishes what was told, rings what was asked for and sends what was written. Never throws. */
  perform(answer: (bell: Bell) => Promise<unknown>): Promise<void>;
};

/** What follows a commit. Notes leave while the work goes on; bells are rung when it is done. */
export function collect(): Collected {
  const bells: Bell[] = [];
  const mails: Mail[] = [];
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
      notes.set(`${accountId} ${about(note)}`, { accountId, note });
      timer ??= setTimeout(flush, NOTE_DELAY_MS);
    },
    mail: (mail) => {
      mails.push(mail);
    },
    perform: async (answer) => {
      const sent = mails.splice(0).map(sendMail);
      await Promise.all([flush(), ringOrAnswer(bells.splice(0), answer), ...sent]);
    },
  };
}

/** Two notes about the same are one. */
function about(note: Note): string {
  if (note.type === 'conversation') return `${note.type} ${note.conversation}`;
  return note.type === 'access' ? `${note.type} ${note.member}` : note.type;
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

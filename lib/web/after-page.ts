import 'server-only';
import { after as afterAnswer } from 'next/server';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import type { SystemContext } from '@/lib/services/context';

/** What a page has found out is told to everybody else once it is painted. */
export function afterPage(): SystemContext['after'] {
  const after = collect();
  afterAnswer(() => after.perform(answerHere));
  return after;
}

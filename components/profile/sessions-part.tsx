'use client';

import { Monitor, Smartphone } from 'lucide-react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { useNow, useZone } from '@/lib/client/clock';
import { dayWords } from '@/lib/client/day-words';
import { useKeptForm } from '@/lib/client/use-kept-form';
import { endOtherSessions, endSession } from '@/lib/web/actions/profile';
import { Part } from './part';

export type Session = {
  readonly handle: string;
  readonly isHere: boolean;
  readonly browser: { readonly label: string; readonly handheld: boolean };
  readonly startedAt: string;
  /** To the day. */
  readonly lastUsedAt: string;
};

export function SessionsPart({ sessions }: { readonly sessions: readonly Session[] }) {
  const others = useKeptForm(endOtherSessions);
  const shown = sessions.toSorted((a, b) => Number(b.isHere) - Number(a.isHere));
  return (
    <Part
      title="Signed-in browsers"
      lead="A browser that is not used for thirty days signs out by itself."
    >
      <ul className="border-line divide-line divide-y rounded-md border">
        {shown.map((session) => (
          <Row key={session.handle} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={others.submit} className="mt-3 grid gap-3">
          <FormProblem sentence={others.refusal} />
          <Button type="submit" className="justify-self-start" off={others.isPending}>
            {others.isPending ? 'Signing out…' : 'Sign out everywhere else'}
          </Button>
        </form>
      )}
    </Part>
  );
}

function Row({ session }: { readonly session: Session }) {
  const { handle, isHere, browser, startedAt, lastUsedAt } = session;
  const now = useNow();
  const zone = useZone();
  const Icon = browser.handheld ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 px-3 py-2.5">
      <Icon aria-hidden className="text-ink-subtle size-4.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
          {browser.label}
          {isHere && (
            <span className="bg-good-soft text-good text-2xs rounded-full px-1.5 font-medium">
              this browser
            </span>
          )}
        </p>
        <p className="text-ink-muted text-xs">
          Signed in <Time at={startedAt} as="date" /> · last used{' '}
          {isHere ? 'now' : dayWords(new Date(lastUsedAt), now, zone)}
        </p>
      </div>
      {!isHere && <SignOut handle={handle} label={browser.label} />}
    </li>
  );
}

function SignOut({ handle, label }: { readonly handle: string; readonly label: string }) {
  const form = useKeptForm(endSession);
  return (
    <form action={form.submit}>
      <input type="hidden" name="handle" value={handle} />
      <Button
        type="submit"
        size="sm"
        look="quiet"
        off={form.isPending}
        aria-label={`Sign out of ${label}`}
      >
        {form.isPending ? 'Signing out…' : 'Sign out'}
      </Button>
    </form>
  );
}

'use client';

import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import type { Finding } from '@/lib/contracts/settings';
import type { SettingGroup } from '@/lib/domain/setting';
import { checkSettings } from '@/lib/web/actions/settings';
import { Section } from './section';

const LOOKS = {
  good: { icon: CircleCheck, colour: 'text-good', word: 'Proven' },
  bad: { icon: CircleX, colour: 'text-bad', word: 'Wrong' },
  open: { icon: CircleHelp, colour: 'text-warn', word: 'Not known yet' },
} as const;

export function SettingsCheck({ group }: { readonly group: SettingGroup }) {
  const [state, check, isPending] = useActionState(checkSettings, { status: 'idle' });
  return (
    <Section
      title="Check these settings"
      lead="Proves what can be proven without a person logging in. Save first: what is checked is what is in force."
    >
      <form action={check} className="grid gap-4">
        <FormProblem sentence={state.status === 'refused' ? state.message : null} />
        <input type="hidden" name="group" value={group} />
        <div>
          <Button type="submit" disabled={isPending}>
            {isPending ? 'Checking…' : 'Check now'}
          </Button>
        </div>
      </form>
      <div role="status" className="mt-4 empty:hidden">
        {state.status === 'checked' && !isPending && <Findings findings={state.findings} />}
      </div>
    </Section>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className="border-line divide-line divide-y rounded-lg border">
      {findings.map(({ verdict, title, sentence }) => {
        const { icon: Icon, colour, word } = LOOKS[verdict];
        return (
          <li key={title} className="flex items-start gap-3 px-4 py-3">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
            <div className="min-w-0">
              <p className="text-ink text-sm font-medium break-words">
                <span className="sr-only">{word}: </span>
                {title}
              </p>
              <p className="text-ink-muted text-sm text-pretty break-words">{sentence}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

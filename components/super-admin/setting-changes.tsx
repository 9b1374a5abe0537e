import type { SettingChange } from '@/lib/contracts/settings';
import { dayOf } from './day';
import { Section } from './section';

export function SettingChanges({ changes }: { readonly changes: readonly SettingChange[] }) {
  if (changes.length === 0) return null;
  return (
    <Section title="Latest changes" lead="Of all settings. What they were changed to is not kept.">
      <ol className="text-ink-muted grid gap-1.5 text-sm">
        {changes.map(({ id, name, removed, by, at }) => (
          <li key={id} className="break-words">
            <span className="text-ink font-medium">{by}</span> {removed ? 'left' : 'changed'}{' '}
            <code className="text-ink text-xs">{name}</code>
            {removed && ' to the environment'} ·{' '}
            <time dateTime={at} className="text-ink-subtle tabular-nums">
              {dayOf(at)}
            </time>
          </li>
        ))}
      </ol>
    </Section>
  );
}

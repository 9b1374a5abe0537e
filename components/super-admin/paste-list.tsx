import { CopyButton } from '@/components/ui/copy-button';
import type { ToPaste } from '@/lib/contracts/settings';
import { Section } from './section';

export function PasteList({ toPaste }: { readonly toPaste: readonly ToPaste[] }) {
  return (
    <Section
      title="For Meta’s dashboard"
      lead="Paste each of these to the letter; Meta compares addresses down to the last slash."
    >
      <ul className="border-line divide-line divide-y rounded-lg border">
        {toPaste.map(({ label, value, where }) => (
          <li key={label} className="flex items-start gap-3 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="text-ink text-sm font-medium">{label}</p>
              <code className="text-ink-muted mt-0.5 block text-xs break-words">{value}</code>
              <p className="text-ink-subtle mt-1 text-xs text-pretty">{where}</p>
            </div>
            <CopyButton size="sm" text={value} what={label} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

import type { ApiField } from '@/lib/contracts/api/reference';

type Props = {
  readonly label: string;
  readonly fields: readonly ApiField[];
  /** Whether it matters which ones must be given. */
  readonly showRequired?: boolean;
};

/** Names, kinds and words; each field is two lines on a phone. */
export function Fields({ label, fields, showRequired = false }: Props) {
  return (
    <dl aria-label={label} className="border-line divide-line divide-y rounded-lg border">
      {fields.map(({ name, kind, shape, required, words }) => (
        <div key={name} className="grid gap-x-4 gap-y-0.5 px-3 py-2 md:grid-cols-[13rem_1fr]">
          <dt className="min-w-0">
            <code className="text-ink text-xs font-medium break-words">{name}</code>
            {showRequired && required && <span className="text-bad text-2xs ml-1.5">needed</span>}
          </dt>
          <dd className="text-ink-muted min-w-0 text-xs break-words">
            {shape ? (
              <a href={`#${shape}`} className="text-accent-ink hover:underline">
                {kind}
              </a>
            ) : (
              <span className="text-ink-subtle">{kind}</span>
            )}
            {words && <span className="mt-0.5 block text-pretty">{inCode(words)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands between backticks is code. */
export const inCode = (words: string) =>
  words.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words never change.
      <code key={index} className="text-ink text-[0.95em]">
        {part}
      </code>
    ) : (
      part
    ),
  );

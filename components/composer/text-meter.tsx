import { cn } from '@/components/ui/cn';
import type { TextLimit } from '@/lib/domain/text-limit';

const TOLD_FROM = 0.8;
const COUNT = new Intl.NumberFormat('en-GB');

type Props = {
  readonly used: number;
  readonly limit: TextLimit;
  /** How many messages it will be sent as. */
  readonly parts: number;
};

/** Says nothing until the limit comes near. */
export function TextMeter({ used, limit, parts }: Props) {
  return (
    <p
      aria-live="polite"
      className="text-2xs text-ink-subtle min-w-0 tabular-nums max-sm:order-first max-sm:w-full max-sm:px-1.5 max-sm:text-end"
    >
      {used > limit.max * TOLD_FROM && (
        <span className={cn(parts > 1 && 'text-accent-ink font-medium')}>
          {parts > 1
            ? `Will be sent as ${parts} messages, cut at the marks`
            : `${COUNT.format(used)} of ${COUNT.format(limit.max)} ${limit.unit}`}
        </span>
      )}
    </p>
  );
}

import { ArrowUpRight } from 'lucide-react';
import { cn } from '@/components/ui/cn';

const INBOX = 'https://www.instagram.com/direct/inbox/';

type Props = {
  /** Its page; null where only the inbox of the app has it. */
  readonly href: string | null;
  readonly label?: string;
  readonly className?: string;
};

/** The way into the provider's own app, in a tab of its own. */
export function OpenLink({ href, label = 'Open on Instagram', className }: Props) {
  return (
    <a
      href={href ?? INBOX}
      target="_blank"
      rel="noopener noreferrer"
      className={cn(
        'text-accent-ink inline-flex items-center gap-0.5 text-xs font-medium hover:underline',
        className,
      )}
    >
      {label}
      <ArrowUpRight aria-hidden className="size-3" />
    </a>
  );
}

import type { Route } from 'next';
import Link from 'next/link';
import { buttonLook } from '@/components/ui/button';

type Way = { readonly href: string; readonly label: string };

type Props = { readonly first: Way; readonly second?: Way };

/** Where to go on from a link that no longer works. */
export function LinkOver({ first, second }: Props) {
  return (
    <div className="grid gap-2">
      <Link href={first.href as Route} className={buttonLook({ look: 'solid', size: 'lg' })}>
        {first.label}
      </Link>
      {second && (
        <Link href={second.href as Route} className={buttonLook({ look: 'quiet' })}>
          {second.label}
        </Link>
      )}
    </div>
  );
}

'use client';

import { ArrowLeft } from 'lucide-react';
import { buttonLook } from '@/components/ui/button';
import { type Stumble, Stumbled } from '@/components/ui/stumbled';

/** Beside the rail, so that there is a way elsewhere; on a phone, which has none, below a way of its own. */
export default function DeskError(stumble: Stumble) {
  return (
    <main className="bg-surface flex min-w-0 flex-1 flex-col">
      <title>Something went wrong · Parley</title>
      <div className="flex h-13 shrink-0 items-center px-2 md:hidden">
        {/* A new page, in which nothing of this one is left. */}
        <a
          href="/"
          aria-label="To your conversations"
          className={buttonLook({ look: 'quiet', size: 'icon' })}
        >
          <ArrowLeft className="size-4.5" />
        </a>
      </div>
      <Stumbled {...stumble} />
    </main>
  );
}

'use client';

import { type Stumble, Stumbled } from '@/components/ui/stumbled';

export default function ErrorPage(stumble: Stumble) {
  return (
    <main className="flex min-h-dvh flex-col">
      <title>Something went wrong · Parley</title>
      <Stumbled {...stumble} />
    </main>
  );
}

'use client';

import { type Stumble, Stumbled } from '@/components/ui/stumbled';

/** Beside the settings' own navigation. */
export default function SettingsError(stumble: Stumble) {
  return (
    <div className="flex min-h-full flex-col">
      <title>Something went wrong · Settings · Parley</title>
      <Stumbled {...stumble} />
    </div>
  );
}

'use client';

import { cn } from '@/components/ui/cn';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useOverlays } from '@/lib/client/overlays';

const SHORTCUTS: readonly { readonly group: string; readonly keys: readonly Line[] }[] = [
  {
    group: 'Moving',
    keys: [
      ['Next conversation', 'J', '↓'],
      ['Previous conversation', 'K', '↑'],
      ['Open it', 'Enter'],
      ['Back to the list', 'Esc'],
      ['Search and commands', '⌘K', '/'],
    ],
  },
  {
    group: 'In a conversation',
    keys: [
      ['Reply', 'R'],
      ['Write a note', 'N'],
      ['Resolve or reopen', 'E'],
      ['Snooze', 'S'],
      ['Set to pending, or open again', 'P'],
      ['Assign to me', 'A'],
      ['Assign to somebody', 'Shift A'],
      ['Show or hide the contact', 'I'],
    ],
  },
  {
    group: 'Writing',
    keys: [
      ['Send', 'Enter', '⌘Enter'],
      ['New line', 'Shift Enter'],
      ['Leave the text as a draft', 'Esc'],
    ],
  },
];

type Line = readonly [label: string, ...keys: string[]];

export function HelpDialog() {
  const { close } = useOverlays();
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent className="p-5">
        <DialogTitle className="text-lg font-semibold">Keyboard shortcuts</DialogTitle>
        <DialogDescription className="text-ink-muted mt-0.5 text-sm">
          Single keys work while you are not writing. On Windows and Linux, ⌘ is Ctrl.
        </DialogDescription>
        <div className="mt-4 grid gap-5 md:grid-cols-2">
          {SHORTCUTS.map(({ group, keys }) => (
            <section
              key={group}
              className={cn(
                group === 'In a conversation' && 'md:col-start-2 md:row-span-2 md:row-start-1',
              )}
            >
              <h3 className="text-ink-subtle mb-1.5 text-xs font-medium">{group}</h3>
              <dl className="grid gap-1.5">
                {keys.map(([label, ...each]) => (
                  <div key={label} className="flex items-center justify-between gap-3">
                    <dt className="text-sm">{label}</dt>
                    <dd className="flex gap-1">
                      {each.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}

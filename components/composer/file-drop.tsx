'use client';

import { Paperclip } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTray } from '@/lib/client/use-tray';

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere on the thread around it. */
export function FileDrop({ number }: { readonly number: number }) {
  const tray = useTray(number);
  const [over, setOver] = useState(false);
  const cover = useRef<HTMLDivElement>(null);
  const take = useEffectEvent((files: readonly File[]) => tray.add(files));

  useEffect(() => {
    const area = cover.current?.closest('section');
    if (!area) return;
    const controller = new AbortController();
    const on = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      act: (event: DragEvent) => void,
    ) => area.addEventListener(type, (event) => carriesFiles(event) && act(event), controller);
    on('dragenter', () => setOver(true));
    on('dragover', (event) => event.preventDefault());
    on('dragleave', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && area.contains(relatedTarget))) setOver(false);
    });
    on('drop', (event) => {
      event.preventDefault();
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    });
    return () => controller.abort();
  }, []);

  return (
    <div
      ref={cover}
      aria-hidden
      data-over={over || undefined}
      className="bg-canvas/80 pointer-events-none absolute inset-0 z-20 hidden p-3 data-over:block"
    >
      <div className="border-accent bg-accent-soft/60 text-accent-ink grid h-full place-items-center rounded-lg border-2 border-dashed">
        <p className="bg-surface shadow-float flex items-center gap-2 rounded-full px-4 py-2 text-sm font-medium">
          <Paperclip className="size-4" />
          Drop to attach
        </p>
      </div>
    </div>
  );
}

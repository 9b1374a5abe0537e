'use client';

import { Check, Trash2 } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { focusComposer } from '@/lib/client/focus';
import type { Recording } from '@/lib/client/record-voice';

type Props = {
  readonly recording: Recording;
  /** What was said, to be heard before it is sent; null when it was thrown away. */
  readonly onEnd: (file: File | null) => void;
};

const TICK_MS = 100;
const LONGEST_MS = 10 * 60_000;
const BARS = 96;

/** Shown while somebody speaks: for how long, and how loud. */
export function VoiceRecorder({ recording, onEnd }: Props) {
  const [levels, setLevels] = useState<readonly number[]>([]);
  const [stopping, setStopping] = useState(false);
  const spentMs = levels.length * TICK_MS;

  const stop = async () => {
    setStopping(true);
    onEnd(await recording.stop());
    focusComposer();
  };
  const tick = useEffectEvent(() => {
    setLevels([...levels, recording.level()]);
    if (spentMs >= LONGEST_MS && !stopping) void stop();
  });
  useEffect(() => {
    const timer = setInterval(() => tick(), TICK_MS);
    return () => clearInterval(timer);
  }, []);

  const cancel = () => {
    recording.cancel();
    onEnd(null);
    focusComposer();
  };
  return (
    <fieldset
      className="flex items-center gap-3 px-3 py-2"
      onKeyDown={({ key }) => key === 'Escape' && cancel()}
    >
      <legend className="sr-only">Recording a voice message</legend>
      <Button look="quiet" size="icon-sm" aria-label="Throw the recording away" onClick={cancel}>
        <Trash2 aria-hidden className="size-4" />
      </Button>
      <span
        aria-hidden
        className="bg-bad size-2.5 shrink-0 rounded-full motion-safe:animate-pulse"
      />
      <span role="timer" className="text-ink shrink-0 text-sm tabular-nums">
        {clock(spentMs)}
      </span>
      <span
        aria-hidden
        className="flex h-7 min-w-0 flex-1 items-center justify-end gap-0.5 overflow-hidden"
      >
        {Array.from({ length: BARS }, (_, index) => levels.at(index - BARS) ?? 0).map(
          (level, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
              key={index}
              className="bg-accent h-full w-1 shrink-0 rounded-full"
              style={{ transform: `scaleY(${Math.max(0.08, level)})` }}
            />
          ),
        )}
      </span>
      <Button look="solid" size="sm" autoFocus off={stopping} onClick={stop}>
        <Check aria-hidden className="size-3.5" />
        Done
      </Button>
    </fieldset>
  );
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

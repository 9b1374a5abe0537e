'use client';

import { type ComponentProps, useState } from 'react';
import type { Recording } from '@/lib/client/record-voice';
import { ComposerBar } from './composer-bar';
import { VoiceRecorder } from './voice-recorder';

type Props = Omit<ComponentProps<typeof ComposerBar>, 'onRecord'>;

/** What can be done with what is written; while somebody speaks, the recording of it. */
export function ComposerFoot(props: Props) {
  const [recording, setRecording] = useState<Recording | null>(null);
  if (!recording) return <ComposerBar {...props} onRecord={setRecording} />;
  return (
    <VoiceRecorder
      recording={recording}
      onEnd={(file) => {
        setRecording(null);
        if (file) props.composing.tray.add([file]);
      }}
    />
  );
}

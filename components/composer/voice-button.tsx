'use client';

import { Mic } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import { type Recording, recordVoice } from '@/lib/client/record-voice';
import { toast } from '@/lib/client/toast';

type Props = { readonly onStart: (recording: Recording) => void };

const REFUSED = 'Parley may not use the microphone. Allow it in your browser and try again.';
const MISSING = 'No microphone was found. Connect one and try again.';

export function VoiceButton({ onStart }: Props) {
  const [asking, setAsking] = useState(false);

  async function start() {
    setAsking(true);
    try {
      onStart(await recordVoice());
    } catch (error) {
      const isMissing = error instanceof DOMException && error.name === 'NotFoundError';
      toast.error(isMissing ? MISSING : REFUSED);
    } finally {
      setAsking(false);
    }
  }
  return (
    <Tooltip label="Record a voice message" side="top">
      <Button
        look="quiet"
        size="icon-sm"
        aria-label="Record a voice message"
        off={asking}
        onClick={start}
      >
        <Mic aria-hidden className="size-4" />
      </Button>
    </Tooltip>
  );
}

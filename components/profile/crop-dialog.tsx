'use client';

import { useRef, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { sentenceOf } from '@/lib/client/api';
import { CLOSEST, type Size, WHOLE, within } from '@/lib/client/crop';
import { paintSquare } from '@/lib/client/square';
import { upload } from '@/lib/client/upload';
import { PICTURE_PROBLEMS } from '@/lib/domain/picture';
import { CropFrame } from './crop-frame';

type Props = {
  readonly picture: { readonly url: string; readonly size: Size };
  /** Where the square is posted to. */
  readonly path: string;
  readonly onClose: (changed: boolean) => void;
};

export function CropDialog({ picture: { url, size }, path, onClose }: Props) {
  const [crop, setCrop] = useState(WHOLE);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const going = useRef<AbortController>(null);
  const busy = share !== null;

  async function send() {
    const stop = new AbortController();
    going.current = stop;
    setProblem(null);
    setShare(0);
    try {
      const square = await paintSquare(url, size, crop);
      if (!square) throw new Unpainted();
      await upload(path, square, { signal: stop.signal, onProgress: setShare });
      onClose(true);
    } catch (error) {
      if (stop.signal.aborted) return;
      setProblem(error instanceof Unpainted ? PICTURE_PROBLEMS.damaged : sentenceOf(error));
    } finally {
      setShare(null);
    }
  }

  function cancel() {
    going.current?.abort();
    onClose(false);
  }

  return (
    <Dialog open onOpenChange={(open) => !open && cancel()}>
      <DialogContent className="grid max-w-90 gap-4 p-5">
        <div>
          <DialogTitle className="text-lg font-semibold">Choose the part to show</DialogTitle>
          <DialogDescription className="text-ink-muted mt-0.5 text-sm">
            Drag the picture, or move it with the arrow keys.
          </DialogDescription>
        </div>
        <CropFrame url={url} size={size} crop={crop} onChange={setCrop} disabled={busy} />
        <label className="text-ink-muted flex items-center gap-3 text-sm">
          Zoom
          <input
            type="range"
            min={1}
            max={CLOSEST}
            step={0.05}
            value={crop.zoom}
            disabled={busy}
            onChange={({ target }) =>
              setCrop(within(size, { ...crop, zoom: Number(target.value) }))
            }
            className="accent-accent h-6 flex-1"
          />
        </label>
        <FormProblem sentence={problem} />
        {share !== null && (
          <progress
            aria-label="Uploading"
            max={1}
            value={share}
            className="progress h-1.5 w-full"
          />
        )}
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={cancel}>
            Cancel
          </Button>
          <Button look="solid" off={busy} onClick={() => void send()}>
            {busy ? 'Uploading…' : 'Use this picture'}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}

class Unpainted extends Error {}

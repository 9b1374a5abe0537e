'use client';

import { Pause, Play } from 'lucide-react';
import { playTime } from '@/lib/client/play-time';
import { useMedia } from '@/lib/client/use-media';
import { useSound } from '@/lib/client/use-sound';
import type { Attachment } from '@/lib/contracts/messages';
import { MediaTrouble } from './media-trouble';
import { Waveform } from './waveform';

type Props = { readonly attachment: Attachment; readonly src: string; readonly label: string };

/** A voice message: how loud it is along its way, where it stands, and how fast it goes. */
export function Voice({ attachment, src, label }: Props) {
  const media = useMedia(src);
  const { playing, speed, time, toggle, seek, faster, audio } = useSound(media);
  if (media.fault) {
    return (
      <div className="border-line w-70 max-w-full overflow-hidden rounded-lg border">
        <MediaTrouble what="voice message" fault={media.fault} again={media.again} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div
      role="group"
      aria-label={label}
      className="border-line bg-surface text-ink flex w-70 max-w-full items-center gap-2.5 rounded-lg border p-2"
    >
      <audio key={media.address} src={media.address} preload="metadata" {...audio} />
      <button
        type="button"
        aria-label={playing ? 'Pause the voice message' : 'Play the voice message'}
        onClick={toggle}
        className="bg-accent text-on-accent hover:bg-accent-strong grid size-9 shrink-0 place-items-center rounded-full transition-colors [&_svg]:size-4"
      >
        {playing ? <Pause fill="currentColor" /> : <Play fill="currentColor" />}
      </button>
      <div className="min-w-0 flex-1">
        <Waveform src={src} byteSize={attachment.byteSize} time={time} onSeek={seek} />
        <p className="text-2xs text-ink-muted tabular-nums">
          {playTime(playing || time.at > 0 ? time.at : time.of)}
        </p>
      </div>
      <button
        type="button"
        aria-label={`Speed ${speed}×. Change`}
        onClick={faster}
        className="bg-fill text-ink-muted hover:bg-fill-strong hover:text-ink text-2xs h-6 w-9 shrink-0 rounded-full font-semibold tabular-nums"
      >
        {speed}×
      </button>
    </div>
  );
}

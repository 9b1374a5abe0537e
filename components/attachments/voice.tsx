'use client';

import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { nextSpeed, playTime, type Speed } from '@/lib/client/play-time';
import { useMedia } from '@/lib/client/use-media';
import type { Attachment } from '@/lib/contracts/messages';
import { MediaTrouble } from './media-trouble';
import { Waveform } from './waveform';

type Props = { readonly attachment: Attachment; readonly src: string; readonly label: string };

/** A voice message: how loud it is along its way, where it stands, and how fast it goes. */
export function Voice({ attachment, src, label }: Props) {
  const media = useMedia(src);
  const sound = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const [time, setTime] = useState({ at: 0, of: 0 });
  if (media.fault) {
    return (
      <div className="border-line w-70 max-w-full overflow-hidden rounded-lg border">
        <MediaTrouble what="voice message" isGone={media.fault === 'gone'} again={media.again} />
      </div>
    );
  }
  const look = ({ currentTime, duration }: HTMLAudioElement) =>
    setTime({ at: currentTime, of: Number.isFinite(duration) ? duration : 0 });
  const toggle = () => {
    if (sound.current?.paused) void sound.current.play().catch(() => setPlaying(false));
    else sound.current?.pause();
  };
  const seek = (seconds: number) => {
    if (sound.current) sound.current.currentTime = seconds;
    setTime({ ...time, at: seconds });
  };
  const faster = () => {
    const next = nextSpeed(speed);
    setSpeed(next);
    if (sound.current) sound.current.playbackRate = next;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div
      role="group"
      aria-label={label}
      className="border-line bg-surface text-ink flex w-70 max-w-full items-center gap-2.5 rounded-lg border p-2"
    >
      {/* biome-ignore lint/a11y/useMediaCaption: what people say to each other has no captions. */}
      <audio
        key={media.address}
        ref={sound}
        src={media.address}
        preload="metadata"
        onError={media.failed}
        onLoadedMetadata={({ currentTarget }) => look(currentTarget)}
        onTimeUpdate={({ currentTarget }) => look(currentTarget)}
        onPlay={({ currentTarget }) => {
          currentTarget.playbackRate = speed;
          setPlaying(true);
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => setTime({ ...time, at: 0 })}
      />
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

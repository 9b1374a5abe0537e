import { siInstagram } from 'simple-icons';
import type { Channel } from '@/lib/domain/channel';
import { cn } from './cn';

const PATHS: Readonly<Record<Channel, string>> = { instagram: siInstagram.path };

type Props = { readonly channel: Channel; readonly className?: string };

/** A channel's own mark, in the colour of the text around it. */
export function ChannelGlyph({ channel, className }: Props) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn('base:size-3.5 fill-current', className)}>
      <path d={PATHS[channel]} />
    </svg>
  );
}

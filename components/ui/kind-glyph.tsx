import {
  AlertCircle,
  CircleDashed,
  Clapperboard,
  Eye,
  FileText,
  Film,
  Lock,
  type LucideIcon,
  MapPin,
  Mic,
  Paperclip,
  Image as Picture,
  ShoppingBag,
  SquareStack,
  Sticker,
} from 'lucide-react';
import type { KindGlyph as Kind } from '@/lib/client/kinds';

const ICONS: Readonly<Record<Kind | 'note' | 'failed', LucideIcon>> = {
  photo: Picture,
  video: Film,
  voice: Mic,
  file: FileText,
  reel: Clapperboard,
  post: SquareStack,
  story: CircleDashed,
  sticker: Sticker,
  once: Eye,
  product: ShoppingBag,
  place: MapPin,
  other: Paperclip,
  note: Lock,
  failed: AlertCircle,
};

type Props = { readonly glyph: Kind | 'note' | 'failed'; readonly className?: string };

export function KindGlyph({ glyph, className }: Props) {
  const Icon = ICONS[glyph];
  return <Icon aria-hidden className={className} />;
}

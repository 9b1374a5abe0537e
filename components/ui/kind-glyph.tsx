import {
  AlertCircle,
  CircleDashed,
  Clapperboard,
  Contact,
  Eye,
  FileText,
  Film,
  Link2,
  Lock,
  type LucideIcon,
  MapPin,
  Mic,
  Paperclip,
  Image as Picture,
  RectangleEllipsis,
  ShoppingBag,
  SquareStack,
  Sticker,
  Undo2,
} from 'lucide-react';
import type { KindGlyph as Kind } from '@/lib/client/kinds';

const ICONS: Readonly<Record<Kind | 'note' | 'failed' | 'unsent', LucideIcon>> = {
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
  card: RectangleEllipsis,
  place: MapPin,
  person: Contact,
  link: Link2,
  other: Paperclip,
  note: Lock,
  failed: AlertCircle,
  unsent: Undo2,
};

type Props = { readonly glyph: Kind | 'note' | 'failed' | 'unsent'; readonly className?: string };

export function KindGlyph({ glyph, className }: Props) {
  const Icon = ICONS[glyph];
  return <Icon aria-hidden className={className} />;
}

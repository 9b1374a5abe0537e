import type { ReactNode } from 'react';
import { attachmentGroups } from '@/lib/client/attachment-groups';
import { type KindGlyph, kindTraits } from '@/lib/client/kinds';
import type { Attachment } from '@/lib/contracts/messages';
import { FileCard } from './file-card';
import { OpenLink } from './open-link';
import { Photos } from './photos';
import { PostCard } from './post-card';
import { GoneCard, QuietCard } from './quiet-card';
import { ReelCard } from './reel-card';
import { StickerPicture } from './sticker';
import { StoryCard } from './story-card';
import { TemplateCards } from './template-cards';
import { Video } from './video';
import { Voice } from './voice';

type Props = {
  readonly attachments: readonly Attachment[];
  /** Who sent them. */
  readonly by: string;
  readonly theirs: boolean;
};

/** All that a message carries besides words, each as what it is. */
export function Attachments({ attachments, by, theirs }: Props) {
  return attachmentGroups(attachments).map((group) =>
    group.type === 'photos' ? (
      <Photos key={group.id} photos={group.photos} by={by} />
    ) : (
      <Single key={group.id} attachment={group.attachment} by={by} theirs={theirs} />
    ),
  );
}

type SingleProps = Omit<Props, 'attachments'> & { readonly attachment: Attachment };

function Single({ attachment, by, theirs }: SingleProps): ReactNode {
  switch (attachment.kind) {
    case 'reel':
      return <ReelCard attachment={attachment} by={by} />;
    case 'post':
    case 'share':
      return <PostCard attachment={attachment} by={by} />;
    case 'story':
    case 'story_mention':
    case 'story_reply':
      return <StoryCard attachment={attachment} by={by} theirs={theirs} />;
    case 'product':
    case 'template':
      return <TemplateCards attachment={attachment} />;
    case 'video':
    case 'audio':
    case 'file':
    case 'sticker':
      return <Media attachment={attachment} by={by} />;
    default:
      return <Told attachment={attachment} />;
  }
}

/** What has bytes; without them only what it was. */
function Media({ attachment, by }: Omit<SingleProps, 'theirs'>): ReactNode {
  const { kind, src, permalink, gone } = attachment;
  const { glyph, one } = kindTraits(kind);
  if (gone) return <GoneCard glyph={glyph} what={one} />;
  if (src === null) {
    return (
      <QuietCard glyph={glyph} title={one}>
        <OpenLink href={permalink} />
      </QuietCard>
    );
  }
  const label = `${one} from ${by}`;
  if (kind === 'video') return <Video attachment={attachment} src={src} label={label} />;
  if (kind === 'audio') return <Voice attachment={attachment} src={src} label={label} />;
  if (kind === 'sticker') return <StickerPicture attachment={attachment} src={src} label={label} />;
  return <FileCard attachment={attachment} src={src} />;
}

/** What is only told of: a place, a contact, what is to be seen once, what nobody knows. */
function Told({ attachment: { kind, title, permalink } }: Pick<SingleProps, 'attachment'>) {
  const { glyph, one } = kindTraits(kind);
  return (
    <QuietCard glyph={glyph} title={title ?? one}>
      <OpenLink href={permalink} label={openWords(glyph)} />
    </QuietCard>
  );
}

const openWords = (glyph: KindGlyph): string =>
  glyph === 'place' || glyph === 'link' || glyph === 'person'
    ? 'Open on Instagram'
    : 'Open Instagram to see it';

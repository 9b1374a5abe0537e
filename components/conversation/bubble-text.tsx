import { cn } from '@/components/ui/cn';
import { isEmojiOnly } from '@/lib/client/emoji';
import { linkify } from '@/lib/client/linkify';

/** What somebody wrote, as they wrote it. Addresses become links that tell the other side nothing. */
export function BubbleText({ text }: { readonly text: string }) {
  return (
    <p
      dir="auto"
      className={cn(
        'text-start wrap-anywhere whitespace-pre-wrap',
        isEmojiOnly(text) && 'py-0.5 text-[32px] leading-10',
      )}
    >
      {linkify(text).map(({ start, text: piece, href }) =>
        href ? (
          <a
            key={start}
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="underline decoration-current/40 underline-offset-2 hover:decoration-current"
          >
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </p>
  );
}

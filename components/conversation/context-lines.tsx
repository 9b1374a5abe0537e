import { Link2, type LucideIcon, Megaphone, MousePointerClick, ShoppingBag } from 'lucide-react';
import type { MessageContext, Referral } from '@/lib/domain/message-context';

type Line = { readonly icon: LucideIcon; readonly words: string };

/** What brought a message about, in small words above it. */
export function ContextLines({ context }: { readonly context: MessageContext }) {
  return linesOf(context).map(({ icon: Icon, words }) => (
    <p
      key={words}
      className="text-ink-muted flex max-w-full items-start gap-1.5 px-1 pt-1 text-xs [&_svg]:mt-0.5"
    >
      <Icon aria-hidden className="text-ink-subtle size-3 shrink-0" />
      <span dir="auto" className="min-w-0 wrap-anywhere">
        {words}
      </span>
    </p>
  ));
}

function linesOf({ referral, postback, quickReply }: MessageContext): readonly Line[] {
  return [
    ...(referral ? referralLines(referral) : []),
    ...(postback === undefined
      ? []
      : [{ icon: MousePointerClick, words: withPayload('Pressed a button', postback) }]),
    ...(quickReply === undefined
      ? []
      : [{ icon: MousePointerClick, words: withPayload('Chose a quick reply', quickReply) }]),
  ];
}

const withPayload = (words: string, payload: string): string =>
  payload === '' ? words : `${words} · ${payload}`;

function referralLines({ source, ref, adTitle, productId }: Referral): readonly Line[] {
  const product = productId ? [{ icon: ShoppingBag, words: `About product ${productId}` }] : [];
  if (source === 'ad') {
    const words = `Came from an ad${adTitle ? `: ${adTitle}` : ''}${ref ? ` · ${ref}` : ''}`;
    return [{ icon: Megaphone, words }, ...product];
  }
  if (source === 'product' && productId) return product;
  return [{ icon: Link2, words: `Came through a link${ref ? `: ${ref}` : ''}` }, ...product];
}

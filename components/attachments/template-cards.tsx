import { ArrowUpRight, ShoppingBag } from 'lucide-react';
import { buttonLook } from '@/components/ui/button';
import type { Attachment } from '@/lib/contracts/messages';
import type { TemplateButton, TemplateCard } from '@/lib/domain/attachment';
import { OpenLink } from './open-link';

type Props = { readonly attachment: Attachment };

/**
 * Products, and cards with buttons. Their pictures lie on other people's servers, which are not to learn that somebody
 * looks: a glyph stands for them.
 */
export function TemplateCards({ attachment: { kind, cards, title, permalink } }: Props) {
  const name = kind === 'product' ? 'Product' : 'Card';
  const shown = cards ?? [{ title, subtitle: null, imageUrl: null, buttons: [] }];
  return (
    <ul
      aria-label={shown.length === 1 ? name : `${shown.length} cards`}
      className="flex max-w-full snap-x gap-2 overflow-x-auto"
      {...(shown.length > 1 && { tabIndex: SCROLLABLE })}
    >
      {shown.map((card, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places, and have no names of their own.
        <Card key={at} card={card} name={name}>
          {kind === 'product' && <OpenLink href={permalink} />}
        </Card>
      ))}
    </ul>
  );
}

/** What scrolls must be reachable by keyboard. */
const SCROLLABLE = 0;

type CardProps = {
  readonly card: TemplateCard;
  readonly name: string;
  readonly children: React.ReactNode;
};

function Card({ card: { title, subtitle, buttons }, name, children }: CardProps) {
  return (
    <li className="border-line bg-surface text-ink flex w-64 max-w-full shrink-0 snap-start flex-col gap-2 rounded-lg border p-2">
      <div className="flex gap-3">
        <span className="bg-fill text-ink-muted grid size-11 shrink-0 place-items-center rounded-md">
          <ShoppingBag aria-hidden className="size-5" />
        </span>
        <div className="min-w-0 pr-1">
          <p className="text-ink-subtle text-2xs font-medium">{name}</p>
          <p dir="auto" className="text-sm font-medium wrap-anywhere">
            {title ?? 'Without a title'}
          </p>
          {subtitle && (
            <p dir="auto" className="text-ink-muted text-xs wrap-anywhere">
              {subtitle}
            </p>
          )}
          {children}
        </div>
      </div>
      {buttons.map((button) => (
        <CardButton key={button.title} button={button} />
      ))}
    </li>
  );
}

/** What the customer may press; only what leads somewhere can be pressed here. */
function CardButton({ button: { title, url } }: { readonly button: TemplateButton }) {
  if (url === null) {
    return (
      <span className="border-line text-ink-muted rounded-md border px-2 py-1 text-center text-xs wrap-anywhere">
        {title}
      </span>
    );
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className={buttonLook({ size: 'sm', className: 'shrink' })}
    >
      <span className="truncate">{title}</span>
      <ArrowUpRight aria-hidden className="size-3" />
    </a>
  );
}

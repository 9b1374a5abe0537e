import type { ReactNode } from 'react';

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  /** At most one button: the way on. */
  readonly action?: ReactNode;
  /** It is all that the page has to say, so its title is the page's. */
  readonly isPage?: boolean;
};

/** An empty place or a failure: what is the matter, and the way on. */
export function State({ icon, title, children, action, isPage = false }: Props) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="mx-auto flex max-w-72 flex-col items-center px-4 py-12 text-center">
      <span className="border-line bg-fill text-ink-subtle mb-3 grid size-11 place-items-center rounded-lg border [&_svg]:size-5">
        {icon}
      </span>
      <Title className="text-ink text-base font-semibold">{title}</Title>
      <p className="text-ink-muted mt-1 text-sm text-balance">{children}</p>
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}

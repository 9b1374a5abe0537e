import { type ReactNode, useId } from 'react';

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
};

/** One thing that can be set: what it is on the left, where there is room, and its controls on the right. */
export function Part({ title, lead, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="border-line grid gap-x-8 gap-y-4 border-t py-6 md:grid-cols-[12rem_1fr]"
    >
      <div>
        <h2 id={id} className="text-ink text-base font-semibold">
          {title}
        </h2>
        <p className="text-ink-muted mt-1 text-sm text-pretty">{lead}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

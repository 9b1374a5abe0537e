type Props = { readonly className?: string };

/** Two speech bubbles that share a corner: both sides of a parley. */
export function Logo({ className }: Props) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path
        d="M9.5 7.5h9a5 5 0 0 1 5 5v.6a5 5 0 0 1-5 5h-4.2l-4 3.3a.8.8 0 0 1-1.3-.6v-2.9a5 5 0 0 1-4-4.9v-.5a5 5 0 0 1 4.5-5Z"
        className="fill-on-accent"
      />
      <path
        d="M25.7 12.7a5 5 0 0 1 1.8 3.9v.5a5 5 0 0 1-3.5 4.7v2.6a.8.8 0 0 1-1.3.6l-3.2-2.7h-3.3a5 5 0 0 1-2.6-.7l1.8-1.5h3.3a7 7 0 0 0 7-7v-.4Z"
        className="fill-on-accent/60"
      />
    </svg>
  );
}

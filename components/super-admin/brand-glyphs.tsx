import { siFacebook, siInstagram } from 'simple-icons';

type Props = { readonly className?: string };

export const InstagramGlyph = (props: Props) => <Glyph path={siInstagram.path} {...props} />;
export const FacebookGlyph = (props: Props) => <Glyph path={siFacebook.path} {...props} />;

function Glyph({ path, className }: Props & { readonly path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={`fill-current ${className}`}>
      <path d={path} />
    </svg>
  );
}

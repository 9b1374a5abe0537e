/** Markup that is safe to put on a page as it is. */
export type Html = { readonly html: string };

type Part = string | number | null | undefined | false | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const written = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
  }
  return 'html' in part ? part.html : part.map(({ html: each }) => each).join('');
};

/** Everything that is put in is escaped, unless it is markup itself. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.map((text, place) => text + written(parts[place])).join(''),
});

type Page = {
  readonly title: string;
  readonly content: Html;
  readonly status?: number;
  /** Where a form of this page may end up. */
  readonly leadsTo?: string;
};

/** A page of Meta's in the simulator's clothes. */
export function page({ title, content, status = 200, leadsTo = '' }: Page): Response {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Simulator</title>
<link rel="icon" href="/phone/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/phone/consent.css">
</head>
<body>
<header><p class="badge">Simulator</p><p class="where">Where Instagram’s own login would be</p></header>
<main>${content}</main>
<footer>Nothing leaves this machine. Not made by Meta, and not connected to it.</footer>
</body>
</html>`;
  return new Response(document.html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${leadsTo}`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

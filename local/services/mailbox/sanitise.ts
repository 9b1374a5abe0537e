const TAGS = new Set(
  (
    'a abbr article b blockquote br center code div em font footer h1 h2 h3 h4 h5 h6 header hr i ' +
    'img li main ol p pre s section small span strong sub sup table tbody td tfoot th thead tr u ul'
  ).split(' '),
);

const ATTRIBUTES = new Set(
  (
    'align alt bgcolor border cellpadding cellspacing color colspan dir height lang role rowspan ' +
    'size style title valign width'
  ).split(' '),
);

/** Elements that go together with everything in them. */
const SILENT = new Set(
  'script style title noscript iframe object template textarea select svg math'.split(' '),
);

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Longer mails are cut: nobody reads that far. */
const LONGEST = 1_000_000;

/**
 * A mail's HTML built anew from what is known to be harmless: listed elements and attributes, links
 * that open elsewhere, embedded pictures. The frame it is shown in runs and loads nothing anyway.
 */
export function sanitise(source: string): string {
  const html = source.slice(0, LONGEST);
  const parts: string[] = [];
  let position = 0;
  while (position < html.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(html);
    const start = match?.index ?? html.length;
    parts.push(escapeAngles(html.slice(position, start)));
    if (!match) break;
    position = TOKEN.lastIndex;

    const [, slash = '', written = '', attributes = ''] = match;
    const name = written.toLowerCase();
    if (SILENT.has(name) && !slash) position = endOf(name, html, position);
    if (TAGS.has(name)) parts.push(slash ? `</${name}>` : openingTag(name, attributes));
  }
  return parts.join('');
}

const escapeAngles = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function endOf(name: string, html: string, from: number): number {
  const closing = new RegExp(`</${name}[^>]*>?`, 'gi');
  closing.lastIndex = from;
  return closing.test(html) ? closing.lastIndex : html.length;
}

function openingTag(name: string, source: string): string {
  const kept = new Map<string, string>();
  for (const [, written = '', double, single, bare] of source.matchAll(ATTRIBUTE)) {
    const attribute = written.toLowerCase();
    const value = double ?? single ?? bare ?? '';
    if (isHarmless(name, attribute, value)) kept.set(attribute, value);
  }
  if (kept.has('href')) kept.set('target', '_blank').set('rel', 'noopener noreferrer');
  const attributes = [...kept].map(([key, value]) => ` ${key}="${quoteSafe(value)}"`);
  return `<${name}${attributes.join('')}>`;
}

/** Entities stay as they are, so an address is judged by its plain beginning. */
function isHarmless(name: string, attribute: string, value: string): boolean {
  if (attribute === 'href') return name === 'a' && /^(https?:\/\/|mailto:)/i.test(value);
  if (attribute === 'src') {
    return name === 'img' && /^data:image\/(png|jpeg|gif|webp);base64,/i.test(value);
  }
  return ATTRIBUTES.has(attribute);
}

const quoteSafe = (value: string) => escapeAngles(value).replaceAll('"', '&quot;');

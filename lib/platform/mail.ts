import 'server-only';
import { createTransport } from 'nodemailer';
import { env } from './env';
import { inWords, log } from './log';

/** `link` is the one thing to do; `afterwards` is the small print below it. Plain sentences, no HTML. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly sentences: readonly string[];
  readonly link: { readonly label: string; readonly url: string };
  readonly afterwards: string;
};

export type Mailed = { readonly ok: true } | { readonly ok: false; readonly problem: string };

const TIMEOUT_MS = 10_000;

const transport = env.SMTP_URL
  ? createTransport({
      url: env.SMTP_URL,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    })
  : null;

/** Whether there is a mail server at all. */
export const MAILS = transport !== null;

/** Hands a mail of the product's own to the mail server. Never throws; the problem is a sentence for a person. */
export async function sendMail(mail: Mail): Promise<Mailed> {
  if (!transport) {
    return { ok: false, problem: 'No mail server is set up here (SMTP_URL and MAIL_FROM).' };
  }
  try {
    const { to, subject } = mail;
    const sent = { to, subject, from: env.MAIL_FROM, text: inText(mail), html: inHtml(mail) };
    await transport.sendMail(sent);
    return { ok: true };
  } catch (error) {
    log.warn('mail.not_sent', { error: nameOf(error) });
    return { ok: false, problem: isAddressRefused(error) ? REFUSED : NOT_TAKEN };
  }
}

const REFUSED = 'The mail server refused this address. Please check the address.';
const NOT_TAKEN = 'The mail server did not take the mail. Please try again.';

/** A server's 5yz to the address is for good; its 4yz is for now (RFC 5321 §4.2.1). */
const isAddressRefused = (error: unknown): boolean =>
  error instanceof Error &&
  'command' in error &&
  error.command === 'RCPT TO' &&
  'responseCode' in error &&
  Number(error.responseCode) >= 500;

/** Servers repeat addresses in their answers, so only the kind of failure is logged. */
const nameOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : (inWords(error).split(':')[0] ?? '');

const inText = ({ sentences, link, afterwards }: Mail): string =>
  [...sentences, `${link.label}: ${link.url}`, afterwards].join('\n\n');

/** Mail programs know no style sheets, so the little there is stands inline. */
function inHtml({ subject, sentences, link, afterwards }: Mail): string {
  const paragraphs = sentences.map((text) => `<p style="margin:0 0 16px">${escaped(text)}</p>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f6f6f8;font:15px/22px system-ui,sans-serif;color:#24252d">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border:1px solid #e4e4ea;border-radius:12px">
<p style="margin:0 0 24px;font-weight:600">Parley</p>
${paragraphs.join('\n')}
<p style="margin:24px 0"><a href="${escaped(link.url)}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:#4a4fd4;color:#fff;text-decoration:none;font-weight:500">${escaped(link.label)}</a></p>
<p style="margin:0;color:#6a6b76;font-size:13px;line-height:20px">${escaped(afterwards)}</p>
</div></body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? '');

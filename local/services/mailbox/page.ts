import { html } from 'hono/html';
import type { Address, Mail } from './mail.ts';
import type { MailStore } from './store.ts';

/** The whole page: the list, and the chosen mail beside it. */
export function mailboxPage(mails: MailStore, chosen?: Mail, view: 'html' | 'text' = 'html') {
  const count = mails.list().length;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${chosen ? `${subjectOf(chosen)} · ` : ''}Local mailbox</title>
<link rel="stylesheet" href="/mailbox.css">
<link rel="icon" href="data:,">
<script type="module" src="/mailbox.js"></script>
</head>
<body class="${chosen || count === 0 ? 'reading' : 'browsing'}">
<div class="stripe"></div>
<div class="bar">
<h1><a href="/">Local mailbox</a></h1>
<p>Everything Parley mails on this machine ends here. Nothing is sent on.</p>
${
  count > 0 &&
  html`<form method="post" action="/clear"><button type="submit">Delete all</button></form>`
}
</div>
<div class="panes">
${count > 0 && html`<nav class="list" aria-label="Mails">${mailList(mails, chosen?.id)}</nav>`}
<main class="mail">${chosen ? reader(chosen, view) : nothingChosen(count)}</main>
</div>
</body>
</html>`;
}

/** The rows alone; the page asks for them again while it is open. */
export function mailList(mails: MailStore, chosenId?: string) {
  return html`<ol>${mails.list().map(
    (mail) => html`<li class="${mails.isOpened(mail) ? '' : 'new'}">
<a href="/mails/${mail.id}" ${mail.id === chosenId ? html`aria-current="page"` : ''}>
<span class="to">${listed(mail.to) || listed(mail.bcc)}</span>
${timeOf(mail)}
<span class="subject">${subjectOf(mail)}</span></a></li>`,
  )}</ol>`;
}

function reader(mail: Mail, view: 'html' | 'text') {
  const shown = mail.html === null ? 'text' : view;
  return html`<header>
<a class="back" href="/">All mails</a>
<h2>${subjectOf(mail)}</h2>
<dl>
${row('From', mail.from ? named(mail.from) : 'unknown')}
${row('To', listed(mail.to, named))}
${row('Cc', listed(mail.cc, named))}
${row('Bcc', listed(mail.bcc, named))}
<dt>Received</dt><dd>${timeOf(mail, 'full')}</dd>
${row('Files', mail.attachments.map((file) => `${file.filename} (${sizeOf(file.size)})`).join(', '))}
</dl>
${mail.html !== null && views(mail, shown)}
</header>
${shown === 'html' ? frame(mail) : html`<pre tabindex="0">${linked(mail.text)}</pre>`}`;
}

/** No scripts, no forms, no origin; a link may open a page of its own. */
const frame = (mail: Mail) =>
  html`<iframe title="Mail" src="/mails/${mail.id}/body" referrerpolicy="no-referrer"
sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;

const views = (mail: Mail, shown: 'html' | 'text') => html`<nav class="views" aria-label="View">
<a href="/mails/${mail.id}" ${shown === 'html' ? html`aria-current="page"` : ''}>Formatted</a>
<a href="/mails/${mail.id}?view=text" ${shown === 'text' ? html`aria-current="page"` : ''}>Text</a>
</nav>`;

const row = (label: string, value: string) => value && html`<dt>${label}</dt><dd>${value}</dd>`;

const nothingChosen = (count: number) => html`<div class="empty">
<svg viewBox="0 0 72 52" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
<rect x="1" y="1" width="70" height="50" rx="6"/><path d="M3 5l33 24L69 5"/></svg>
${
  count > 0
    ? html`<strong>Pick a mail to read it</strong>The newest is at the top of the list.`
    : html`<strong>No mail yet</strong>Invitations and alerts that Parley sends will arrive here.`
}
</div>`;

const subjectOf = (mail: Mail) => mail.subject || '(no subject)';

const named = ({ name, address }: Address) => (name ? `${name} <${address}>` : address);

const listed = (addresses: readonly Address[], show = ({ address }: Address) => address) =>
  addresses.map(show).join(', ');

function timeOf({ receivedAt }: Mail, style: 'full' | 'short' = 'short') {
  const moment = new Date(receivedAt);
  const isToday = moment.toDateString() === new Date().toDateString();
  const short: Intl.DateTimeFormatOptions = isToday
    ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
    : { day: 'numeric', month: 'short' };
  const full: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeStyle: 'medium' };
  const text = new Intl.DateTimeFormat('en-GB', style === 'full' ? full : short).format(moment);
  return html`<time datetime="${receivedAt}">${text}</time>`;
}

const sizeOf = (bytes: number) =>
  bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024)} kB`;

const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1
        ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`
        : part,
    );

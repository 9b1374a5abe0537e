import { timingSafeEqual } from 'node:crypto';
import type { Context, Next } from 'hono';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { LIVE_SCRIPT } from './live.ts';
import { mailboxPage, mailList } from './page.ts';
import { sanitise } from './sanitise.ts';
import type { MailStore } from './store.ts';
import { STYLE } from './style.ts';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; " +
  "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** For mails, whoever wrote them: nothing runs, nothing loads, no origin. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; " +
  "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/** Cookies know no ports, so that of each copy has its own name. */
const cookieOf = (c: Context) => `local_mailbox_${new URL(c.req.url).port}`;

/** The page and its JSON. With a token, both want it: as a bearer, or once as `/?token=`. */
export function createMailboxApp(mails: MailStore, token?: string) {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('content-security-policy')) {
      c.header('Content-Security-Policy', PAGE_POLICY);
    }
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'same-origin');
    c.header('Cache-Control', 'no-store');
  });
  if (token !== undefined) app.use((c, next) => requireToken(c, next, token));

  app.get('/', (c) => c.html(mailboxPage(mails)));
  app.get('/list', (c) => c.html(mailList(mails, c.req.query('chosen'))));
  app.get('/mailbox.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css' }));
  app.get('/mailbox.js', (c) => c.body(LIVE_SCRIPT, 200, { 'Content-Type': 'text/javascript' }));

  app.get('/mails/:id', (c) => {
    const mail = mails.get(c.req.param('id'));
    if (!mail) return c.redirect('/', 303);
    mails.open(mail);
    return c.html(mailboxPage(mails, mail, c.req.query('view') === 'text' ? 'text' : 'html'));
  });

  app.get('/mails/:id/body', (c) => {
    const mail = mails.get(c.req.param('id'));
    if (!mail?.html) return c.notFound();
    c.header('Content-Security-Policy', MAIL_POLICY);
    return c.html(mailDocument(mail.html));
  });

  app.post('/clear', csrf(), (c) => {
    mails.clear();
    return c.redirect('/', 303);
  });

  app.get('/api/mails', (c) => c.json(mails.list(c.req.query('to'))));
  app.get('/api/mails/:id', (c) => {
    const mail = mails.get(c.req.param('id'));
    return mail ? c.json(mail) : c.json({ error: 'no such mail' }, 404);
  });
  app.delete('/api/mails', (c) => {
    mails.clear();
    return c.body(null, 204);
  });
  return app;
}

async function requireToken(c: Context, next: Next, token: string) {
  const offered = c.req.query('token');
  if (c.req.path === '/' && offered !== undefined && isSame(offered, token)) {
    setCookie(c, cookieOf(c), token, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.redirect('/', 303);
  }
  const bearer = c.req.header('authorization')?.replace(/^Bearer /, '');
  if (isSame(bearer ?? getCookie(c, cookieOf(c)) ?? '', token)) return next();
  return c.text('The local mailbox opens with the address that was printed at the start.', 401);
}

function isSame(offered: string, token: string): boolean {
  const [a, b] = [Buffer.from(offered), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const mailDocument = (source: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mail</title>
<style>:root{color-scheme:light}body{margin:20px 24px;font:15px/1.5 system-ui,sans-serif}
img{max-width:100%;height:auto}</style></head><body>${sanitise(source)}</body></html>`;

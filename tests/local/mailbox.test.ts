import { createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sanitise } from '../../local/services/mailbox/sanitise.ts';
import { MailStore } from '../../local/services/mailbox/store.ts';
import { startMailbox } from '../../local/services/mailbox.ts';

async function startTestMailbox(token?: string) {
  const mailbox = await startMailbox(token === undefined ? {} : { token });
  onTestFinished(() => mailbox.stop());
  const transport = createTransport(mailbox.smtpUrl);
  onTestFinished(() => transport.close());
  const get = (path: string, init?: RequestInit) => fetch(`${mailbox.url}${path}`, init);
  return {
    ...mailbox,
    get,
    send: (mail: Mail.Options) =>
      transport.sendMail({ from: 'Parley <no-reply@parley.test>', to: 'mia@parley.test', ...mail }),
    mails: async (to = '') => (await get(`/api/mails${to && `?to=${to}`}`)).json(),
    page: async (path: string) => (await get(path)).text(),
  };
}

describe('the mailbox', () => {
  test('keeps what was sent, newest first', async () => {
    const mailbox = await startTestMailbox();

    await mailbox.send({ subject: 'First', text: 'one' });
    await mailbox.send({
      to: 'Mia Çelik <mia@parley.test>',
      cc: 'leo@parley.test',
      bcc: 'quiet@parley.test',
      subject: 'Zweite — 二',
      text: 'Hej',
      html: '<p>Hej</p>',
      attachments: [{ filename: 'a.txt', content: 'hello' }],
    });

    expect(await mailbox.mails()).toMatchObject([
      {
        from: { name: 'Parley', address: 'no-reply@parley.test' },
        to: [{ name: 'Mia Çelik', address: 'mia@parley.test' }],
        cc: [{ address: 'leo@parley.test' }],
        bcc: [{ address: 'quiet@parley.test' }],
        subject: 'Zweite — 二',
        text: 'Hej',
        html: '<p>Hej</p>',
        attachments: [{ filename: 'a.txt', contentType: 'text/plain', size: 5 }],
      },
      { subject: 'First', text: expect.stringContaining('one'), html: null, attachments: [] },
    ]);
  });

  test('finds the mails to one address, one mail, and forgets all when told', async () => {
    const mailbox = await startTestMailbox();
    await mailbox.send({ to: 'mia@parley.test', subject: 'For Mia' });
    await mailbox.send({ to: 'leo@parley.test', subject: 'For Leo' });

    expect(await mailbox.mails('LEO@parley.test')).toMatchObject([{ subject: 'For Leo' }]);
    const [mail] = await mailbox.mails('mia@parley.test');
    expect(await (await mailbox.get(`/api/mails/${mail.id}`)).json()).toEqual(mail);
    expect((await mailbox.get('/api/mails/none')).status).toBe(404);

    await mailbox.get('/api/mails', { method: 'DELETE' });
    expect(await mailbox.mails()).toEqual([]);
  });

  test('refuses an unknown address, and a greylisted one once, as other servers do', async () => {
    const mailbox = await startTestMailbox();
    const write = (to: string) => mailbox.send({ to, subject: 'Hello', text: 'Are you there?' });

    await expect(write('mia@unknown.test')).rejects.toMatchObject({ responseCode: 550 });
    await expect(write('mia@greylisted.test')).rejects.toMatchObject({ responseCode: 451 });
    expect(await mailbox.mails()).toEqual([]);
    await write('mia@greylisted.test');
    await expect(write('leo@greylisted.test')).rejects.toMatchObject({ responseCode: 451 });
    expect(await mailbox.mails()).toHaveLength(1);
  });

  test('keeps the newest five hundred', () => {
    const mails = new MailStore();
    const nobody = { from: null, to: [], cc: [], bcc: [], attachments: [], html: null, text: '' };

    for (let n = 1; n <= 502; n++) mails.add({ ...nobody, subject: `Mail ${n}` });

    const subjects = mails.list().map(({ subject }) => subject);
    expect(subjects).toHaveLength(500);
    expect([subjects[0], subjects[499]]).toEqual(['Mail 502', 'Mail 3']);
  });

  test('a port in use is one clear line', async () => {
    const mailbox = await startTestMailbox();
    const smtpPort = Number(new URL(mailbox.smtpUrl).port);
    const httpPort = Number(new URL(mailbox.url).port);

    await expect(startMailbox({ smtpPort })).rejects.toThrow(
      `Mailbox (SMTP): port ${smtpPort} is already in use`,
    );
    await expect(startMailbox({ httpPort })).rejects.toThrow(
      `Mailbox: port ${httpPort} is already in use`,
    );
  });
});

describe('the page', () => {
  test('says what it is, also when there is nothing', async () => {
    const mailbox = await startTestMailbox();

    const page = await mailbox.page('/');

    expect(page).toContain('Local mailbox');
    expect(page).toContain('No mail yet');
  });

  test('lists mails and shows one, as it was formatted or as text', async () => {
    const mailbox = await startTestMailbox();
    await mailbox.send({
      subject: 'You are <invited> & welcome',
      text: 'Open https://parley.test/invitation/abc?x=1&y=2 soon',
      html: '<p>Open <a href="https://parley.test/invitation/abc">the invitation</a></p>',
    });
    const [{ id }] = await mailbox.mails();

    const list = await mailbox.page('/');
    expect(list).toContain('You are &lt;invited&gt; &amp; welcome');
    expect(list).toContain('class="new"');
    const formatted = await mailbox.page(`/mails/${id}`);
    expect(formatted).toContain(`src="/mails/${id}/body"`);
    expect(formatted).not.toContain('class="new"');
    const text = await mailbox.page(`/mails/${id}?view=text`);
    expect(text).toContain(
      '<a href="https://parley.test/invitation/abc?x=1&amp;y=2" target="_blank"',
    );
    expect(text).not.toContain('<iframe');
  });

  test('a mail can neither run, load nor reach anything', async () => {
    const mailbox = await startTestMailbox();
    const evil = '<script>top.location="/"</script><img src="http://tracker.test/x.gif" alt="x">';
    await mailbox.send({ subject: '<script>alert(1)</script>', html: evil });
    const [{ id }] = await mailbox.mails();

    const page = await mailbox.get(`/mails/${id}`);
    const html = await page.text();
    expect(html).not.toContain('<script>');
    const sandbox = /<iframe[^>]*sandbox="([^"]*)"/.exec(html)?.[1];
    expect(sandbox?.split(' ')).toEqual(['allow-popups', 'allow-popups-to-escape-sandbox']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");

    const body = await mailbox.get(`/mails/${id}/body`);
    const policy = body.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin|'self' http/);
    const shown = await body.text();
    expect(shown).toContain('<img alt="x">');
    expect(shown).not.toMatch(/tracker|top\.location/);
  });

  test('other sites cannot empty it', async () => {
    const mailbox = await startTestMailbox();
    await mailbox.send({ subject: 'Stays' });
    const clear = (origin: string) =>
      mailbox.get('/clear', {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      });

    expect((await clear('http://evil.test')).status).toBe(403);
    expect(await mailbox.mails()).toHaveLength(1);
    expect((await clear(mailbox.url)).status).toBe(303);
    expect(await mailbox.mails()).toEqual([]);
  });

  test('with a token it opens to the bearer, or to who was given the address', async () => {
    const mailbox = await startTestMailbox('s3cret');
    const authorization = 'Bearer s3cret';

    expect((await mailbox.get('/')).status).toBe(401);
    expect((await mailbox.get('/api/mails')).status).toBe(401);
    expect((await mailbox.get('/?token=guess')).status).toBe(401);
    expect((await mailbox.get('/api/mails', { headers: { authorization } })).status).toBe(200);

    const opened = await mailbox.get('/?token=s3cret', { redirect: 'manual' });
    expect(opened.headers.get('location')).toBe('/');
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const [pair = ''] = cookie.split(';');
    expect((await mailbox.get('/', { headers: { cookie: pair } })).status).toBe(200);
  });
});

describe('sanitising', () => {
  test.for([
    ['<p>a &amp; b</p>', '<p>a &amp; b</p>'],
    ['<P STYLE="color:red">x', '<p style="color:red">x'],
    ['1 < 2 > 0', '1 &lt; 2 &gt; 0'],
    ['<script>alert(1)</script>x', 'x'],
    ['<script>alert(1)', ''],
    ['<scr<script>ipt>x</script>y', 'ipt&gt;xy'],
    ['<style>p{}</style><title>t</title>z', 'z'],
    ['<svg><script>x</script></svg>z', 'z'],
    ['<iframe src="http://a.test"></iframe>z', 'z'],
    ['<!-- <p> -->x<!doctype html><?php ?>', 'x'],
    ['<p onclick="x()" class=y id=z>x</p>', '<p>x</p>'],
    ['<form action="/x"><input name=a><button>go</button></form>', 'go'],
    ['<meta http-equiv=refresh content="0;url=/"><base href="/x"><link rel=x>', ''],
    ['<img src="x" onerror="y()">', '<img>'],
    ['<img src="data:image/png;base64,AA==">', '<img src="data:image/png;base64,AA==">'],
    ['<img src="data:image/svg+xml;base64,AA==">', '<img>'],
    ['<a href="javascript:x()">y</a>', '<a>y</a>'],
    ['<a href="java&#115;cript:x()">y</a>', '<a>y</a>'],
    ['<a href=" data:text/html,x">y</a>', '<a>y</a>'],
    ['<p title="a>b">x</p>', '<p title="a&gt;b">x</p>'],
    [`<p title='"><script>x'>y</p>`, '<p title="&quot;&gt;&lt;script&gt;x">y</p>'],
    [
      '<a href="https://a.test/?b=1&amp;c=2" target=_top>y</a>',
      '<a href="https://a.test/?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">y</a>',
    ],
    ['<p title="never closed', '&lt;p title="never closed'],
  ] as const)('%s', ([source, expected]) => {
    expect(sanitise(source)).toBe(expected);
  });
});

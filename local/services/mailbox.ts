import { createMailboxApp } from './mailbox/server.ts';
import { startSmtp } from './mailbox/smtp.ts';
import { MailStore } from './mailbox/store.ts';
import { listen } from './qstash/listen.ts';

type Setup = {
  /** 0 or nothing: any free port. */
  readonly smtpPort?: number;
  readonly httpPort?: number;
  /** When set, the page opens with `<url>/?token=<token>`, and the JSON wants it as a bearer. */
  readonly token?: string;
};

/**
 * Takes every mail that is sent on this machine and shows it on a page; `<url>/api/mails` lists the
 * same as JSON, newest first. Rejects with one clear Error when it cannot listen.
 */
export async function startMailbox(
  setup: Setup = {},
): Promise<{ smtpUrl: string; url: string; stop(): Promise<void> }> {
  const mails = new MailStore();
  const smtp = await startSmtp(mails, setup.smtpPort);
  const app = createMailboxApp(mails, setup.token);
  const page = await listen('Mailbox', app, setup.httpPort).catch(async (error: unknown) => {
    await smtp.stop();
    throw error;
  });

  const stop = async () => {
    await Promise.all([smtp.stop(), page.stop()]);
  };
  return { smtpUrl: smtp.url, url: page.url, stop };
}

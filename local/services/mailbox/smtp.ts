import { SMTPServer } from 'smtp-server';
import { readMail } from './mail.ts';
import type { MailStore } from './store.ts';

/** As large as the mails that common providers accept. */
const LARGEST_BYTES = 25 * 1024 * 1024;

/** Nobody has a mailbox there: 550, as a mistyped address is answered. */
const UNKNOWN = '@unknown.test';
/** Whoever writes there for the first time is sent away once: 451, as a server that greylists does. */
const GREYLISTED = '@greylisted.test';

/**
 * Takes every mail on loopback, to whomever but those it is addressed, and sends none on. Rejects with one
 * clear Error when it cannot listen.
 */
export async function startSmtp(
  mails: MailStore,
  port = 0,
): Promise<{ url: string; stop(): Promise<void> }> {
  const known = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_BYTES,
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, callback) {
      if (address.endsWith(UNKNOWN)) return callback(smtpError(550, 'No such mailbox'));
      if (!address.endsWith(GREYLISTED) || known.has(address)) return callback();
      known.add(address);
      return callback(smtpError(451, 'Please try again later'));
    },
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      readMail(stream, recipients).then(
        (mail) => {
          if (stream.sizeExceeded) return callback(smtpError(552, 'The mail is too large'));
          mails.add(mail);
          return callback();
        },
        () => callback(smtpError(451, 'The mail could not be read')),
      );
    },
  });
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    // Stays on: a client that vanishes in mid-sentence is an error too, and its own affair.
    server.on('error', resolve);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  if (problem) {
    const isTaken = problem.code === 'EADDRINUSE';
    const reason = isTaken ? `port ${port} is already in use` : problem.message;
    throw new Error(`Mailbox (SMTP): ${reason}`);
  }

  const address = server.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${bound}`, stop };
}

const smtpError = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

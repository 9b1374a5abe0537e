import type { Message } from './message.ts';

/** A message as `GET /v2/messages/<id>` shows it; times in Unix milliseconds, period in seconds. */
export const messageView = (message: Message) => ({
  messageId: message.id,
  url: message.url,
  method: message.method,
  header: headerLists(message.headers),
  ...bodyView(message.body, 'body'),
  maxRetries: message.maxRetries,
  retryDelayExpression: message.retryDelay,
  notBefore: message.notBefore,
  createdAt: message.createdAt,
  callback: message.callback?.url,
  failureCallback: message.failureCallback?.url,
  scheduleId: message.scheduleId,
  callerIP: message.callerIp,
  ...flowView(message),
  ...labelView(message.labels),
});

export const flowView = ({ flow }: Pick<Message, 'flow'>) =>
  flow && {
    flowControlKey: flow.key,
    parallelism: flow.parallelism,
    rate: flow.rate,
    period: flow.rate === undefined ? undefined : flow.periodMs / 1000,
  };

export const labelView = (labels: readonly string[]) =>
  labels.length > 0 ? { label: labels[0], labels } : {};

export const headerLists = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

/** Text as it is under `<name>`, other bytes under `<name>Base64`. */
export function bodyView(body: Buffer, name: string): Record<string, string> {
  const text = body.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(body)) return { [name]: text };
  return { [`${name}Base64`]: body.toString('base64') };
}

import type { Answer } from './deliver.ts';
import type { Callback, Draft, Message } from './message.ts';
import { headerLists } from './view.ts';

/**
 * What a callback is told about an attempt; bodies in base64, times in Unix milliseconds.
 * Source: https://upstash.com/docs/qstash/features/callbacks
 */
export function callbackDraft(
  callback: Callback,
  message: Message,
  answer: Answer,
  dlqId?: string,
): Draft {
  const news = {
    status: answer.status,
    header: answer.headers,
    body: (answer.error === undefined ? answer.body : Buffer.from(answer.error)).toString('base64'),
    retried: message.retried,
    maxRetries: message.maxRetries,
    dlqId,
    sourceMessageId: message.id,
    url: message.url,
    method: message.method,
    sourceHeader: headerLists(message.headers),
    sourceBody: message.body.toString('base64'),
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    scheduleId: message.scheduleId,
    callerIP: message.callerIp,
  };
  return {
    destination: callback.url,
    headers: callback.headers,
    body: Buffer.from(JSON.stringify(news)),
    callerIp: message.callerIp,
  };
}

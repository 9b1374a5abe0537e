import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type GraphAction, judge } from '@/lib/domain/graph-error';

/** FACTS.md §4.2, as far as it can be an answer to what we ask for. A code alone stands for other subcodes too. */
const ACTIONS: Readonly<Record<GraphAction, string>> = {
  retry: '1 1/99 2 2/1545133 100/2018008 100/2018294 2018321',
  throttle:
    '4 9/2018352 10/1404170 10/1893063 17 32 341 368 613 613/2534040 80001 80002 80006 80007 80008',
  reconnect: '10 102 190 190/458 190/459 190/460 190/463 190/467 190/492 201 299',
  person:
    '2/2018344 3 10/2534077 25 25/2207050 100/2534013 100/2534029 100/2534037 190/464 191 200 ' +
    '200/2018021 200/2018027 200/2018028 200/2534041 2022 36103 2018300',
  permanent:
    '4/2018354 10/2534022 10/2018278 10/2018065 10/2018108 10/1893015 10/2018336 100 100/33 100/2018001 ' +
    '100/2018047 100/2018109 100/2018074 100/2018014 100/2018164 100/2534014 100/2534015 100/2534025 ' +
    '200/1545041 230 506 551 551/1545041 613/1893016 613/2018338 803 2500 9010 10303 1609005 2018218 ' +
    '2018247 9000001',
  unknown: '1/1357046',
};
const CASES = Object.entries(ACTIONS).flatMap(([action, faults]) =>
  faults.split(' ').map((fault) => ({ fault, action })),
);

const judged = (fault: string) => {
  const [code, subcode] = fault.split('/').map(Number);
  return judge({ code: code ?? Number.NaN, subcode });
};

/** Plain words for an agent: no codes, no jargon. */
const SENTENCE = /^(?!.*(?:\d{4}|#|OAuth|subcode|null))[A-Z].{15,}\.$/;

describe('action and sentence follow from code and subcode', () => {
  test.for(CASES)('$fault: $action', ({ fault, action }) => {
    const verdict = judged(fault);
    expect(verdict.action).toBe(action);
    expect(verdict.reason).toMatch(/^[a-z_]+$/);
    expect(verdict.sentence).toMatch(SENTENCE);
  });
});

const PAYLOADS = new URL('../channels/payloads/api/', import.meta.url);

/** What each recorded answer asks of us. */
const RECORDED: Readonly<Record<string, `${GraphAction}: ${string}`>> = {
  'error-buc-instagram.json': 'throttle: account_rate',
  'error-consent.json': 'permanent: no_consent',
  'error-media-fetch.json': 'retry: media_not_fetched',
  'error-message-deleted.json': 'permanent: message_deleted',
  'error-not-thread-owner.json': 'person: not_thread_owner',
  'error-permission.json': 'reconnect: permission_missing',
  'error-person-unavailable.json': 'permanent: person_unavailable',
  'error-private-reply-invalid.json': 'permanent: invalid',
  'error-rate-app.json': 'throttle: app_rate',
  'error-rate-instagram-send.json': 'throttle: send_rate',
  'error-temporary.json': 'retry: temporary',
  'error-token-app-removed.json': 'reconnect: app_removed',
  'error-token-expired.json': 'reconnect: token_expired',
  'error-token-password-changed.json': 'reconnect: password_changed',
  'error-token-unparsable.json': 'reconnect: token_invalid',
  'error-unknown-path.json': 'permanent: invalid',
  'error-unsupported-object.json': 'permanent: not_found',
  'error-user-not-found.json': 'permanent: person_not_found',
  'error-window-instagram.json': 'permanent: window_closed',
  'error-window-messenger.json': 'permanent: window_closed',
  'error-with-user-text.json': 'permanent: unrecognised',
};

describe('recorded answers', () => {
  test('are all judged here', () => {
    const files = readdirSync(PAYLOADS).filter((name) => name.startsWith('error-'));
    expect(files.toSorted()).toEqual(Object.keys(RECORDED).toSorted());
  });

  test.for(Object.entries(RECORDED))('%s is %s', ([file, expected]) => {
    const { error } = JSON.parse(readFileSync(new URL(file, PAYLOADS), 'utf8'));
    const { action, reason } = judge({ code: error.code, subcode: error.error_subcode });
    expect(`${action}: ${reason}`).toBe(expected);
  });
});

describe('what nobody has seen before', () => {
  test.for(['0', '7', '999999', 'NaN', '7/7'])('%s is not tried again', (fault) => {
    expect(judged(fault)).toMatchObject({ action: 'permanent', reason: 'unrecognised' });
  });

  test('an unknown subcode means what its code means', () => {
    expect(judged('190/123456')).toEqual(judged('190'));
  });
});

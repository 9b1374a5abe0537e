import { describe, expect, test } from 'vitest';
import { nextLookAt, provenBy } from '@/lib/domain/confirmation';

const MINUTE = 60_000;
const sentAt = new Date('2026-11-20T10:00:00.000Z');
const moment = (ms: number) => new Date(sentAt.getTime() + ms);

describe('a message of the provider’s thread proves ours', () => {
  const ours = { content: 'Hello', kinds: [], sendingSince: sentAt, at: moment(-MINUTE) };
  const theirs = { text: 'Hello', kinds: [], at: moment(1000), fromUs: true };

  test.for([
    ['when it is from us and says the same', {}],
    ['when only the space around it differs', { text: ' Hello\n' }],
    ['when the provider’s clock is two minutes behind', { at: moment(-2 * MINUTE) }],
    ['when sending took its whole minute, and the clock is two ahead', { at: moment(3 * MINUTE) }],
  ] as const)('%s', ([, change]) => {
    expect(provenBy(ours, { ...theirs, ...change })).toBe(true);
  });

  test.for([
    ['when the customer wrote it', { fromUs: false }],
    ['when it says something else', { text: 'Hello!' }],
    ['when it was there long before', { at: moment(-2 * MINUTE - 1) }],
    ['when it came long after', { at: moment(3 * MINUTE + 1) }],
  ] as const)('not %s', ([, change]) => {
    expect(provenBy(ours, { ...theirs, ...change })).toBe(false);
  });

  test('of files by what they are, also when they are told one by one', () => {
    const photos = { ...ours, content: null, kinds: ['image', 'image'] } as const;
    const told = { ...theirs, text: '' };
    expect(provenBy(photos, { ...told, kinds: ['image', 'image'] })).toBe(true);
    expect(provenBy(photos, { ...told, kinds: ['image'] })).toBe(true);
    expect(provenBy(photos, { ...told, kinds: ['video'] })).toBe(false);
    expect(provenBy(photos, told)).toBe(false);
    expect(provenBy({ ...ours, content: null }, { ...told, kinds: ['image'] })).toBe(false);
  });

  test('counts from when it was written if the start of sending is not known', () => {
    const unknownStart = { ...ours, sendingSince: null };
    expect(provenBy(unknownStart, { ...theirs, at: moment(-3 * MINUTE) })).toBe(true);
    expect(provenBy(unknownStart, { ...theirs, at: moment(-3 * MINUTE - 1) })).toBe(false);
    expect(provenBy(unknownStart, { ...theirs, at: moment(60 * MINUTE) })).toBe(true);
  });
});

describe('looks whether it arrived', () => {
  test('come ever more rarely, at first after half a minute', () => {
    expect(nextLookAt(sentAt, moment(10_000))).toEqual(moment(40_000));
    expect(nextLookAt(sentAt, moment(40_000))).toEqual(moment(120_000));
    expect(nextLookAt(sentAt, moment(120_000))).toEqual(moment(360_000));
  });

  test('end after a quarter of an hour', () => {
    expect(nextLookAt(sentAt, moment(15 * MINUTE))).not.toBeNull();
    expect(nextLookAt(sentAt, moment(15 * MINUTE + 1))).toBeNull();
  });
});

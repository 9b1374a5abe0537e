import { describe, expect, test } from 'vitest';
import { ANOTHER_APP, appName, control, controlAfter } from '@/lib/domain/thread-control';

const moment = (ms: number) => new Date(1_795_000_000_000 + ms);
const OURS = { controlledBy: null, controlledAt: null };
const THEIRS = { controlledBy: '702218834519006', controlledAt: moment(1000) };
const message = (ms: number, about: object = {}) => ({
  ...{ at: moment(ms), echo: false, standby: false },
  ...about,
});

describe('who may answer', () => {
  test('is another app once a message comes in standby, by the name that it had', () => {
    const standby = message(2000, { standby: true });
    expect(controlAfter(OURS, standby)).toEqual({
      controlledBy: ANOTHER_APP,
      controlledAt: moment(2000),
    });
    expect(controlAfter(THEIRS, standby)).toMatchObject({ controlledBy: '702218834519006' });
  });

  test('is us again once a message comes as usual, and an echo says nothing of it', () => {
    expect(controlAfter(THEIRS, message(2000))).toMatchObject({ controlledBy: null });
    expect(controlAfter(THEIRS, message(2000, { echo: true }))).toEqual({});
  });

  test('is whoever had it at the latest moment, in whatever order that is told', () => {
    expect(controlAfter(THEIRS, message(500))).toEqual({});
    expect(control(THEIRS, { at: moment(1000), by: null })).toEqual({});
    expect(control(THEIRS, { at: moment(1001), by: null })).toEqual({
      controlledBy: null,
      controlledAt: moment(1001),
    });
  });
});

test.for([
  ['1217981644879628', 'the Instagram inbox'],
  ['263902037430900', 'the Page’s own inbox'],
  ['26390203743090', 'the Page’s own inbox'],
  ['702218834519006', 'another app'],
] as const)('the app %s is called %s', ([id, name]) => {
  expect(appName(id)).toBe(name);
});

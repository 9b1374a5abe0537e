import { describe, expect, test } from 'vitest';
import {
  humanAgentAllowed,
  inForce,
  isSecret,
  problemWith,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  sourceOf,
} from '@/lib/domain/setting';

test('they are exactly those that the contract names', () => {
  expect(SETTING_NAMES.toSorted()).toEqual([
    'ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT',
    'ENABLE_MESSENGER_CHANNEL_HUMAN_AGENT',
    'FACEBOOK_API_VERSION',
    'FB_APP_ID',
    'FB_APP_SECRET',
    'FB_CONFIG_ID',
    'FB_VERIFY_TOKEN',
    'INSTAGRAM_API_VERSION',
    'INSTAGRAM_APP_ID',
    'INSTAGRAM_APP_SECRET',
    'INSTAGRAM_VERIFY_TOKEN',
  ]);
});

test('whatever can open a door is a secret', () => {
  expect(SETTING_NAMES.filter((name) => /SECRET|TOKEN/.test(name) !== isSecret(name))).toEqual([]);
});

describe('in force', () => {
  test('is what was saved, then the environment, then nothing', () => {
    const saved = { INSTAGRAM_APP_ID: '1' };
    const environment = { INSTAGRAM_APP_ID: '2', FB_APP_ID: '3' };
    const settings = inForce(saved, environment);
    expect(settings).toMatchObject({ INSTAGRAM_APP_ID: '1', FB_APP_ID: '3', FB_CONFIG_ID: null });
    const source = (name: SettingName) => sourceOf(name, name in saved, environment);
    expect(source('INSTAGRAM_APP_ID')).toBe('saved');
    expect(source('FB_APP_ID')).toBe('environment');
    expect(source('FB_CONFIG_ID')).toBe('none');
  });

  test('a switch that was saved as off beats an environment that says on', () => {
    const name = 'ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT';
    expect(humanAgentAllowed(inForce({}, { [name]: 'true' }), 'instagram')).toBe(true);
    expect(humanAgentAllowed(inForce({ [name]: 'false' }, { [name]: 'true' }), 'instagram')).toBe(
      false,
    );
    expect(humanAgentAllowed(inForce({}, {}), 'instagram')).toBe(false);
  });

  test('a version has a value even where nobody gave one', () => {
    expect(inForce({}, {}).INSTAGRAM_API_VERSION).toMatch(/^v\d+\.\d+$/);
    expect(inForce({}, { FACEBOOK_API_VERSION: 'v25.0' }).FACEBOOK_API_VERSION).toBe('v25.0');
  });
});

describe('a value', () => {
  test.for<[SettingName, string]>([
    ['INSTAGRAM_APP_ID', '942716305518827'],
    ['INSTAGRAM_APP_SECRET', '0123456789abcdef0123456789abcdef'],
    ['INSTAGRAM_API_VERSION', 'v26.0'],
    ['ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT', 'false'],
  ])('%s takes %s', ([name, value]) => {
    expect(problemWith(name, value)).toBeNull();
  });

  test.for<[SettingName, string]>([
    ['INSTAGRAM_APP_ID', ''],
    ['INSTAGRAM_APP_ID', ' 942716305518827'],
    ['INSTAGRAM_APP_ID', 'x&client_secret=y'],
    ['INSTAGRAM_APP_ID', '9'.repeat(101)],
    ['INSTAGRAM_APP_SECRET', 'short'],
    ['INSTAGRAM_APP_SECRET', 'with a space in it'],
    ['INSTAGRAM_APP_SECRET', 'line\nline\nline'],
    ['INSTAGRAM_API_VERSION', '26'],
    ['INSTAGRAM_API_VERSION', 'v26.0/../me'],
    ['ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT', 'yes'],
  ])('%s refuses %j in a sentence', ([name, value]) => {
    expect(problemWith(name, value)).toMatch(/\.$/);
  });

  test('every one has words for the page', () => {
    for (const name of SETTING_NAMES) {
      expect(SETTINGS[name].label).toMatch(/^\S/);
      expect(SETTINGS[name].hint).toMatch(/\.$/);
    }
  });
});

import type { Channel } from './channel';

/** The pages of the installation's settings: `/super_admin/app_config?config=<group>`. */
export const SETTING_GROUPS = ['general', 'instagram', 'facebook', 'email'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

type Kind = 'text' | 'secret' | 'switch' | 'version';

type Definition = {
  readonly group: SettingGroup;
  readonly kind: Kind;
  readonly label: string;
  readonly hint: string;
};

/** What can be set while Parley runs; the names are those of the environment (CONTRACT.md §2). */
export const SETTINGS = {
  INSTAGRAM_APP_ID: {
    group: 'instagram',
    kind: 'text',
    label: 'Instagram app ID',
    hint: 'Meta’s dashboard: Instagram › API setup with Instagram login. It is not the number at the top of the dashboard.',
  },
  INSTAGRAM_APP_SECRET: {
    group: 'instagram',
    kind: 'secret',
    label: 'Instagram app secret',
    hint: 'Next to the Instagram app ID, behind “Show”.',
  },
  INSTAGRAM_VERIFY_TOKEN: {
    group: 'instagram',
    kind: 'secret',
    label: 'Verify token',
    hint: 'Any long word. Paste the same one into the webhook settings of Meta’s dashboard.',
  },
  INSTAGRAM_API_VERSION: {
    group: 'instagram',
    kind: 'version',
    label: 'API version',
    hint: 'The version of Instagram’s Graph API that Parley calls.',
  },
  ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT: {
    group: 'instagram',
    kind: 'switch',
    label: 'Answer for 7 days',
    hint: 'Only once Meta has granted your app the Human Agent feature; without it Meta refuses what is sent after 24 hours.',
  },
  FB_APP_ID: {
    group: 'facebook',
    kind: 'text',
    label: 'App ID',
    hint: 'Meta’s dashboard: App settings › Basic.',
  },
  FB_APP_SECRET: {
    group: 'facebook',
    kind: 'secret',
    label: 'App secret',
    hint: 'Meta’s dashboard: App settings › Basic, behind “Show”.',
  },
  FB_CONFIG_ID: {
    group: 'facebook',
    kind: 'text',
    label: 'Login configuration ID',
    hint: 'Meta’s dashboard: Facebook Login for Business › Configurations.',
  },
  FB_VERIFY_TOKEN: {
    group: 'facebook',
    kind: 'secret',
    label: 'Verify token',
    hint: 'Any long word. Paste the same one into the webhook settings of Meta’s dashboard.',
  },
  FACEBOOK_API_VERSION: {
    group: 'facebook',
    kind: 'version',
    label: 'API version',
    hint: 'The version of Facebook’s Graph API that Parley calls.',
  },
  ENABLE_MESSENGER_CHANNEL_HUMAN_AGENT: {
    group: 'facebook',
    kind: 'switch',
    label: 'Answer for 7 days',
    hint: 'Only once Meta has granted your app the Human Agent feature; without it Meta refuses what is sent after 24 hours.',
  },
} as const satisfies Record<string, Definition>;

export type SettingName = keyof typeof SETTINGS;

/** TypeScript does not promise that an object has only the keys it knows. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);

export const isSecret = (name: SettingName): boolean => SETTINGS[name].kind === 'secret';

/** Values as they are written down, switches as `true` and `false`. */
export type WrittenSettings = { readonly [Name in SettingName]?: string | undefined };

/** What Meta's platform was at when this was written; used where nobody says otherwise. */
export const DEFAULT_API_VERSION = 'v26.0';

type Value<K extends Kind> = {
  text: string | null;
  secret: string | null;
  switch: boolean;
  version: string;
}[K];

/** The values in force. */
export type Settings = {
  readonly [Name in SettingName]: Value<(typeof SETTINGS)[Name]['kind']>;
};

export type SettingSource = 'saved' | 'environment' | 'none';

/** A value that was saved wins; the environment is what it falls back to. */
export const sourceOf = (
  name: SettingName,
  isSaved: boolean,
  environment: WrittenSettings,
): SettingSource => {
  if (isSaved) return 'saved';
  return environment[name] === undefined ? 'none' : 'environment';
};

export function inForce(saved: WrittenSettings, environment: WrittenSettings): Settings {
  const written = (name: SettingName) => saved[name] ?? environment[name] ?? null;
  const isOn = (name: SettingName) => written(name) === 'true';
  const version = (name: SettingName) => written(name) ?? DEFAULT_API_VERSION;
  return {
    INSTAGRAM_APP_ID: written('INSTAGRAM_APP_ID'),
    INSTAGRAM_APP_SECRET: written('INSTAGRAM_APP_SECRET'),
    INSTAGRAM_VERIFY_TOKEN: written('INSTAGRAM_VERIFY_TOKEN'),
    INSTAGRAM_API_VERSION: version('INSTAGRAM_API_VERSION'),
    ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT: isOn('ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT'),
    FB_APP_ID: written('FB_APP_ID'),
    FB_APP_SECRET: written('FB_APP_SECRET'),
    FB_CONFIG_ID: written('FB_CONFIG_ID'),
    FB_VERIFY_TOKEN: written('FB_VERIFY_TOKEN'),
    FACEBOOK_API_VERSION: version('FACEBOOK_API_VERSION'),
    ENABLE_MESSENGER_CHANNEL_HUMAN_AGENT: isOn('ENABLE_MESSENGER_CHANNEL_HUMAN_AGENT'),
  };
}

const SHAPES: { readonly [K in Kind]: readonly [RegExp, string] } = {
  text: [
    /^[\w.-]{1,100}$/,
    'Letters, digits, dots, dashes and underlines only; nothing around it.',
  ],
  secret: [/^[\x21-\x7e]{8,200}$/, 'At least 8 characters, without spaces.'],
  switch: [/^(true|false)$/, 'On or off.'],
  version: [/^v\d{1,3}\.\d$/, 'It looks like v26.0.'],
};

/** What is wrong with a value, in a sentence; null when it can be saved. */
export function problemWith(name: SettingName, value: string): string | null {
  const [shape, sentence] = SHAPES[SETTINGS[name].kind];
  return shape.test(value) ? null : sentence;
}

/** Of the provider's API that carries this channel. */
export const apiVersionOf = (settings: Settings, channel: Channel): string =>
  ({ instagram: settings.INSTAGRAM_API_VERSION })[channel];

/** Whether Meta has granted the Human Agent feature: 7 days instead of 24 hours (FACTS.md §3.3). */
export const humanAgentAllowed = (settings: Settings, channel: Channel): boolean =>
  ({ instagram: settings.ENABLE_INSTAGRAM_CHANNEL_HUMAN_AGENT })[channel];

/** Whether people can log in to connect an account of this channel. */
export const isConfigured = (settings: Settings, channel: Channel): boolean =>
  ({
    instagram: settings.INSTAGRAM_APP_ID !== null && settings.INSTAGRAM_APP_SECRET !== null,
  })[channel];

import { z } from 'zod';
import {
  isSecret,
  problemWith,
  SETTING_GROUPS,
  SETTING_NAMES,
  SETTINGS,
  type SettingGroup,
  type SettingName,
  type SettingSource,
} from '@/lib/domain/setting';

export const settingGroupSchema = z.enum(SETTING_GROUPS);

/** One setting as the page shows it. Of a secret no value ever leaves the server. */
export type ShownSetting = {
  readonly name: SettingName;
  readonly source: SettingSource;
  /** What was saved; null for secrets, and where nothing was. */
  readonly value: string | null;
  /** What counts where nothing was saved; null for secrets. */
  readonly fallback: string | null;
  /** ISO 8601 */
  readonly savedAt: string | null;
  /** Null once that person is gone. */
  readonly savedBy: string | null;
};

/** Something that has to be pasted into Meta's dashboard. */
export type ToPaste = { readonly label: string; readonly value: string; readonly where: string };

export type SettingChange = {
  readonly id: number;
  readonly name: string;
  readonly removed: boolean;
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
};

export type SettingsPage = {
  readonly group: SettingGroup;
  readonly settings: readonly ShownSetting[];
  readonly toPaste: readonly ToPaste[];
  /** What is wrong with the address that people and Meta use, in sentences. */
  readonly warnings: readonly string[];
  readonly changes: readonly SettingChange[];
};

/** What a check of the settings found: proven, wrong, or what can't be known from here. */
export type Finding = {
  readonly verdict: 'good' | 'bad' | 'open';
  readonly title: string;
  readonly sentence: string;
};

export const groupForm = z.object({ group: settingGroupSchema });
export type GroupForm = z.infer<typeof groupForm>;

/**
 * The form of a group. An empty text or version leaves it to the environment; an empty secret stays as it is, because
 * the page does not know it, and is forgotten only when its box says so.
 */
export const settingsForm = groupForm
  .and(z.record(z.string(), z.unknown()))
  .transform((form, ctx) => {
    const wanted: { [Name in SettingName]?: string | null | undefined } = {};
    for (const name of SETTING_NAMES) {
      const given = form[name];
      if (SETTINGS[name].group !== form.group || typeof given !== 'string') continue;
      const value = given.trim();
      const problem = value && problemWith(name, value);
      if (problem) ctx.addIssue({ code: 'custom', path: [name], message: problem });
      wanted[name] = value || (isLeft(name, form) ? null : undefined);
    }
    return wanted;
  });

const isLeft = (name: SettingName, { forget }: Readonly<Record<string, unknown>>): boolean =>
  !isSecret(name) || (Array.isArray(forget) && forget.includes(name));

/** What the environment decides. */
export type Installation = {
  readonly appUrl: string;
  readonly warnings: readonly string[];
  readonly version: string;
  readonly checks: Readonly<Record<'database' | 'redis' | 'queue', 'ok' | 'down'>>;
  /** Where people's pictures are kept, in words. */
  readonly pictures: string;
  /** Whether there is a mail server. */
  readonly mails: boolean;
  readonly mailFrom: string | null;
  /** The address of whoever looks. */
  readonly you: string;
};

import 'server-only';
import { headers } from 'next/headers';
import { db } from '@/db/client';
import { settingAudits } from '@/db/queries/audits';
import { settingRecords } from '@/db/queries/settings';
import type { SettingChange, SettingsPage, ShownSetting, ToPaste } from '@/lib/contracts/settings';
import { INSTAGRAM_APP } from '@/lib/domain/meta-app';
import {
  DEFAULT_API_VERSION,
  isSecret,
  SETTING_NAMES,
  SETTINGS,
  type SettingGroup,
  type SettingName,
  sourceOf,
} from '@/lib/domain/setting';
import { ENVIRONMENT } from '@/lib/platform/settings';
import { addressWarnings } from '../address-warnings';
import { OWN } from '../origin';
import { superAdmin } from './super-admin';

const CHANGES = 10;

/** A page of the installation's settings, for super admins. */
export async function loadSettings(group: SettingGroup): Promise<SettingsPage> {
  await superAdmin();
  const [records, audits] = await Promise.all([settingRecords(db), settingAudits(db, CHANGES)]);
  const rows = new Map(records.map((row) => [row.name, row]));
  return {
    group,
    settings: SETTING_NAMES.filter((name) => SETTINGS[name].group === group).map((name) =>
      shown(name, rows.get(name)),
    ),
    toPaste: TO_PASTE[group],
    warnings: addressWarnings(OWN, await headers()),
    changes: audits.map(inWords),
  };
}

type Row = Awaited<ReturnType<typeof settingRecords>>[number];

function shown(name: SettingName, row: Row | undefined): ShownSetting {
  const fallback =
    ENVIRONMENT[name] ?? (SETTINGS[name].kind === 'version' ? DEFAULT_API_VERSION : null);
  const hidden = isSecret(name);
  return {
    name,
    source: sourceOf(name, row !== undefined, ENVIRONMENT),
    value: hidden ? null : (row?.value ?? null),
    fallback: hidden ? null : fallback,
    savedAt: row?.setAt.toISOString() ?? null,
    savedBy: row?.setBy ?? null,
  };
}

const inWords = ({
  id,
  act,
  subject,
  by,
  at,
}: Awaited<ReturnType<typeof settingAudits>>[number]): SettingChange => ({
  id,
  name: subject.replace('setting:', ''),
  removed: act === 'setting.removed',
  by: by ?? 'A former user',
  at: at.toISOString(),
});

const own = (path: string) => new URL(path, OWN).href;

const TO_PASTE: { readonly [Group in SettingGroup]: readonly ToPaste[] } = {
  general: [],
  email: [],
  instagram: [
    {
      label: 'Webhook callback URL',
      value: own('/webhooks/instagram'),
      where: 'API setup with Instagram login › Configure webhooks, with the verify token above',
    },
    {
      label: 'Webhook fields',
      value: INSTAGRAM_APP.fields.join(', '),
      where: 'Tick each of them below the webhook’s address',
    },
    {
      label: 'OAuth redirect URL',
      value: own('/instagram/callback'),
      where: 'Set up Instagram business login › OAuth redirect URIs',
    },
    {
      label: 'Deauthorize callback URL',
      value: own('/instagram/deauthorize'),
      where: 'Set up Instagram business login › Deauthorize callback URL',
    },
    {
      label: 'Data deletion request URL',
      value: own('/instagram/data-deletion'),
      where: 'Set up Instagram business login › Data deletion request URL',
    },
    {
      label: 'Permissions',
      value: INSTAGRAM_APP.scopes.join(', '),
      where: 'Parley asks for these when an account is connected; request them in App Review',
    },
  ],
  facebook: [
    {
      label: 'Webhook callback URL for Instagram events',
      value: own('/webhooks/instagram'),
      where: 'Webhooks › Instagram, if your Page app delivers them, with the verify token above',
    },
    {
      label: 'Deauthorize callback URL',
      value: own('/facebook/deauthorize'),
      where: 'Facebook Login for Business › Settings › Deauthorize callback URL',
    },
    {
      label: 'Data deletion callback URL',
      value: own('/facebook/data-deletion'),
      where: 'App settings › Basic › User data deletion › Data deletion callback URL',
    },
  ],
};

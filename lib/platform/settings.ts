import 'server-only';
import { SETTING_NAMES, type WrittenSettings } from '@/lib/domain/setting';
import { env } from './env';

/** What the settings fall back to where nothing was saved. Read only; saving never writes it. */
export const ENVIRONMENT: WrittenSettings = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, env[name]]),
);

import { z } from 'zod';

/** What the server needs to paint the first frame as this browser left it. Kept in cookies. */
const preferencesSchema = z.object({
  zone: z.string().refine(isZone).catch('UTC'),
  /** In px. */
  list: z.coerce.number().min(280).max(520).catch(344),
  panel: z.enum(['open', 'closed']).catch('open'),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const PREFIX = 'parley-';
const YEAR_MS = 31_536_000_000;

function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  const value = (name: keyof Preferences) => cookie(`${PREFIX}${name}`);
  return preferencesSchema.parse({
    zone: value('zone'),
    list: value('list'),
    panel: value('panel'),
  });
}

/** Where the browser has no cookie store (plain http) the choice lasts as long as the page. */
export async function keepPreference(name: keyof Preferences, value: string): Promise<void> {
  if (!('cookieStore' in window)) return;
  const expires = Date.now() + YEAR_MS;
  await window.cookieStore.set({ name: `${PREFIX}${name}`, value, path: '/', expires });
}

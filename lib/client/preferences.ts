/** What the server needs to paint the first frame as this browser left it. Kept in cookies. */
export type Preferences = {
  readonly zone: string;
  /** In px. */
  readonly list: number;
  readonly panel: 'open' | 'closed';
  /** The account that was looked at last. */
  readonly account: number | null;
  readonly rows: 'comfortable' | 'compact';
  readonly rail: 'narrow' | 'wide';
};

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
  const value = (name: keyof Preferences) => cookie(`${PREFIX}${name}`) ?? '';
  const [zone, list, account] = [value('zone'), Number(value('list')), Number(value('account'))];
  return {
    zone: isZone(zone) ? zone : 'UTC',
    list: list >= 280 && list <= 520 ? list : 344,
    panel: value('panel') === 'closed' ? 'closed' : 'open',
    account: Number.isSafeInteger(account) && account > 0 ? account : null,
    rows: value('rows') === 'compact' ? 'compact' : 'comfortable',
    rail: value('rail') === 'wide' ? 'wide' : 'narrow',
  };
}

/** Where the browser has no cookie store (plain http) the choice lasts as long as the page. */
export async function keepPreference(name: keyof Preferences, value: string): Promise<void> {
  if (!('cookieStore' in window)) return;
  const expires = Date.now() + YEAR_MS;
  await window.cookieStore.set({ name: `${PREFIX}${name}`, value, path: '/', expires });
}

/** The simulator's control, and a person who logs in to its Instagram. */
const simulator = () => process.env.TEST_SIMULATOR_URL ?? '';

export async function control<Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${simulator()}/control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
  const text = await response.text();
  return text ? JSON.parse(text) : (undefined as Answer);
}

type Business = {
  readonly externalId: string;
  readonly appScopedId: string;
  readonly username: string;
};

/** A business on the simulated Instagram, with no connection to anybody. */
export const newBusiness = (change: object = {}): Promise<Business> =>
  control('POST', '/accounts', { username: `shop.${crypto.randomUUID().slice(0, 8)}`, ...change });

type Wanted = {
  readonly account: string;
  /** What stays ticked; everything that was asked for, if left out. */
  readonly ticked?: readonly string[];
  readonly cancel?: boolean;
};

/** Opens an authorize URL and decides; answers where Instagram sends the browser, or the page that it shows. */
export async function logIn(url: string, { account, ticked, cancel }: Wanted) {
  const asked = new URL(url).searchParams.get('scope')?.split(',') ?? [];
  const form = new URLSearchParams([
    ['step', cancel ? 'deny' : 'allow'],
    ['account', account],
    ...(ticked ?? asked).map((scope) => ['scopes', scope]),
  ]);
  const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  const location = response.headers.get('location');
  if (!location) return { page: await response.text() };
  const { searchParams } = new URL(location);
  return {
    location,
    state: searchParams.get('state') ?? '',
    code: searchParams.get('code') ?? '',
    error: searchParams.get('error'),
  };
}

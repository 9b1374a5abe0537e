import 'server-only';

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/;

/**
 * What will make Meta say "Invalid redirect_uri", in sentences: Meta wants https, reaches nothing on this machine, and
 * compares the address to the letter. `headers` are those of the page's own request.
 */
export function addressWarnings(own: URL, headers: Pick<Headers, 'get'>): string[] {
  const warnings = [];
  if (LOCAL.test(own.hostname)) {
    warnings.push(
      `APP_URL is ${own.origin}, which is this machine alone. Meta can’t reach it: no webhook will arrive from the real Instagram.`,
    );
  } else if (own.protocol !== 'https:') {
    warnings.push(`APP_URL is ${own.origin}. Meta accepts https addresses only.`);
  }
  const visited = visitedOrigin(own, headers);
  if (visited !== null && visited !== own.origin) {
    warnings.push(
      `You are using ${visited}, but APP_URL is ${own.origin}. Meta sends people back to APP_URL; if that is not the address registered in Meta’s dashboard, it answers “Invalid redirect_uri”.`,
    );
  }
  return warnings;
}

function visitedOrigin(own: URL, headers: Pick<Headers, 'get'>): string | null {
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  if (!host) return null;
  const scheme = headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return URL.parse(`${scheme ?? own.protocol.slice(0, -1)}://${host}`)?.origin ?? null;
}

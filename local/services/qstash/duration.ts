const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const PART = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g;
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d))+$/;

/** Reads a duration such as `50s`, `1d10h30m` or `200ms`; milliseconds, or null when it is none. */
export function parseDuration(text: string): number | null {
  const value = text.trim();
  if (!WHOLE.test(value)) return null;
  const parts = [...value.matchAll(PART)];
  return parts.reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (UNIT_MS[unit] ?? 0),
    0,
  );
}

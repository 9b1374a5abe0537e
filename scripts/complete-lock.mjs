/**
 * Adds to package-lock.json the optional packages of other platforms that a mirror without them leaves out, because
 * `npm ci` refuses a lock in which one is missing. Run it after a change of dependencies; it says what it added.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = { windows: 'win32' };
const KNOWN_SYSTEMS =
  /^(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|windows)$/;
const KNOWN_PROCESSORS = /^(arm64|x64|arm|ia32|ppc64|riscv64|s390x|loong64|mips64el|wasm32)$/;
const LIBRARIES = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' };

/** Optional packages that the lock names but does not describe, with who wants them. */
export function missingPackages({ packages }) {
  return Object.entries(packages).flatMap(([from, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !describes(packages, from, name))
      .map(([name, range]) => ({ name, version: range.replace(/^[\^~]/, ''), dev })),
  );
}

/** npm looks in the package's own folder first, then in every one above it. */
function describes(packages, from, name) {
  const inner = from ? [`${from}/node_modules/${name}`] : [];
  return [...inner, `node_modules/${name}`].some((key) => packages[key]);
}

/** What such a package says of its platform stands in its name. */
function entryOf({ name, version, dev }) {
  const words = name.split(/[-/]/);
  const system = words.find((word) => KNOWN_SYSTEMS.test(word));
  const processor = words.find((word) => KNOWN_PROCESSORS.test(word) || /^armv?\d/.test(word));
  const library = words.map((word) => LIBRARIES[word]).find(Boolean);
  return {
    version,
    ...(processor && { cpu: [KNOWN_PROCESSORS.test(processor) ? processor : 'arm'] }),
    ...(dev && { dev }),
    ...(library && { libc: [library] }),
    optional: true,
    ...(system && { os: [SYSTEMS[system] ?? system] }),
  };
}

if (import.meta.filename === process.argv[1]) {
  const lock = JSON.parse(readFileSync(FILE, 'utf8'));
  const missing = missingPackages(lock);
  for (const each of missing) {
    lock.packages[`node_modules/${each.name}`] = entryOf(each);
    console.log(`added ${each.name} ${each.version}`);
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  if (missing.length > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
}

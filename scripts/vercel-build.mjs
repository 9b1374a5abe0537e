// What Vercel runs to deploy: migrations, the build, the schedule of the sweep. A preview only builds, because it may have
// been given production's database and queue; PARLEY_MIGRATE_PREVIEWS=on says that it has a database of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { env } = process;

/** Node as it runs our TypeScript. */
const script = (file) => [
  ...['--conditions=react-server', '--disable-warning=ExperimentalWarning'],
  ...['--import', './scripts/alias.mjs', file],
];

/** Outside of Vercel whoever runs this means it. */
export function steps(environment) {
  const { VERCEL_ENV, DATABASE_URL, DATABASE_URL_UNPOOLED, PARLEY_MIGRATE_PREVIEWS } = environment;
  const preview = VERCEL_ENV !== undefined && VERCEL_ENV !== 'production';
  // A lock of the session keeps two migrations apart, and a pooler has no sessions.
  const direct = { DATABASE_URL: DATABASE_URL_UNPOOLED || DATABASE_URL };
  return [
    ...(preview && PARLEY_MIGRATE_PREVIEWS !== 'on'
      ? []
      : [{ name: 'migrate', run: script('db/migrate.ts'), env: direct }]),
    { name: 'build', run: ['node_modules/next/dist/bin/next', 'build'], env: {} },
    ...(preview ? [] : [{ name: 'schedule', run: script('lib/jobs/deployed.ts'), env: {} }]),
  ];
}

if (import.meta.filename === process.argv[1]) {
  // An older one would run the migrations' file without noticing that it was meant to migrate.
  if (Number(process.versions.node.split('.')[0]) < 24) {
    console.error(
      `Parley needs Node 24, this is ${process.version}: Settings → Build and Deployment.`,
    );
    process.exit(1);
  }
  for (const { name, run, env: own } of steps(env)) {
    console.log(`Parley: ${name}`);
    const options = { cwd: ROOT, stdio: 'inherit', env: { ...env, ...own } };
    const { status } = spawnSync(process.execPath, run, options);
    if (status !== 0) process.exit(status ?? 1);
  }
}

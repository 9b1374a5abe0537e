import 'server-only';
import { keepSweeping } from './crons';

/** What a deployment does once it is built, where no server starts that could: `scripts/vercel-build.mjs` runs this. */
await keepSweeping();

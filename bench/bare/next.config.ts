import { join } from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  /** The copy that is built stands inside the repository, whose packages it uses. */
  turbopack: { root: join(import.meta.dirname, '../../..') },
};
export default config;

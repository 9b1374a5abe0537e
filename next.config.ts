import type { NextConfig } from 'next';

const config: NextConfig = {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  serverExternalPackages: ['@node-rs/argon2'],
};
export default config;

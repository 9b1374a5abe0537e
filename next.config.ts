import type { NextConfig } from 'next';

const config: NextConfig = {
  // For servers of one's own; Vercel makes its functions by itself.
  ...(process.env.VERCEL ? {} : { output: 'standalone' as const }),
  // Uploads have a folder of the operator's, so tracing must not take what lies around for what is needed.
  outputFileTracingExcludes: {
    '/*': [
      './{.parley,app,bench,components,db,docs,e2e,lib,local,scripts,tests,test-results}/**',
      './*.{config.ts,md,jsonc}',
    ],
  },
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  serverExternalPackages: ['@node-rs/argon2', 'postgres'],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        // Some addresses hold a secret, such as an invitation's; nobody else is told of any.
        { key: 'referrer-policy', value: 'same-origin' },
        { key: 'x-frame-options', value: 'DENY' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
        { key: 'cross-origin-resource-policy', value: 'same-origin' },
        { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(self)' },
      ],
    },
    // What is mailed is a secret in an address: no cache keeps it, no other site hears of it.
    ...['/invitation/:path+', '/password/:path+', '/email/:path+'].map((source) => ({
      source,
      headers: [
        { key: 'referrer-policy', value: 'no-referrer' },
        { key: 'cache-control', value: 'private, no-store' },
      ],
    })),
  ],
  logging: { incomingRequests: { ignore: [/^\/(invitation|password|email)\//] } },
};
export default config;

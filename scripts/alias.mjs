// Lets Node run our TypeScript as the bundler reads it: `@/x` is the repository's x, and endings may be left out.
// node --conditions=react-server --import ./scripts/alias.mjs db/migrate.ts
import { existsSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';

const ROOT = new URL('../', import.meta.url);

const isFile = (url) => existsSync(url) && statSync(url).isFile();

registerHooks({
  resolve(specifier, context, next) {
    const ours =
      context.parentURL?.startsWith('file:') && !context.parentURL.includes('/node_modules/');
    if (!ours || !/^(@\/|\.{1,2}\/)/.test(specifier)) return next(specifier, context);

    const plain = specifier.startsWith('@/')
      ? new URL(specifier.slice(2), ROOT)
      : new URL(specifier, context.parentURL);
    const found = ['', '.ts', '.tsx'].map((end) => new URL(plain.href + end)).find(isFile);
    return next(found?.href ?? specifier, context);
  },
});

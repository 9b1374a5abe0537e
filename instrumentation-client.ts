/**
 * Runs in the browser before anything of ours. Zod tries whether it may compile code, which the page's policy keeps out
 * and would report as a breach; so it is told beforehand, by the name that it reads, without loading it here.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

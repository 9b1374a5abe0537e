'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and while the browser takes over what the server painted. */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

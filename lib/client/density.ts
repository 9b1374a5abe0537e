'use client';

import { createContext, useContext } from 'react';
import type { Preferences } from './preferences';

export type Density = Preferences['rows'];

/** How tall a row of the list is, in px. */
export const ROW_PX: Readonly<Record<Density, number>> = { comfortable: 72, compact: 52 };

type Choice = { readonly rows: Density; readonly setRows: (rows: Density) => void };

export const DensityContext = createContext<Choice>({ rows: 'comfortable', setRows: () => {} });

export const useDensity = (): Choice => useContext(DensityContext);

import { type ClassValue, clsx } from 'clsx';

/** Joins class names. Of two for the same property the style sheet decides: one that begins with `base:` gives way. */
export const cn = (...classes: readonly ClassValue[]): string => clsx(classes);

import { z } from 'zod';

/** What a person typed, without what PostgreSQL can't hold: NUL goes, halves of characters become �. */
export const typedText = z
  .string()
  .transform((text) => text.replaceAll('\0', '').toWellFormed().trim());

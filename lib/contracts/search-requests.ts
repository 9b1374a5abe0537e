import { z } from 'zod';
import { typedText } from './text';

export const searchQuerySchema = z.object({ q: typedText.pipe(z.string().max(200)) });

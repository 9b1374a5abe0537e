import { z } from 'zod';

/** How this Meta behaves where the real one varies or nobody knows (FACTS §11, §12). */
export const switchesSchema = z.object({
  /** Whether the echo of an API send goes out after the answer, or before it. */
  echo: z.enum(['after', 'before']),
  /** Keep deliveries back until they are released. */
  hold: z.boolean(),
  /** How often each delivery is sent. */
  copies: z.number().int().min(1).max(10),
  /** The docs print `/me` wrapped in `data`, integrators see it flat. */
  me: z.enum(['flat', 'wrapped']),
  /** Only this many newest messages of a thread can be read; null for all. */
  readable: z.number().int().min(1).nullable(),
});

export type Switches = z.infer<typeof switchesSchema>;

export const defaultSwitches = (): Switches => ({
  echo: 'after',
  hold: false,
  copies: 1,
  me: 'flat',
  readable: null,
});

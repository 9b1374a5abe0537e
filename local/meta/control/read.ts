import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';

/** The JSON body of a control call; an empty body is `{}`. Anything unclear answers 400. */
export async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  let value: unknown;
  try {
    value = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw refusal('The body is not JSON.');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refusal(z.prettifyError(parsed.error));
  return parsed.data;
}

const refusal = (error: string) =>
  new HTTPException(400, { res: Response.json({ error }, { status: 400 }) });

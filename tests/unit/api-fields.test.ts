import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from '@/lib/web/api-fields';

const told = (schema: z.ZodType) =>
  fieldsOf(z.toJSONSchema(schema, { io: 'input' })).map(
    ({ name, kind, required }) => `${name}${required ? '' : '?'}: ${kind}`,
  );

test('an object is told field by field, and what is in it after it', () => {
  const schema = z.object({
    id: z.int(),
    status: z.enum(['open', 'resolved']).optional(),
    flag: z.union([z.boolean(), z.enum(['yes', 'no'])]),
    name: z.string().nullable(),
    meta: z.object({ sender: z.object({ id: z.int() }) }),
    parts: z.array(z.object({ words: z.string() })).optional(),
    kind: z.literal('text'),
    other: z.unknown().optional(),
  });
  expect(told(schema)).toEqual([
    'id: whole number',
    'status?: "open" · "resolved"',
    'flag: true or false or "yes" · "no"',
    'name: text or null',
    'meta: object',
    'meta.sender: object',
    'meta.sender.id: whole number',
    'parts?: list of object',
    'parts[].words: text',
    'kind: "text"',
    'other?: anything',
  ]);
});

test('a shape that has a name is told by it, and not taken apart', () => {
  const schema = {
    type: 'object',
    properties: {
      sender: { anyOf: [{ $ref: '#/components/schemas/Contact' }, { type: 'null' }] },
      messages: { type: 'array', items: { $ref: '#/components/schemas/Message' } },
    },
  };
  expect(fieldsOf(schema).map(({ name, kind, shape }) => [name, kind, shape])).toEqual([
    ['sender', 'Contact or null', 'Contact'],
    ['messages', 'list of Message', 'Message'],
  ]);
});

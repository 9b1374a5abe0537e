import 'server-only';
import { z } from 'zod';
import type { ApiField } from '@/lib/contracts/api/reference';

/** The part of JSON Schema that our contracts become. */
type Schema = {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly description?: string | undefined;
};

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(schemaSchema).optional(),
    items: schemaSchema.optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    required: z.array(z.string()).optional(),
    description: z.string().optional(),
  }),
);

/** Every field of an object and of the objects in it, in the order of the contract. */
export const fieldsOf = (schema: unknown): readonly ApiField[] =>
  fieldsIn(schemaSchema.parse(schema), '');

function fieldsIn(schema: Schema, within: string): ApiField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = within + name;
    const inner = innerOf(field);
    const own = {
      name: path,
      kind: kindOf(field),
      shape: shapeIn(field),
      required: schema.required?.includes(name) ?? false,
      words: field.description ?? '',
    };
    const suffix = field.items ? '[].' : '.';
    return [own, ...(inner ? fieldsIn(inner, path + suffix) : [])];
  });
}

/** The object that a field is, may be, or is a list of; shapes with a name are told elsewhere. */
const innerOf = ({ items, anyOf, ...field }: Schema): Schema | undefined =>
  [field, items, ...(anyOf ?? [])].find((each) => each?.properties);

const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref;

function shapeIn({ $ref, items, anyOf }: Schema): string | null {
  const ref = [$ref, items?.$ref, ...(anyOf ?? []).map((each) => each.$ref)].find(Boolean);
  return ref ? nameOf(ref) : null;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
};

function kindOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' · ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' or ');
  if (Array.isArray(schema.type)) return kindOf({ anyOf: typesOf(schema) });
  if (schema.type === 'array') return schema.items ? `list of ${kindOf(schema.items)}` : 'list';
  return KINDS[String(schema.type)] ?? 'anything';
}

/** `{type: [a, b]}` is `{anyOf: [{type: a}, {type: b}]}`. */
const typesOf = ({ type, ...schema }: Schema): readonly Schema[] =>
  [type ?? []].flat().map((each) => ({ ...schema, type: each }));

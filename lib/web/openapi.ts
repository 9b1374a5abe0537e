import 'server-only';
import { z } from 'zod';
import { conversationSchema } from '@/lib/contracts/api/conversations';
import { inboxSchema } from '@/lib/contracts/api/inboxes';
import { messageSchema } from '@/lib/contracts/api/messages';
import type { Operation } from '@/lib/contracts/api/operation';
import { OPERATIONS } from '@/lib/contracts/api/operations';
import { agentSchema, contactSchema } from '@/lib/contracts/api/people';
import { apiProblem } from '@/lib/contracts/api/problem';
import { env } from '@/lib/platform/env';
import packageJson from '@/package.json' with { type: 'json' };
import { SESSION_COOKIE } from './session';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Shapes that have a name; everything else stands where it is used. */
const NAMED: readonly z.ZodType[] = [
  conversationSchema,
  messageSchema,
  inboxSchema,
  contactSchema,
  agentSchema,
  apiProblem,
  ...OPERATIONS.map(({ answer }) => answer),
];

export const nameOf = (schema: z.ZodType): string => {
  const title = schema.meta()?.title;
  if (!title) throw new Error('a shape of the public API has no name');
  return title;
};

const at = (name: string) => `#/components/schemas/${name}`;

export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const schema of new Set(NAMED)) registry.add(schema, { id: nameOf(schema) });
  const { schemas } = z.toJSONSchema(registry, { uri: at });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, embedded(schema)]),
  );
}

/** What a document of its own says of itself has no place inside another. */
function embedded({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

export const inputSchema = ({ input }: Operation): JsonSchema =>
  embedded(z.toJSONSchema(input, { io: 'input' }));

const REFUSALS = {
  401: 'No valid credentials.',
  403: 'Your role does not allow it, or another site’s page asks with your session.',
  404: 'There is no such thing, or it is out of your reach.',
  413: 'More than 5 MB, or than 26 MB where files are taken.',
  422: 'A field is not as it should be; `errors` says which, and why.',
  429: 'More than 300 requests in a minute. `Retry-After` says how many seconds to wait.',
} as const;

type Refusal = keyof typeof REFUSALS;

/** Every call may meet these two; and a browser session the 403 of a page that is not ours. */
export const refusalsOf = ({ refusals }: Operation): readonly (readonly [Refusal, string])[] =>
  [...new Set<Refusal>([401, 403, ...refusals, 429])]
    .toSorted((a, b) => a - b)
    .map((status) => [status, REFUSALS[status]]);

const RATE_HEADERS = {
  'RateLimit-Limit': 'How many requests a minute may have.',
  'RateLimit-Remaining': 'How many are left.',
  'RateLimit-Reset': 'Seconds until the count begins anew.',
} as const;

const header = (description: string) => ({ description, schema: { type: 'integer' } });
const rateHeaders = Object.fromEntries(
  Object.entries(RATE_HEADERS).map(([name, description]) => [name, header(description)]),
);

const json = (name: string) => ({ 'application/json': { schema: { $ref: at(name) } } });

function responses(operation: Operation) {
  const refused = refusalsOf(operation).map(([status, description]) => {
    const retry = status === 429 ? { 'Retry-After': header('Seconds to wait.') } : {};
    const headers = status < 404 ? {} : { headers: { ...rateHeaders, ...retry } };
    return [status, { description, content: json(nameOf(apiProblem)), ...headers }];
  });
  const answer = { description: 'Done.', headers: rateHeaders };
  return {
    200: { ...answer, content: json(nameOf(operation.answer)) },
    ...Object.fromEntries(refused),
  };
}

/** The names in braces of a path. */
const pathParameters = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

function parameters(operation: Operation) {
  const inPath = pathParameters(operation.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  }));
  if (operation.method !== 'GET') return inPath;
  const { properties = {} } = z.toJSONSchema(operation.input, { io: 'input' });
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
  }));
  return [...inPath, ...inQuery];
}

function described(operation: Operation) {
  const schema = inputSchema(operation);
  const body = {
    required: Array.isArray(schema.required) && schema.required.length > 0,
    content: {
      'multipart/form-data': { schema },
      ...(!operation.onlyForm && {
        'application/json': { schema, example: operation.example },
        'application/x-www-form-urlencoded': { schema },
      }),
    },
  };
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description.join('\n\n'),
    parameters: parameters(operation),
    ...(operation.method !== 'GET' && { requestBody: body }),
    responses: responses(operation),
  };
}

/** The public API as OpenAPI 3.1, made of the very contracts that its doors parse and type with. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    const methods = { ...paths[operation.path] };
    methods[operation.method.toLowerCase()] = described(operation);
    paths[operation.path] = methods;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: packageJson.version,
      description: 'Addresses, parameters and shapes are those of Chatwoot’s application API.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: env.APP_URL }],
    security: [{ accessToken: [] }, { session: [] }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        accessToken: { type: 'apiKey', in: 'header', name: 'api_access_token' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: 'Our own pages: the signed-in browser.',
        },
      },
    },
  };
}

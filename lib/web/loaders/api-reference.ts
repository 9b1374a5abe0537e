import 'server-only';
import type { Operation } from '@/lib/contracts/api/operation';
import { OPERATIONS } from '@/lib/contracts/api/operations';
import type { ApiCall, ApiField, ApiReference, ApiShape } from '@/lib/contracts/api/reference';
import { env } from '@/lib/platform/env';
import { fieldsOf } from '../api-fields';
import { componentSchemas, inputSchema, nameOf, refusalsOf } from '../openapi';

/** What the description says, made of the same contracts, for people. */
export function loadApiReference(): ApiReference {
  const schemas = componentSchemas();
  const answers = new Set(OPERATIONS.map(({ answer }) => nameOf(answer)));
  const shapeOf = (name: string): ApiShape => ({ name, fields: fieldsOf(schemas[name]) });
  const names = Object.keys(schemas);
  const shared = names.filter((name) => !answers.has(name) || usedWithin(schemas, name));
  return {
    address: env.APP_URL,
    groups: [...Map.groupBy(OPERATIONS, ({ tag }) => tag)].map(([tag, operations]) => ({
      tag,
      calls: operations.map((operation) => callOf(operation, shapeOf)),
    })),
    shapes: shared.map(shapeOf),
  };
}

const usedWithin = (schemas: Readonly<Record<string, unknown>>, name: string): boolean =>
  Object.entries(schemas).some(
    ([other, schema]) => other !== name && JSON.stringify(schema).includes(`/${name}"`),
  );

const isNotYet = ({ kind }: ApiField): boolean => kind === 'anything';

function callOf(operation: Operation, shapeOf: (name: string) => ApiShape): ApiCall {
  const { id, method, path, summary, description } = operation;
  const inputs = fieldsOf(inputSchema(operation));
  return {
    id,
    method,
    path,
    summary,
    description,
    inputsAre: method === 'GET' ? 'query' : 'body',
    inputs: inputs.filter((field) => !isNotYet(field)),
    notYet: inputs.filter(isNotYet),
    example: exampleOf(operation),
    answer: shapeOf(nameOf(operation.answer)),
    refusals: refusalsOf(operation).map(([status, words]) => ({ status, words })),
  };
}

/** As it is typed into a shell, with the token in a variable and 1 for every id. */
function exampleOf({ method, path, example, onlyForm }: Operation): string {
  const given = Object.entries(example).map(([name, value]) => [name, String(value)]);
  const query = method === 'GET' && given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  const address = `${env.APP_URL}${path.replaceAll(/\{\w+\}/g, '1')}${query}`;
  const lines = [
    `curl '${address}'`,
    '  -H "api_access_token: $TOKEN"',
    ...(method === 'PATCH' ? ['  -X PATCH'] : []),
    ...(method === 'GET' ? [] : sent(example, onlyForm)),
  ];
  return lines.join(' \\\n');
}

const sent = (example: Operation['example'], onlyForm = false): string[] =>
  onlyForm
    ? Object.entries(example).map(([name, value]) => `  -F '${name}=${String(value)}'`)
    : ["  -H 'content-type: application/json'", `  -d '${JSON.stringify(example)}'`];

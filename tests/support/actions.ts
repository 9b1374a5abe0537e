import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/start/programs.ts';
import type { Visit } from './doors.ts';

type Fields = Readonly<Record<string, string>>;

/** A server action, by its name and the page that it is called from. */
type Called = { readonly page: string; readonly action: string; readonly headers?: Fields };

/** Calls an action as React does from a form. */
export function callAction(
  visit: Visit,
  { page, action, headers }: Called,
  fields: Fields,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value);
  body.set('0', JSON.stringify([{ status: 'idle' }, '$K1']));
  return visit(page, {
    method: 'POST',
    body,
    headers: { 'next-action': idOf(action), accept: 'text/x-component', ...headers },
  });
}

/** What the action answered, without the page that comes along. */
export async function outcomeOf(response: Response): Promise<unknown> {
  const answered = /^\d+:(\{"status":.*\})$/m.exec(await response.text())?.[1];
  if (!answered) throw new Error(`no action answered: ${response.status}`);
  return JSON.parse(answered);
}

/** The id by which Next calls an action; its forms are filled in by scripts alone. */
function idOf(action: string): string {
  const file = join(ROOT, '.next/server/server-reference-manifest.json');
  const manifest: { node: Record<string, { exportedName?: string }> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const found = Object.entries(manifest.node).find(([, value]) => value.exportedName === action);
  if (!found) throw new Error(`${action} is not in the build`);
  return found[0];
}

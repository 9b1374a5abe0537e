import type { Visit } from './doors.ts';
import type { Seen } from './secrets.ts';

/** A browser that remembers every address it was sent to, and all that it was answered. */
export function witness(visit: Visit, seen: Seen[]) {
  const remember = async (path: string, response: Response): Promise<string> => {
    const text = await response.clone().text();
    // The one header that has to carry the session.
    const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
    seen.push({ where: `the answer of ${path}`, text: `${JSON.stringify(headers)}\n${text}` });
    return text;
  };
  const asks = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await visit(path, init);
    await remember(path, response);
    return response;
  };
  return {
    asks,
    /** A page as it is loaded, as it is navigated to, and the scripts that it names. */
    opens: async (path: string): Promise<string> => {
      seen.push({ where: 'an address', text: path });
      const html = await (await asks(path)).text();
      await asks(path, { headers: { RSC: '1' } });
      for (const [script] of html.matchAll(/\/_next\/static\/[\w./~-]+\.js/g)) {
        if (!seen.some(({ where }) => where === `the answer of ${script}`)) await asks(script);
      }
      return html;
    },
    sends: (path: string, body: object): Promise<Response> =>
      asks(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

export type Witness = ReturnType<typeof witness>;

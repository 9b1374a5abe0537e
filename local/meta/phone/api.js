/** Calls the simulator's control API. Throws an Error with a sentence to show. */
async function call(method, path, body) {
  const isFile = body instanceof Blob;
  let response;
  try {
    response = await fetch(`/control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : {
            headers: { 'content-type': isFile ? body.type : 'application/json' },
            body: isFile ? body : JSON.stringify(body),
          }),
    });
  } catch {
    throw new Error('The simulator does not answer. Is it still running?');
  }
  const text = await response.text();
  const value = text === '' ? null : JSON.parse(text);
  if (!response.ok) throw new Error(value?.error ?? `The simulator answered ${response.status}.`);
  return value;
}

export const get = (path) => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const patch = (path, body) => call('PATCH', path, body);
/** Puts a file of one's own on the CDN; answers its id. */
export const upload = async (file) => (await call('POST', '/files', file)).id;
export const remove = (path) => call('DELETE', path);

/** Hears what happens, for as long as the page lives. Calls `changed` with each note, and after every reconnect with null. */
export function listen(changed) {
  const stream = new EventSource('/control/stream');
  stream.addEventListener('hello', () => changed(null));
  stream.addEventListener('message', (event) => changed(JSON.parse(event.data)));
}

/** Runs `work` soon; calls that come meanwhile share one run. */
export function soon(work, pause = 120) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      work();
    }, pause);
  };
}

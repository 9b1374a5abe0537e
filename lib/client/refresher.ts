type Refresher = { readonly ask: () => void; readonly stop: () => void };

/**
 * Asks at once, and then again when something was heard meanwhile: never while an answer is on its way, which a new
 * question would put off for as long as there is news, and at most once in a pause.
 */
export function createRefresher(fetch: () => Promise<unknown>, pauseMs: number): Refresher {
  let busy = false;
  let again = false;
  let stopped = false;

  async function run() {
    busy = true;
    const pause = new Promise((resolve) => setTimeout(resolve, pauseMs));
    await Promise.allSettled([fetch(), pause]);
    busy = false;
    if (!again || stopped) return;
    again = false;
    void run();
  }

  return {
    ask() {
      if (busy) again = true;
      else void run();
    },
    stop() {
      stopped = true;
    },
  };
}

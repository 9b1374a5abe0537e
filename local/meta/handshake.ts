import { digits } from './ids.ts';
import { shakeHands } from './post-webhook.ts';

type Shaken = Awaited<ReturnType<typeof shakeHands>>;

export type Handshake = {
  /** Asks the callback; what it answers decides whether anything is delivered. */
  readonly shake: (asked?: {
    verifyToken?: string | undefined;
    challenge?: string | undefined;
  }) => Promise<Shaken>;
  /** Asks only if it has not been answered yet; calls that come together share one question. */
  readonly ensure: () => Promise<Shaken>;
  readonly isDone: () => boolean;
};

/** No callback is saved, and nothing delivered to it, before it has repeated a challenge (FACTS §2.1). */
export function createHandshake(target: { webhookUrl: string; verifyToken: string }): Handshake {
  let done: Shaken | undefined;
  let running: Promise<Shaken> | undefined;

  const shake: Handshake['shake'] = async (asked = {}) => {
    const verifyToken = asked.verifyToken ?? target.verifyToken;
    const challenge = asked.challenge ?? digits(10);
    const answer = await shakeHands(target.webhookUrl, { verifyToken, challenge });
    if (answer.ok) done = answer;
    return answer;
  };
  return {
    shake,
    ensure: async () => {
      if (done) return done;
      running ??= shake().finally(() => {
        running = undefined;
      });
      return await running;
    },
    isDone: () => done !== undefined,
  };
}

import { post } from './api.js';
import { toast } from './element.js';

/** What whoever holds the phone does in the thread that is open. */
export function createSpeech({ isBusiness, customer }) {
  const say = (path, body) =>
    isBusiness()
      ? post(`/business${path}`, { to: customer(), ...body })
      : post(`/customers/${customer()}${path}`, body);

  return {
    say,
    /** Words, perhaps about a message that is quoted or edited, or a story. */
    write: (text, about) => {
      const mid = about?.message.mid;
      if (about?.kind === 'edit') return say('/edits', { mid, text });
      const replyTo = about?.kind === 'story' ? { story: about.story } : mid && { mid };
      return say('/messages', { text, ...(replyTo && { replyTo }) });
    },
    /** The customer presses what is offered under a message. */
    press: ({ quickReply, postback }) => {
      const pressed = quickReply
        ? say('/messages', { text: quickReply, quickReply })
        : say('/postbacks', { title: postback, payload: postback });
      pressed.catch((error) => toast(error.message));
    },
  };
}

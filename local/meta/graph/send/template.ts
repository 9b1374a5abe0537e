import { badParameter } from '../../errors.ts';
import { isRecord } from '../call.ts';

const refuse = (what: string) => badParameter(`Param message[attachment][payload]: ${what}`);

/** A generic or button template within its limits, in the shape its echo has (FACTS §3.1). */
export function templateFrom(payload: Readonly<Record<string, unknown>>): object {
  const { template_type: type, elements, text, buttons } = payload;
  if (type === 'button') {
    if (typeof text !== 'string' || text === '' || [...text].length > 640) {
      throw refuse('text of 1 to 640 characters');
    }
    if (!Array.isArray(buttons) || buttons.length === 0) throw refuse('1 to 3 buttons');
    return { button: { text, buttons: checkButtons(buttons) } };
  }
  if (type !== 'generic') throw refuse('template_type must be one of {GENERIC, BUTTON}');
  if (!Array.isArray(elements) || elements.length === 0 || elements.length > 10) {
    throw refuse('1 to 10 elements');
  }
  return { generic: { elements: elements.map(checkElement) } };
}

function checkElement(element: unknown): object {
  if (!isRecord(element) || typeof element.title !== 'string') throw refuse('a title is missing');
  for (const words of [element.title, element.subtitle]) {
    if (typeof words === 'string' && [...words].length > 80) throw refuse('at most 80 characters');
  }
  if (element.buttons !== undefined) checkButtons(element.buttons);
  return element;
}

/** Instagram knows links and postbacks only. */
function checkButtons(buttons: unknown): unknown[] {
  const isFine = (button: unknown) =>
    isRecord(button) && (button.type === 'web_url' || button.type === 'postback');
  if (!Array.isArray(buttons) || buttons.length > 3 || !buttons.every(isFine)) {
    throw refuse('at most 3 buttons of type web_url or postback');
  }
  return buttons;
}

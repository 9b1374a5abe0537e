import { splitText, type TextLimit } from '@/lib/domain/text-limit';

/** A stretch of what was typed, and whether a message ends behind it. */
export type Stretch = {
  /** Where it begins in the whole text. */
  readonly start: number;
  readonly text: string;
  readonly cut: boolean;
};

/** The typed text, whole, with the places where it will be cut into messages. */
export function stretches(text: string, limit: TextLimit): Stretch[] {
  const parts = splitText(text, limit);
  const made: Stretch[] = [];
  let start = 0;
  let search = 0;
  for (const part of parts.slice(0, -1)) {
    search = text.indexOf(part, search) + part.length;
    made.push({ start, text: text.slice(start, search), cut: true });
    start = search;
  }
  made.push({ start, text: text.slice(start), cut: false });
  return made;
}

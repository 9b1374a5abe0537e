import type { z } from 'zod';

/**
 * One call of the public API: what its door parses and answers with, and what the description says of it.
 * Every call may also answer 401 and 429.
 */
export type Operation<Input extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> = {
  readonly id: string;
  readonly tag: 'Profile' | 'Inboxes' | 'Conversations' | 'Messages';
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** With its parameters in braces. */
  readonly path: `/api/v1/${string}`;
  readonly summary: string;
  /** Paragraphs, plain text. */
  readonly description: readonly string[];
  /** The query of what only reads, the body of what writes. */
  readonly input: Input;
  readonly answer: Answer;
  /** It carries a file, which JSON can't. */
  readonly onlyForm?: true;
  /** The largest body, where that is not 5 MB. */
  readonly maxBytes?: number;
  readonly refusals: readonly (403 | 404 | 413 | 422)[];
  /** A person has to be there: a token is refused. */
  readonly onlyInBrowser?: true;
  /** A query or a body that shows how it is used; `@` before the name of a file. */
  readonly example: Readonly<Record<string, unknown>>;
};

export const operation = <Input extends z.ZodType, Answer extends z.ZodType>(
  described: Operation<Input, Answer>,
): Operation<Input, Answer> => described;

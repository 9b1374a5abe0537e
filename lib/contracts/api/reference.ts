/** The public API as a person reads it. */
export type ApiReference = {
  readonly address: string;
  readonly groups: readonly {
    readonly tag: string;
    readonly calls: readonly ApiCall[];
  }[];
  readonly shapes: readonly ApiShape[];
};

export type ApiCall = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: readonly string[];
  readonly inputsAre: 'query' | 'body';
  readonly inputs: readonly ApiField[];
  /** Keys that are known and can only be left empty. */
  readonly notYet: readonly ApiField[];
  /** A shell command. */
  readonly example: string;
  readonly answer: ApiShape;
  readonly refusals: readonly { readonly status: number; readonly words: string }[];
};

export type ApiShape = { readonly name: string; readonly fields: readonly ApiField[] };

export type ApiField = {
  /** With the names of what it is in: `meta.sender`. */
  readonly name: string;
  /** In words: text, whole number, "open" or "resolved", list of … */
  readonly kind: string;
  /** The shape that `kind` names, if it names one. */
  readonly shape: string | null;
  readonly required: boolean;
  readonly words: string;
};

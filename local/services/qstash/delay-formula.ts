/** Milliseconds to wait, given how often the message was retried before (0 for the first retry). */
export type DelayFormula = (retried: number) => number;

const FUNCTIONS: Readonly<Record<string, { arity: number; apply: (...args: number[]) => number }>> =
  {
    pow: { arity: 2, apply: (x = 0, y = 0) => x ** y },
    min: { arity: 2, apply: Math.min },
    max: { arity: 2, apply: Math.max },
    sqrt: { arity: 1, apply: (x = 0) => Math.sqrt(x) },
    abs: { arity: 1, apply: (x = 0) => Math.abs(x) },
    exp: { arity: 1, apply: (x = 0) => Math.exp(x) },
    floor: { arity: 1, apply: (x = 0) => Math.floor(x) },
    ceil: { arity: 1, apply: (x = 0) => Math.ceil(x) },
    round: { arity: 1, apply: (x = 0) => Math.round(x) },
  };

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

const TOKEN = /\s*(\d+(?:\.\d+)?|\.\d+|[a-z]+|[-+*/%(),])/gy;
const LONGEST = 500;
const DEEPEST = 50;

/**
 * Reads the expression of the `Upstash-Retry-Delay` header, e.g. `max(1000, pow(2, retried) * 100)`.
 * Throws an Error that names what it could not read.
 * Source: https://upstash.com/docs/qstash/features/retry
 */
export function parseDelayFormula(source: string): DelayFormula {
  if (source.length > LONGEST) throw new Error(`longer than ${LONGEST} characters`);
  const parser = new Parser(tokensOf(source));
  const formula = parser.sum();
  parser.end();
  return formula;
}

function tokensOf(source: string): string[] {
  const text = source.trim();
  const matches = [...text.matchAll(TOKEN)];
  const read = matches.reduce((length, [whole]) => length + whole.length, 0);
  if (read < text.length) throw new Error(`unexpected "${text.slice(read).trim()[0]}"`);
  return matches.map(([, token = '']) => token);
}

/** Recursive descent: a sum of products of values. */
class Parser {
  readonly #tokens: readonly string[];
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  sum(): DelayFormula {
    if (++this.#depth > DEEPEST) throw new Error('nested too deeply');
    const formula = this.#chain(['+', '-'], () =>
      this.#chain(['*', '/', '%'], () => this.#value()),
    );
    this.#depth--;
    return formula;
  }

  end(): void {
    const token = this.#tokens[this.#position];
    if (token !== undefined) throw new Error(`unexpected "${token}"`);
  }

  #chain(symbols: readonly string[], operand: () => DelayFormula): DelayFormula {
    let left = operand();
    for (let symbol = this.#peek(); symbols.includes(symbol); symbol = this.#peek()) {
      this.#position++;
      const apply = OPERATORS[symbol];
      const [first, second] = [left, operand()];
      if (apply) left = (retried) => apply(first(retried), second(retried));
    }
    return left;
  }

  #value(): DelayFormula {
    const token = this.#peek();
    this.#position++;
    if (/^[\d.]/.test(token)) return () => Number(token);
    if (token === 'retried') return (retried) => retried;
    if (token === '-') return this.#negated();
    if (token === '(') return this.#group();
    return this.#call(token);
  }

  #negated(): DelayFormula {
    if (++this.#depth > DEEPEST) throw new Error('nested too deeply');
    const value = this.#value();
    this.#depth--;
    return (retried) => -value(retried);
  }

  #group(): DelayFormula {
    const inner = this.sum();
    this.#expect(')');
    return inner;
  }

  #call(name: string): DelayFormula {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (!known) throw new Error(name ? `unexpected "${name}"` : 'it ends too early');
    this.#expect('(');
    const args = [this.sum()];
    while (args.length < known.arity) {
      this.#expect(',');
      args.push(this.sum());
    }
    this.#expect(')');
    return (retried) => known.apply(...args.map((arg) => arg(retried)));
  }

  #peek(): string {
    return this.#tokens[this.#position] ?? '';
  }

  #expect(token: string): void {
    if (this.#peek() !== token) throw new Error(`expected "${token}"`);
    this.#position++;
  }
}

/** Why a text is no JSON that we read; `path` leads to the place, from the outside in. */
export class JsonError extends Error {
  readonly path: string;

  constructor(path: readonly string[], message: string) {
    super(message);
    this.path = path.join('.');
  }
}

const MAX_DEPTH = 12;
const TOKEN =
  /[ \t\r\n]*(?:(?<string>"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<other>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<mark>[{}[\],:]))/uy;
/** Names that every object of JavaScript answers to. */
const PREDEFINED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Reads JSON as `JSON.parse` does, and finds what that hides or allows: a key that stands twice, `__proto__` and its like, and
 * depth without an end. Throws a JsonError with the line.
 */
export function readJson(text: string): unknown {
  const tokens = new Tokens(text);
  checkValue(tokens, []);
  tokens.expectEnd();
  return JSON.parse(text);
}

function checkValue(tokens: Tokens, path: readonly string[]): void {
  if (path.length > MAX_DEPTH) throw tokens.fault(path, `is more than ${MAX_DEPTH} levels deep: flatten it`);
  const token = tokens.next(path);
  if (token === '{') checkObject(tokens, path);
  else if (token === '[') checkList(tokens, path);
  else if ('}],:'.includes(token)) throw tokens.fault(path, `has “${token}” where a value should be`);
}

function checkObject(tokens: Tokens, path: readonly string[]): void {
  const keys = new Set<string>();
  if (tokens.skip('}')) return;
  do {
    const key = readKey(tokens, path);
    if (keys.has(key)) throw tokens.fault([...path, key], 'stands twice: take one of the two out');
    keys.add(key);
    tokens.expect(':', path);
    checkValue(tokens, [...path, key]);
  } while (tokens.skip(','));
  tokens.expect('}', path);
}

function readKey(tokens: Tokens, path: readonly string[]): string {
  const token = tokens.next(path);
  if (!token.startsWith('"')) throw tokens.fault(path, `has “${token}” where a key in quotes should be`);
  const key = String(JSON.parse(token));
  if (PREDEFINED.has(key))
    throw tokens.fault([...path, key], 'is a name that JavaScript keeps for itself: choose another');
  return key;
}

function checkList(tokens: Tokens, path: readonly string[]): void {
  if (tokens.skip(']')) return;
  let index = 0;
  do checkValue(tokens, [...path, String(index++)]);
  while (tokens.skip(','));
  tokens.expect(']', path);
}

class Tokens {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(path: readonly string[]): string {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#text)?.groups;
    const token = found?.['string'] ?? found?.['other'] ?? found?.['mark'];
    if (token === undefined) throw this.fault(path, this.#whatIsThere());
    this.#at = TOKEN.lastIndex;
    return token;
  }

  skip(mark: string): boolean {
    if (!this.#rest().startsWith(mark)) return false;
    this.next([]);
    return true;
  }

  expect(mark: string, path: readonly string[]): void {
    const token = this.next(path);
    if (token !== mark) throw this.fault(path, `has “${token}” where “${mark}” should be`);
  }

  expectEnd(): void {
    if (this.#rest() !== '') throw this.fault([], 'goes on after its end: take the rest out');
  }

  fault(path: readonly string[], problem: string): JsonError {
    const line = this.#text.slice(0, this.#at).split('\n').length;
    return new JsonError(path, `${problem} (line ${line})`);
  }

  #whatIsThere(): string {
    const [first] = this.#rest();
    if (first === undefined) return 'ends too early: close what is open';
    if (first === '"') return 'has a text that is not closed, or a line break or a wrong \\ inside it';
    return `has “${first}” where JSON has none: comments, single quotes and commas before a closing mark must go`;
  }

  #rest(): string {
    return this.#text.slice(this.#at).replace(/^[ \t\r\n]+/, '');
  }
}

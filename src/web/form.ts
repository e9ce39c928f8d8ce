import type { Messages } from '../i18n/messages.ts';

export type Input = Readonly<Record<string, readonly string[]>>;

/** Words that a person typed; a choice, or what the page filled in; or a secret, which is never shown again. */
export type Holds = 'words' | 'choice' | 'secret';

/** The fields of one form by name. One that ends in `*` stands for all that begin so, such as those with the id of a comment. */
export type FormFields<Name extends string = string> = Readonly<Record<Name, Holds>>;

export function fieldsFor<Start extends string, End extends string>(
  start: Start,
  ends: readonly End[],
  holds: Holds,
): FormFields<`${Start}${End}`> {
  return Object.fromEntries(ends.map((end) => [start + end, holds])) as FormFields<`${Start}${End}`>;
}

/** `field` is the id that the error summary links to. */
export interface FieldError {
  readonly name: string;
  readonly field: string;
  readonly message: (t: Messages) => string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly input: Input }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly input: Input };

type Say = (t: Messages) => string;

interface TextRule {
  /** In code points, after trimming. */
  readonly max: number;
  readonly subject: Say;
  readonly missing?: Say;
  /** Line breaks and tabs may stand in it; a break becomes `\n`, however it was sent. */
  readonly multiline?: boolean;
}

/** Control, bidirectional and invisible characters, unpaired surrogates, and the replacement character. */
const UNREADABLE =
  /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFF]|\p{Noncharacter_Code_Point}/u;
/** A text that shows nothing at all: joiners, fillers and spaces. */
const INVISIBLE_ONLY = /^[\p{Default_Ignorable_Code_Point}\s]+$/u;
/** Our own boxes send "on"; programs write a ticked box in other ways too. */
const TICKED = /^(?:on|1|true|yes)$/;

/** Whatever is not an object becomes an empty form. */
export function toInput(body: unknown): Input {
  if (typeof body !== 'object' || body === null) return {};
  const lists = Object.entries(body).map(([name, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    const texts = values.filter((each) => typeof each === 'string');
    return [storable(name), texts.map(storable)] as const;
  });
  return Object.fromEntries(lists);
}

/** Not every database stores U+0000; U+FFFD is refused as well, and can be shown again. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

export class FormReader<Name extends string> {
  readonly input: Input;
  readonly #errors: FieldError[] = [];

  constructor(fields: Input) {
    this.input = fields;
  }

  has(name: Name): boolean {
    return this.#values(name).length > 0;
  }

  /** Trimmed and NFC. */
  text(name: Name, rule: TextRule): string {
    const [first = '', ...more] = this.#values(name);
    const multiline = rule.multiline ?? false;
    const value = (multiline ? first.replaceAll('\r\n', '\n') : first).trim().normalize('NFC');
    const length = Array.from(value).length;
    if (more.length > 0) this.fail(name, (t) => t.form.onlyOne(rule.subject(t)));
    else if (UNREADABLE.test(multiline ? value.replace(/[\n\t]/g, ' ') : value) || INVISIBLE_ONLY.test(value))
      this.fail(name, (t) => t.form.unreadable(rule.subject(t)));
    else if (length > rule.max) this.fail(name, (t) => t.form.tooLong(rule.subject(t), rule.max, length));
    else if (value === '' && rule.missing !== undefined) this.fail(name, rule.missing);
    return value;
  }

  choice<T extends string>(name: Name, offered: readonly T[], subject: Say): T | undefined {
    const values = this.#values(name);
    const chosen = offered.find((each) => each === values[0]);
    if (values.length > 1) this.fail(name, (t) => t.form.onlyOne(subject(t)), `${name}-${offered[0] ?? ''}`);
    else if (chosen === undefined && (values[0] ?? '') !== '')
      this.fail(name, (t) => t.form.notOffered(subject(t)), `${name}-${offered[0] ?? ''}`);
    return chosen;
  }

  /** `field` is the id of the first box shown. */
  several<T extends string>(name: Name, offered: readonly T[], subject: Say, field: string): readonly T[] {
    const values = this.#values(name);
    if (values.some((value) => !offered.some((each) => each === value)))
      this.fail(name, (t) => t.form.notOffered(subject(t)), field);
    return offered.filter((each) => values.includes(each));
  }

  flag(name: Name, subject: Say): boolean {
    const [value = '', ...more] = this.#values(name);
    const ticked = TICKED.test(value);
    if (more.length > 0) this.fail(name, (t) => t.form.onlyOne(subject(t)));
    else if (!ticked && value !== '') this.fail(name, (t) => t.form.notOffered(subject(t)));
    return ticked;
  }

  values(name: Name): readonly string[] {
    return this.#values(name);
  }

  fail(name: Name, message: Say, field: string = name): void {
    this.#errors.push({ name, field, message });
  }

  /** Call it once every field was read. */
  result<T>(value: T): Parsed<T> {
    if (this.#errors.length === 0) return { ok: true, value, input: this.input };
    return { ok: false, errors: this.#errors, input: this.input };
  }

  #values(name: string): readonly string[] {
    return Object.hasOwn(this.input, name) ? (this.input[name] ?? []) : [];
  }
}

export class FormView {
  readonly errors: readonly FieldError[];
  readonly #input: Input;

  constructor(input: Input, errors: readonly FieldError[] = []) {
    this.#input = input;
    this.errors = errors;
  }

  value(name: string): string {
    return this.#values(name)[0] ?? '';
  }

  has(name: string, value: string): boolean {
    return this.#values(name).includes(value);
  }

  error(name: string): FieldError | undefined {
    return this.errors.find((error) => error.name === name);
  }

  #values(name: string): readonly string[] {
    return Object.hasOwn(this.#input, name) ? (this.#input[name] ?? []) : [];
  }
}

export function onePerField<T>(parsed: Parsed<T>): Parsed<T> {
  if (parsed.ok) return parsed;
  const first = parsed.errors.filter(
    ({ name }, index) => parsed.errors.findIndex((error) => error.name === name) === index,
  );
  return { ...parsed, errors: first };
}

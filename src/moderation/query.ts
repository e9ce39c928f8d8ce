/** Query words or hidden fields as they come; a repeated one counts once. */
export type Words = Readonly<Record<string, unknown>>;

export function wordIn(words: Words, name: string): string {
  const value = Object.hasOwn(words, name) ? words[name] : undefined;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.find((each) => typeof each === 'string') ?? '';
}

export function pageIn(words: Words): number {
  const typed = wordIn(words, 'page');
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1;
}

export function countIn(words: Words, name: string): number {
  const typed = wordIn(words, name);
  return /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
}

export function momentIn(words: Words, name: string, missing = 0): number {
  const typed = wordIn(words, name);
  return /^\d{1,15}$/.test(typed) ? Number(typed) : missing;
}

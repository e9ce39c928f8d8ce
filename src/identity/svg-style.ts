/** What a style or an attribute may draw from: parts of the same file. */
const PART = /url\(\s*(["']?)#([\w.:-]+)\1\s*\)/gi;
const ELSEWHERE = /url|image|src\s*\(|import|expression|behavio|binding|script:|data:|[\\@<]|\/\*/i;

/** Undefined where the words name something outside of the file, or might; else the ids of the parts that they name. */
export function partsNamed(words: string): readonly string[] | undefined {
  if (ELSEWHERE.test(words.replace(PART, ''))) return undefined;
  return [...words.matchAll(PART)].map(([, , id]) => id ?? '');
}

export interface Rule {
  readonly selector: string;
  readonly declarations: string;
}

/** An element, a class or an id, alone: what drawing programs write. */
const SIMPLE = /^[.#]?[A-Za-z_][\w-]*$/;

/** The rules of a sheet that draw from this file alone, the weaker before the stronger; `rest` where anything else stood in it. */
export function rulesOf(sheet: string): { readonly rules: readonly Rule[]; readonly rest: boolean } {
  const text = sheet.replace(/\/\*[^]*?\*\//g, ' ');
  const blocks = text.split('}');
  const [after = ''] = blocks.splice(-1);
  const all = blocks.flatMap((block) => {
    const [selectors = '', declarations = '', ...more] = block.split('{');
    // What is no rule is no selector either, and is told as the rest.
    const isRule = block.includes('{') && more.length === 0;
    return (isRule ? selectors : '').split(',').map((each) => ({ selector: each.trim(), declarations }));
  });
  const rules = all.filter(
    ({ selector, declarations }) => SIMPLE.test(selector) && partsNamed(declarations) !== undefined,
  );
  const rest = rules.length < all.length || after.trim() !== '';
  return { rules: [...rules].sort((one, other) => strength(one) - strength(other)), rest };
}

function strength({ selector }: Rule): number {
  return ['.', '#'].indexOf(selector.charAt(0)) + 1;
}

export function declarationsFor(
  rules: readonly Rule[],
  { name, id, classes }: { readonly name: string; readonly id: string; readonly classes: readonly string[] },
): string {
  return rules
    .filter(({ selector }) => {
      if (selector.startsWith('#')) return selector.slice(1) === id;
      return selector.startsWith('.') ? classes.includes(selector.slice(1)) : selector === name;
    })
    .map(({ declarations }) => declarations.trim().replace(/;$/, ''))
    .join(';');
}

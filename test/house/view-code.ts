import { posix } from 'node:path';
import ts from 'typescript';

/** A view as TypeScript: the code of its scriptlets, with every part of it drawn in its place. */
export interface ViewCode {
  readonly text: string;
  /** Where each piece of the text comes from, in its order. */
  readonly pieces: readonly Piece[];
}

/** A piece of code: where it starts in the text, and the line of the template that it was written on. */
interface Piece {
  readonly start: number;
  readonly template: string;
  readonly line: number;
}

/** The text of a template, by its name. */
export type TemplateOf = (name: string) => string;

/** The names under which somebody gives something to a part, by the name of the part. */
type GivenToParts = ReadonlyMap<string, ReadonlySet<string>>;

interface Scriptlet {
  readonly kind: string;
  readonly code: string;
  readonly line: number;
}

interface Include {
  readonly part: string;
  /** What is given to the part, as it is written; `{}` where it gets the page as it is. */
  readonly fields: string;
}

const SCRIPTLET = /<%([-=_#]?)([\s\S]*?)[-_]?%>/g;
/** A list of words to go through: each is that word, not any. */
const WORDS = /(?<=(?: of|=) )\['[^\]]*'\](?=[);])/g;
const INCLUDE = /^\s*include\('([^']+)'(?:,\s*([\s\S]+?))?\s*\)\s*$/;

/**
 * A view as a function of its page. A part is a block of its own, as the site draws it: its page is that of the view around
 * it with what the include gives laid over it. What only other includes of the same part give is undefined in it.
 */
export function codeOf(view: string, templateOf: TemplateOf, given: GivenToParts): ViewCode {
  const pieces: Piece[] = [];
  let text = headerOf(view);
  const write = (code: string, template: string, line: number): void => {
    pieces.push({ start: text.length, template, line });
    text += code;
  };
  const draw = (template: string, around: readonly string[]): void => {
    if (around.includes(template)) throw new Error(`${template} includes itself`);
    for (const { kind, code, line } of scriptletsIn(templateOf(template))) {
      const include = includeIn(template, code);
      if (include !== undefined) {
        const absent = [...(given.get(include.part) ?? [])].map((name) => `${name}: undefined`).join(', ');
        write(`{ const whole = { ...{ ${absent} }, ...page, ...(`, template, line);
        write(`${include.fields}) }; { const page = whole;\n`, template, line);
        draw(include.part, [...around, template]);
        write('} }\n', template, line);
      } else if (kind === '=' || kind === '-') write(`print(${code});\n`, template, line);
      else write(`${code}\n`, template, line);
    }
  };
  draw(view, []);
  return { text: `${text}}\n`, pieces };
}

/** Alone, a part is a function of any page: it may take no name that only the view around it knows. */
function headerOf(template: string): string {
  const up = template.split('/').map(() => '..');
  const page = isView(template) ? `Views['${template}'] & SiteContext` : 'any';
  return [
    `import type { SiteContext, Views } from '${[...up, 'src', 'web', 'render.ts'].join('/')}';`,
    'declare function print(text: string | number): void;',
    `export function draw(page: ${page}): void {\n`,
  ].join('\n');
}

export function isView(template: string): boolean {
  return !template.includes('/_') && !template.startsWith('partials/');
}

/** What each part of these templates is given by name, by whoever includes it. */
export function givenToParts(templates: readonly string[], templateOf: TemplateOf): GivenToParts {
  const given = new Map<string, ReadonlySet<string>>();
  for (const { part, names } of templates.flatMap((name) => includesIn(name, templateOf)))
    given.set(part, new Set([...(given.get(part) ?? []), ...names]));
  return given;
}

/** Every include of a template, with the names under which it gives something. */
export function includesIn(
  template: string,
  templateOf: TemplateOf,
): readonly { readonly part: string; readonly names: readonly string[] }[] {
  return scriptletsIn(templateOf(template)).flatMap(({ code }) => {
    const include = includeIn(template, code);
    return include === undefined ? [] : [{ part: include.part, names: namesIn(include.fields) }];
  });
}

/** The fields that a template takes from its page, and those that its parts do. */
export function takenBy(template: string, templateOf: TemplateOf): ReadonlySet<string> {
  const scriptlets = scriptletsIn(templateOf(template));
  const code = scriptlets.map(({ kind, code }) => (kind === '=' || kind === '-' ? `(${code});` : code));
  const taken = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && isPage(node.expression)) taken.add(node.name.text);
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && isPage(node.initializer))
      for (const { name, propertyName } of node.name.elements) taken.add((propertyName ?? name).getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('template.ts', code.join('\n'), ts.ScriptTarget.ESNext, true));
  const parts = includesIn(template, templateOf).flatMap(({ part }) => [...takenBy(part, templateOf)]);
  return new Set([...taken, ...parts]);
}

/** A template and all that it includes, by way of other parts as well. */
export function partsOf(template: string, templateOf: TemplateOf): readonly string[] {
  const parts = includesIn(template, templateOf).flatMap(({ part }) => partsOf(part, templateOf));
  return [template, ...parts];
}

function isPage(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isIdentifier(node) && node.text === 'page';
}

function scriptletsIn(text: string): readonly Scriptlet[] {
  return [...text.matchAll(SCRIPTLET)]
    .filter(([, kind]) => kind !== '#')
    .map(({ 1: kind = '', 2: code = '', index }) => ({
      kind,
      code: code.replace(WORDS, '$& as const'),
      line: text.slice(0, index).split('\n').length,
    }));
}

function includeIn(template: string, code: string): Include | undefined {
  const [, name, fields = '{}'] = INCLUDE.exec(code) ?? [];
  if (name === undefined) return undefined;
  return { part: posix.join(posix.dirname(template), name), fields };
}

function namesIn(fields: string): readonly string[] {
  const [statement] = ts.createSourceFile(
    'fields.ts',
    `(${fields})`,
    ts.ScriptTarget.ESNext,
    true,
  ).statements;
  if (statement === undefined || !ts.isExpressionStatement(statement)) return [];
  const inner = ts.isParenthesizedExpression(statement.expression)
    ? statement.expression.expression
    : undefined;
  if (inner === undefined || !ts.isObjectLiteralExpression(inner)) return [];
  return inner.properties.flatMap(({ name }) => (name === undefined ? [] : [name.getText()]));
}

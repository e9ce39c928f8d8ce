import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/web/root.ts';

/** What sheets choose elements by. */
export interface Names {
  readonly classes: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
  /** Names of attributes, and `name=value` where a whole value is asked for. */
  readonly attributes: ReadonlySet<string>;
}

/** Every text with one of these endings, in a folder of the project. */
export function textsOf(folder: string, ...endings: readonly string[]): readonly string[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => readFileSync(join(PROJECT_ROOT, folder, file), 'utf8'));
}

/** The sheets of the pages, and the one that travels in the downloaded page. */
export function writtenSheets(): string {
  return [...textsOf('public/styles', '.css'), ...textsOf('views', '.css')].join('\n');
}

/** What the selectors of a sheet name. */
export function namesIn(css: string): Names {
  const selectors = selectorsIn(css);
  const plain = selectors.replace(/\[[^\]]*\]/g, '');
  const asked = [...selectors.matchAll(/\[([\w-]+)(?:([~|^$*]?=)["']?([^"'\]]+))?/g)];
  return {
    classes: allOf(plain, /\.([a-z][\w-]*)/gi),
    ids: allOf(plain, /#([a-z][\w-]*)/gi),
    elements: allOf(plain, /(?<![\w.#:-])([a-z][a-z0-9]*)(?![\w-])(?!\()/g),
    attributes: new Set(
      asked.map(([, name = '', how, value = '']) => (how === '=' ? `${name}=${value}` : name)),
    ),
  };
}

/** The preludes of all rules: without comments, quoted content, declarations and conditions. */
function selectorsIn(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .split('{')
    .map((piece) => piece.slice(Math.max(piece.lastIndexOf('}'), piece.lastIndexOf(';')) + 1).trim())
    .filter((prelude) => prelude !== '' && !prelude.startsWith('@'))
    .join('\n');
}

/** The classes that views give. `*` stands for what is known only when the page is drawn. */
export function classesIn(view: string): ReadonlySet<string> {
  const given = [
    ...[...view.matchAll(/class="((?:[^"<]|<(?!%)|<%[^]*?%>)*)"/g)].map(([, value = '']) => value),
    ...[...view.matchAll(/(?:bodyClass|width): ('[^']*')/g)].map(([, value = '']) => `<%= ${value} %>`),
  ];
  const words = given.map((value) =>
    value.replace(/<%[^]*?%>/g, (code) => {
      const chosen = code.replace(/\('[^']*'\)|== '[^']*'/g, '');
      const quoted = [...chosen.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);
      return quoted.length > 0 ? quoted.join(' ') : '*';
    }),
  );
  return new Set(words.flatMap((value) => value.split(/\s+/)).filter((word) => word !== '' && word !== '*'));
}

/** Whether a class stands among those given, some of which end in what only the drawing knows. */
export function isAmong(name: string, given: ReadonlySet<string>): boolean {
  return (
    given.has(name) || [...given].some((each) => each.endsWith('*') && name.startsWith(each.slice(0, -1)))
  );
}

/** The words in the quotations of code: what it draws has its classes, elements and attributes from there. */
export function wordsQuoted(code: string): ReadonlySet<string> {
  const spoken = code.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  const quotations = spoken
    .split('\n')
    .flatMap((line) => [...line.matchAll(/'([^']*)'|"([^"]*)"|`([^`]*)`/g)])
    .map(([, one = '', two = '', three = '']) => `${one} ${two} ${three}`.replace(/\$\{[^}]*\}/g, '*'));
  return new Set(quotations.flatMap((text) => text.match(/[a-z][\w-]*(?<=-)\*|[a-z][\w-]*/gi) ?? []));
}

function allOf(text: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
}

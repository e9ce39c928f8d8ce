import { join, posix } from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { read, sourcesIn } from './sources.ts';

/** A call in the sources that draws a view, and the fields that its page has in one shape or another. */
export interface Drawing {
  readonly view: string;
  readonly path: string;
  readonly fields: readonly string[];
  readonly call: Span;
  readonly data: Span | undefined;
}

/** What the compiler says of a line of a template. */
export interface Fault {
  readonly view: string;
  readonly line: number;
  readonly message: string;
}

/** Plants a fault: what a file holds instead. */
export type Change = (path: string, text: string) => string;

type Span = readonly [start: number, end: number];
type Piece = { readonly kind: 'code' | 'shown'; readonly code: string; readonly line: number } | IncludedPart;
interface IncludedPart {
  readonly kind: 'part';
  readonly part: string;
  /** The object that is handed to it, as code. */
  readonly more: string;
  readonly line: number;
}
/** Where in a written file the lines of a template begin; without a view where our own code goes on. */
interface Place {
  readonly start: number;
  readonly view?: string;
  readonly line: number;
}
/** For each view and part, the names that some call or some view that includes it gives. */
type Known = ReadonlyMap<string, readonly string[]>;

/** What every template knows besides its page, and what stands for drawing, including and showing. */
const PRELUDE = `
declare function $draw<const P>(given: P, draw: ($page: P & $Context) => void): void;
declare function $over<A, B>(around: A, more: B): $Over<A, B>;
declare function $lacking<N extends string>(): <P>(page: P) => $Lacking<P, N>;
declare function $show(value: string | number | boolean | undefined | null): void;
type $Over<A, B> = A extends unknown ? Omit<A, keyof B> & B : never;
type $Lacking<P, N extends string> = P extends unknown ? P & { [K in Exclude<N, keyof P>]: undefined } : never;
type $Context = import('SRC/web/locale.ts').ViewContext & {
  staticPath: (file: string) => string;
  sheetPath: string;
  contactEmail: string | undefined;
  moderator: import('SRC/moderators/moderator.ts').Moderator | undefined;
};
`;
/** What a template may do: take what can be missing, ask for what never is, leave a type out. */
const LET_PASS: readonly number[] = [
  2531, 2532, 2533, 2538, 18047, 18048, 18049, 2367, 6133, 7005, 7006, 7031, 7034, 7053,
];
/** What can be missing is given on, or stands in a branch that this call does not reach. */
const CAN_BE_MISSING = /Type '(undefined|null)' is not assignable|type 'never'|Type 'never'/;

/** Every call in `src` that draws a view. */
export function drawings(): readonly Drawing[] {
  const program = programOf(new Map());
  const checker = program.getTypeChecker();
  return program.getSourceFiles().flatMap((file) => {
    const path = posix.relative(PROJECT_ROOT, file.fileName);
    return path.startsWith('src/') ? drawingsIn(file, path, checker) : [];
  });
}

function drawingsIn(file: ts.SourceFile, path: string, checker: ts.TypeChecker): readonly Drawing[] {
  const found: Drawing[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [view, data] = node.arguments;
      const isDrawing =
        node.expression.name.text === 'render' && view !== undefined && ts.isStringLiteral(view);
      if (isDrawing)
        found.push({ view: view.text, path, call: spanOf(node, file), ...dataOf(data, file, checker) });
    }
    if (ts.isCallExpression(node) && found.at(-1)?.call[0] === node.getStart(file)) return;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function dataOf(data: ts.Expression | undefined, file: ts.SourceFile, checker: ts.TypeChecker) {
  if (data === undefined) return { data, fields: [] };
  const type = checker.getTypeAtLocation(data);
  const shapes = type.isUnion() ? type.types : [type];
  const fields = new Set(shapes.flatMap((shape) => shape.getProperties().map(({ name }) => name)));
  return { data: spanOf(data, file), fields: [...fields] };
}

function spanOf(node: ts.Node, file: ts.SourceFile): Span {
  return [node.getStart(file), node.end];
}

/**
 * What the compiler says of all templates. Each stands as code in the place of the call that draws it, its parts
 * inside it, so that `page` has the very types that are given there.
 */
export function templateFaults(
  all: readonly Drawing[],
  change: Change = (_path, text) => text,
): readonly Fault[] {
  const known = namesGiven(all);
  const written = [...new Set(all.map(({ path }) => path))].map((path) => ({
    path: join(PROJECT_ROOT, path),
    ...withTemplates(
      path,
      all.filter((each) => each.path === path),
      known,
      change,
    ),
  }));
  const program = programOf(new Map(written.map(({ path, text }) => [path, text])), change);
  const faults = written.flatMap(({ path, places }) =>
    program.getSemanticDiagnostics(program.getSourceFile(path)).flatMap((each) => faultIn(each, places)),
  );
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function faultIn(found: ts.Diagnostic, places: readonly Place[]): readonly Fault[] {
  const place = places.findLast(({ start }) => start <= (found.start ?? 0));
  if (place?.view === undefined || LET_PASS.includes(found.code)) return [];
  const message = ts.flattenDiagnosticMessageText(found.messageText, ' ').slice(0, 300);
  if (CAN_BE_MISSING.test(message)) return [];
  return [{ view: place.view, line: place.line, message }];
}

/** A source file in which each call that draws a view is the view itself. */
function withTemplates(path: string, here: readonly Drawing[], known: Known, change: Change) {
  const source = change(path, read(path));
  const moved = source.length - read(path).length;
  if (moved !== 0) throw new Error(`${path} draws views: plant the fault where its page is made`);
  let text = '';
  const places: Place[] = [];
  const add = (more: string, place: Omit<Place, 'start'>) => {
    places.push({ ...place, start: text.length });
    text += more;
  };
  let from = 0;
  for (const { view, call, data } of here) {
    add(source.slice(from, call[0]), { line: 0 });
    add(`$draw(${data === undefined ? '{}' : source.slice(...data)}, ($page) => {`, { view, line: 0 });
    add(`const page = $lacking<${unionOf(known, view)}>()($page);`, { view, line: 0 });
    for (const line of linesOf(view, known, change)) add(`${line.code}\n`, line);
    add('})', { line: 0 });
    from = call[1];
  }
  add(source.slice(from) + PRELUDE.replaceAll('SRC', join(PROJECT_ROOT, 'src')), { line: 0 });
  return { text, places };
}

/** The code of a template, its parts in their places. */
function linesOf(view: string, known: Known, change: Change): readonly (Place & { code: string })[] {
  const at = (piece: Piece, code: string) => ({ view, line: piece.line, start: 0, code });
  return piecesOf(change(fileOf(view), read(fileOf(view))), view).flatMap((piece) => {
    if (!('part' in piece)) return [at(piece, piece.kind === 'code' ? piece.code : `$show(${piece.code});`)];
    const given = `$lacking<${unionOf(known, piece.part)}>()($over(page, ${piece.more}))`;
    return [
      at(piece, `{ const $part = ${given}; { const page = $part;`),
      ...linesOf(piece.part, known, change),
      at(piece, '} }'),
    ];
  });
}

function unionOf(known: Known, view: string): string {
  const names = known.get(view) ?? [];
  return names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | ');
}

function namesGiven(all: readonly Drawing[]): Known {
  const known = new Map<string, Set<string>>();
  const collect = (view: string, names: readonly string[]): void => {
    known.set(view, new Set([...(known.get(view) ?? []), ...names]));
    for (const piece of piecesOf(read(fileOf(view)), view))
      if ('part' in piece) collect(piece.part, [...names, ...namesIn(piece.more)]);
  };
  for (const { view, fields } of all) collect(view, fields);
  return new Map([...known].map(([view, names]) => [view, [...names]]));
}

/** The names in an object that a template hands to a part. */
export function namesIn(object: string): readonly string[] {
  const { statements } = ts.createSourceFile('more.ts', `(${object})`, ts.ScriptTarget.Latest);
  const [statement] = statements;
  if (statement === undefined || !ts.isExpressionStatement(statement)) return [];
  const inner = ts.isParenthesizedExpression(statement.expression)
    ? statement.expression.expression
    : undefined;
  if (inner === undefined || !ts.isObjectLiteralExpression(inner)) return [];
  return inner.properties.flatMap(({ name }) =>
    name !== undefined && ts.isIdentifier(name) ? [name.text] : [],
  );
}

/** A template taken apart, its plain text left out. */
export function piecesOf(template: string, view: string): readonly Piece[] {
  const tags = [...template.matchAll(/<%([_=#-]?)([\s\S]*?)[-_]?%>/g)];
  return tags.flatMap(({ index, 1: mark, 2: code = '' }): readonly Piece[] => {
    const line = template.slice(0, index).split('\n').length;
    const [, name, more = '{}'] = /^\s*include\('([^']+)'(?:,([\s\S]*))?\)\s*$/.exec(code) ?? [];
    if (mark === '#') return [];
    if (name !== undefined) return [{ kind: 'part', part: partNamed(name, view), more, line }];
    return [{ kind: mark === '=' || mark === '-' ? 'shown' : 'code', code, line }];
  });
}

function partNamed(name: string, view: string): string {
  return posix.join(posix.dirname(view), name);
}

function fileOf(view: string): string {
  return `views/${view}.ejs`;
}

function programOf(written: ReadonlyMap<string, string>, change: Change = (_path, text) => text): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(join(PROJECT_ROOT, 'tsconfig.build.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  });
  const options = config?.options ?? {};
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (path) => {
    const text = written.get(path) ?? readFile(path);
    return text === undefined || !path.startsWith(join(PROJECT_ROOT, 'src')) || written.has(path)
      ? text
      : change(posix.relative(PROJECT_ROOT, path), text);
  };
  return ts.createProgram(
    sourcesIn('src').map(({ path }) => join(PROJECT_ROOT, path)),
    options,
    host,
  );
}

import { join, relative } from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { filesIn, read } from './sources.ts';
import { codeOf, givenToParts, includesIn, isView, takenBy } from './view-code.ts';
import type { TemplateOf, ViewCode } from './view-code.ts';

/** Other texts for some files of the project, or files that it does not have, by their path. */
type Planted = Readonly<Record<string, string>>;

const VIEWS = 'src/web/render.ts';
/** What is drawn only with a field that this include of a part does not give. */
const NOT_DRAWN = / on type 'never'\.$|^Type 'never' must/;
const NO_SUCH_NAME = 'Cannot find name';
/** Templates are written without types: what a function of theirs takes, a list that begins empty, a name looked up. */
const UNTYPED: readonly number[] = [7005, 7006, 7031, 7034, 7053];

/** Checks every view against the type of its page. Says what is wrong, with the template and its line. */
export function viewFaults(planted: Planted = {}): readonly string[] {
  const templateOf: TemplateOf = (name) => planted[`views/${name}.ejs`] ?? read(`views/${name}.ejs`);
  const paths = [
    ...filesIn('views', '.ejs'),
    ...Object.keys(planted).filter((path) => path.endsWith('.ejs')),
  ];
  const templates = [...new Set(paths)].map((path) => path.slice('views/'.length, -'.ejs'.length));
  const given = givenToParts(templates, templateOf);
  const views = templates.filter(isView);
  const codes = new Map(templates.map((name) => [name, codeOf(name, templateOf, given)]));
  const program = programOf(codes, planted);
  const pages = pagesIn(program);
  return [
    ...new Set([
      ...[...codes].flatMap(([name, code]) => codeFaults(program, name, code)),
      ...views.filter((view) => !pages.has(view)).map((view) => `${view}: no page of it is declared`),
      ...templates.flatMap((template) => idleGifts(template, templateOf)),
      ...[...pages].flatMap(([view, fields]) =>
        views.includes(view) ? idleFields(view, fields, templateOf) : [`${view}: there is no such view`],
      ),
    ]),
  ];
}

/** The sources and the code of the views, with no file written. */
function programOf(codes: ReadonlyMap<string, ViewCode>, planted: Planted): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(PROJECT_ROOT, 'tsconfig.build.json'),
    { noEmit: true, noUnusedLocals: false, noUncheckedIndexedAccess: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  const options = config?.options ?? {};
  const host = ts.createCompilerHost(options);
  const [readFile, fileExists] = [host.readFile.bind(host), host.fileExists.bind(host)];
  const texts = new Map([...codes].map(([view, { text }]) => [pathOf(view), text]));
  const inMemory = (path: string): string | undefined => {
    const name = relative(PROJECT_ROOT, path);
    return texts.get(name) ?? planted[name];
  };
  host.readFile = (path) => inMemory(path) ?? readFile(path);
  host.fileExists = (path) => inMemory(path) !== undefined || fileExists(path);
  const sources = [...filesIn('src', '.ts'), ...texts.keys()];
  return ts.createProgram(
    sources.map((path) => join(PROJECT_ROOT, path)),
    options,
    host,
  );
}

/** The fields of the page of each view that has a type. */
function pagesIn(program: ts.Program): ReadonlyMap<string, readonly string[]> {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(join(PROJECT_ROOT, VIEWS));
  const declared = file?.statements.find(
    (each) => ts.isInterfaceDeclaration(each) && each.name.text === 'Views',
  );
  if (declared === undefined) throw new Error(`${VIEWS} declares no Views`);
  const views = checker.getTypeAtLocation(declared).getProperties();
  return new Map(views.map((view) => [view.name, fieldsOf(checker.getTypeOfSymbol(view))]));
}

function fieldsOf(type: ts.Type): readonly string[] {
  const shapes = type.isUnion() ? type.types : [type];
  return [...new Set(shapes.flatMap((shape) => shape.getProperties().map(({ name }) => name)))];
}

/** Where the code of a view would stand, were it written. */
function pathOf(view: string): string {
  return `views/${view}.ts`;
}

/** Of a part alone, only that it knows its names: its types are those of the views that have it. */
function codeFaults(program: ts.Program, name: string, { pieces }: ViewCode): readonly string[] {
  const file = program.getSourceFile(join(PROJECT_ROOT, pathOf(name)));
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return found.flatMap(({ code, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    if (UNTYPED.includes(code) || NOT_DRAWN.test(message)) return [];
    if (!isView(name) && !message.startsWith(NO_SUCH_NAME)) return [];
    const piece = pieces.findLast((each) => each.start <= start);
    if (piece === undefined) return [];
    const down = file?.text.slice(piece.start, start).split('\n').length ?? 1;
    const line = piece.line + down - 1;
    return [`${piece.template}:${String(line)}, in ${name}: ${message}`];
  });
}

/** What a template gives to a part that takes no such thing. */
function idleGifts(template: string, templateOf: TemplateOf): readonly string[] {
  return includesIn(template, templateOf).flatMap(({ part, names }) => {
    const taken = takenBy(part, templateOf);
    return names.filter((name) => !taken.has(name)).map((name) => `${template}: ${part} takes no ${name}`);
  });
}

/** What the page of a view holds and no template of it takes. */
function idleFields(view: string, fields: readonly string[], templateOf: TemplateOf): readonly string[] {
  const taken = takenBy(view, templateOf);
  return fields.filter((field) => !taken.has(field)).map((field) => `${view}: nobody takes ${field}`);
}

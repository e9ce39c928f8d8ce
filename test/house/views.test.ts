import { join, posix } from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { filesIn, read, sourcesIn } from './sources.ts';

/** The fields that every call gives one view, and those that only some give. */
interface Given {
  readonly always: ReadonlySet<string>;
  readonly ever: ReadonlySet<string>;
}

/** The steps of the wizard are drawn by one call, with what one of these functions gives it. */
const DRAWN_BY_STEP: Readonly<Record<string, readonly [file: string, maker: string]>> = {
  'wizard/diagnosis': ['src/wizard/parts.ts', 'diagnosisPage'],
  'wizard/approaches': ['src/wizard/parts.ts', 'approachesPage'],
  'wizard/review': ['src/wizard/review-page.ts', 'reviewPage'],
};
/** Whose fields are handed on to a part of the page one by one. */
const HANDED_ON = 'head';
/** Fields that a part can do without: only some of those who include it give them. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  'partials/top': ['head', 'form', 'formPath', 'said', 'description', 'bodyClass'],
  'partials/_head': ['noindex', 'article', 'jsonLd', 'canonical', 'alternates', 'feeds', 'ogTitle'],
  'partials/_empty': ['main', 'text', 'href'],
  'partials/_text': ['type', 'min', 'max', 'width'],
  'partials/_radios': ['about'],
  'comments/_field': ['hidden', 'also', 'type', 'autocomplete', 'multiline'],
  'comments/_paint': ['paintErrors', 'marks'],
  'moderation/_top': ['already', 'hidden', 'flash'],
  'moderation/_field': ['id', 'rows', 'type', 'autocomplete', 'numeric', 'required'],
  'moderation/_select': ['accesskey'],
  'strategies/_one-pager': ['headingLevel'],
  'strategies/_uniqueness': ['editKey'],
  'strategies/_history': ['editKey'],
};
/** What the engine and the frame of a page give. */
const BUILT_IN: readonly string[] = ['include'];

describe('A view', function () {
  this.timeout(120_000);
  let given: ReadonlyMap<string, Given>;
  let context: ReadonlySet<string>;
  before(() => {
    const program = programOf(sourcesIn('src').map(({ path }) => path));
    given = givenToViews(program);
    context = new Set([...localsIn(), ...fieldsOf(program, 'src/web/locale.ts', 'ViewContext'), ...BUILT_IN]);
  });

  it('is drawn by somebody', () => {
    const views = filesIn('views', '.ejs').map(viewName);
    const drawn = [...given.keys()];
    expect(
      views.filter((each) => !each.includes('/_') && !each.startsWith('partials/')).sort(),
    ).to.deep.equal([...new Set(drawn)].sort());
  });

  it('takes nothing from its page that whoever draws it does not give', () => {
    const faults = [...given].flatMap(([view, { ever }]) =>
      takenBy(read(`views/${view}.ejs`))
        .filter((field) => !ever.has(field) && !context.has(field))
        .map((field) => `${view}: ${field}`),
    );
    expect(faults).to.deep.equal([]);
  });

  it('has parts that take what this view, or who includes them in it, gives', () => {
    const faults = [...given].flatMap(([view, { ever }]) => partFaults(view, ever));
    expect([...new Set(faults)]).to.deep.equal([]);
  });

  it('could do without every field that is excused here', () => {
    const idle = Object.entries(WITHOUT).flatMap(([part, fields]) =>
      fields
        .filter((field) => !takenBy(read(`views/${part}.ejs`)).includes(field))
        .map((field) => `${part}: ${field}`),
    );
    expect(idle).to.deep.equal([]);
  });

  /** What the parts of a view take and nobody gives there. */
  function partFaults(view: string, ever: ReadonlySet<string>): readonly string[] {
    const parts = partsOf(view);
    const passed = new Set(parts.flatMap((part) => passedOnIn(read(`views/${part}.ejs`))));
    return parts
      .filter((part) => part !== view)
      .flatMap((part) =>
        takenBy(read(`views/${part}.ejs`))
          .filter(
            (field) => ![ever, passed, context, new Set(WITHOUT[part])].some((fields) => fields.has(field)),
          )
          .map((field) => `${view}, in ${part}: ${field}`),
      );
  }

  it('would be missed with a field that was renamed', () => {
    expect(takenBy('<%_ const { t, brand } = page; -%><p><%= page.rival ?? brand %></p>')).to.have.members([
      't',
      'brand',
      'rival',
    ]);
    const view = given.get('strategies/show');
    expect(view?.always.has('readKey')).to.equal(true);
    expect(view?.ever.has('readkey')).to.equal(false);
    const renamed = new Set(
      [...(view?.ever ?? [])].filter((field) => field !== 'expiresAt' && field !== 'history'),
    );
    expect(partFaults('strategies/show', renamed).join('\n'))
      .to.match(/: expiresAt$/m)
      .and.to.match(/: history$/m);
  });
});

function programOf(files: readonly string[]): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(join(PROJECT_ROOT, 'tsconfig.build.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  });
  return ts.createProgram(
    files.map((path) => join(PROJECT_ROOT, path)),
    config?.options ?? {},
  );
}

/** What each call of `render` with the name of a view hands over, by the types of its arguments. */
function givenToViews(program: ts.Program): ReadonlyMap<string, Given> {
  const checker = program.getTypeChecker();
  const found = new Map<string, Given>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [view, data] = node.arguments;
      const isView = node.expression.name.text === 'render' && view !== undefined && ts.isStringLiteral(view);
      if (isView) note(found, view.text, data === undefined ? [[]] : fieldsOfEach(checker, data));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (file.fileName.includes('/src/')) visit(file);
  for (const [view, [path, maker]] of Object.entries(DRAWN_BY_STEP))
    note(found, view, fieldsMadeBy(program, path, maker));
  return found;
}

/** The fields of a value, for each of the shapes that it may have. */
function fieldsOfEach(checker: ts.TypeChecker, value: ts.Expression): readonly (readonly string[])[] {
  const type = checker.getTypeAtLocation(value);
  const shapes = type.isUnion() ? type.types : [type];
  return shapes.map((shape) => shape.getProperties().flatMap((field) => namesOf(checker, field)));
}

function namesOf(checker: ts.TypeChecker, field: ts.Symbol): readonly string[] {
  if (field.name !== HANDED_ON) return [field.name];
  const fields = checker.getTypeOfSymbol(field).getProperties();
  return [field.name, ...fields.map(({ name }) => name)];
}

/** The fields of what a function gives back, for each of its shapes. */
function fieldsMadeBy(program: ts.Program, path: string, maker: string): readonly (readonly string[])[] {
  const file = program.getSourceFile(join(PROJECT_ROOT, path));
  const declared = file?.statements.find(
    (each) => ts.isFunctionDeclaration(each) && each.name?.text === maker,
  );
  if (declared === undefined || !ts.isFunctionDeclaration(declared))
    throw new Error(`${path} has no ${maker}`);
  const checker = program.getTypeChecker();
  const type = checker.getSignatureFromDeclaration(declared)?.getReturnType();
  const shapes = type?.isUnion() === true ? type.types : [type];
  return shapes.map((shape) => (shape?.getProperties() ?? []).map(({ name }) => name));
}

function note(found: Map<string, Given>, view: string, shapes: readonly (readonly string[])[]): void {
  const known = found.get(view);
  let always = known?.always;
  for (const shape of shapes) always = new Set(shape.filter((field) => always?.has(field) ?? true));
  found.set(view, { always: always ?? new Set(), ever: new Set([...(known?.ever ?? []), ...shapes.flat()]) });
}

function fieldsOf(program: ts.Program, path: string, name: string): readonly string[] {
  const file = program.getSourceFile(join(PROJECT_ROOT, path));
  const declared = file?.statements.find(
    (each) => ts.isInterfaceDeclaration(each) && each.name.text === name,
  );
  if (declared === undefined) throw new Error(`${path} declares no ${name}`);
  return program
    .getTypeChecker()
    .getTypeAtLocation(declared)
    .getProperties()
    .map((each) => each.name);
}

/** What the site and its middleware put beside every page. */
function localsIn(): readonly string[] {
  return sourcesIn('src').flatMap(({ text }) =>
    [...text.matchAll(/\blocals\['(\w+)'\]/g)].map(([, name = '']) => name),
  );
}

/** The fields that a template takes from its page, by a dot or by name in its first lines. */
function takenBy(template: string): readonly string[] {
  const code = [...template.matchAll(/<%[=_-]?([\s\S]*?)[-_]?%>/g)].map(([, each = '']) => each).join('\n');
  const dotted = [...code.matchAll(/(?<!\w|(?<!\.\.)\.)page\??\.(\w+)/g)].map(([, name = '']) => name);
  const named = [...code.matchAll(/const \{([^}=]*)\} = page;/g)].flatMap(([, names = '']) =>
    names.split(',').map((each) => (each.split(':')[0] ?? '').trim()),
  );
  return [...new Set([...dotted, ...named].filter((name) => name !== ''))];
}

/** The names under which a template hands something to a part of it. */
function passedOnIn(template: string): readonly string[] {
  return [...template.matchAll(/include\('[^']+',\s*\{([\s\S]*?)\}\)\s*-?%>/g)].flatMap(([, fields = '']) =>
    [...fields.matchAll(/(?:^\s*|[,{]\s*|\n\s*)(\w+)(?=\s*[:,}]|\s*$)/g)].map(([, name = '']) => name),
  );
}

/** A view and all that it includes, by way of other parts as well. */
function partsOf(view: string, known: readonly string[] = []): readonly string[] {
  if (known.includes(view)) return known;
  const included = [...read(`views/${view}.ejs`).matchAll(/include\('([^']+)'/g)].map(([, part = '']) =>
    posix.join(posix.dirname(view), part),
  );
  return included.reduce<readonly string[]>((parts, part) => partsOf(part, parts), [...known, view]);
}

function viewName(path: string): string {
  return path.replace(/^views\//, '').replace(/\.ejs$/, '');
}

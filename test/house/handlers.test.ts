import { expect } from 'chai';
import ts from 'typescript';
import { sourcesIn } from './sources.ts';
import type { Source } from './sources.ts';

const MOST_LINES = 15;
/** A handler is known by what Express gives it. */
const PARAMETERS = /^_?req,_?res(,_?next)?$/;

describe('a handler', () => {
  it('reads in 15 lines: find, parse, tell, redirect', () => {
    const handlers = sourcesIn('src').flatMap(handlersIn);
    expect(handlers.length).to.be.greaterThan(80);
    const long = handlers.filter(({ lines }) => lines > MOST_LINES);
    expect(long.map(({ place, lines }) => `${place}: ${lines} lines`)).to.deep.equal([]);
  });

  it('is found where it is longer, whatever it calls and however it is written (control)', () => {
    const body = '  res.end();\n'.repeat(MOST_LINES);
    const text = `const a = (req, res) => {\n${body}};\nfunction b(_req, res, next) {\n${body}  next();\n}\n`;
    const found = handlersIn({ path: 'src/planted.ts', text, imports: [] });
    expect(found).to.deep.equal([
      { place: 'src/planted.ts:1', lines: 15 },
      { place: 'src/planted.ts:18', lines: 16 },
    ]);
  });
});

interface Handler {
  readonly place: string;
  /** Between its braces. */
  readonly lines: number;
}

function handlersIn({ path, text }: Source): readonly Handler[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const found: Handler[] = [];
  const look = (node: ts.Node): void => {
    if ((ts.isArrowFunction(node) || ts.isFunctionDeclaration(node)) && node.body !== undefined) {
      const names = node.parameters.map(({ name }) => name.getText()).join();
      const [first, last] = [lineOf(node.body.getStart()), lineOf(node.body.end)];
      if (PARAMETERS.test(names))
        found.push({ place: `${path}:${first + 1}`, lines: Math.max(last - first - 1, 1) });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

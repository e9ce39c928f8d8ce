import { expect } from 'chai';
import { filesIn, read, sourcesIn } from './sources.ts';
import { drawings, piecesOf, templateFaults } from './templates.ts';
import type { Change, Drawing } from './templates.ts';

/** What a page says for the frame and its middleware rather than for its own view. */
const TAKEN_BY_ALL: readonly string[] = ['otherPath'];

describe('A view', function () {
  this.timeout(120_000);
  let all: readonly Drawing[];
  before(() => {
    all = drawings();
  });

  it('is drawn by somebody, and its parts are included by somebody', () => {
    const reached = new Set(all.flatMap(({ view }) => partsOf(view)));
    expect([...reached].sort()).to.deep.equal(filesIn('views', '.ejs').map(viewName).sort());
  });

  it('is named in the call that draws it', () => {
    const unnamed = sourcesIn('src').filter(({ text }) => /\bres\b[^;]*\.render\(\s*[^'\s]/.test(text));
    expect(unnamed.map(({ path }) => path)).to.deep.equal([]);
  });

  it('takes from its page, and hands to its parts, only what is there', () => {
    expect(told(templateFaults(all))).to.deep.equal([]);
  });

  it('is given nothing that it does not take', () => {
    const idle = all.flatMap(({ view, path, fields }) => {
      const code = partsOf(view).map(codeOf).join('\n');
      const taken = (field: string) =>
        new RegExp(`\\b${field}\\b`).test(code) || TAKEN_BY_ALL.includes(field);
      return fields.filter((field) => !taken(field)).map((field) => `${path} gives ${view} ${field}`);
    });
    expect(idle).to.deep.equal([]);
  });

  it('does not pass when a field deep in its page is renamed', () => {
    const renamed = planted('src/strategies/roadmap.ts', 'actions', 'moves');
    expect(told(templateFaults(all, renamed)).join('\n')).to.match(/strategies\/_one-pager:\d+ .*'actions'/);
  });

  it('does not pass when a part asks for what nobody gives it', () => {
    const misspelt = planted('views/comments/_comment.ejs', 'comment.permalink', 'comment.permlink');
    expect(told(templateFaults(all, misspelt)).join('\n')).to.match(/comments\/_comment:\d+ .*permlink/);
  });

  it('does not pass when a part is no longer given what it takes', () => {
    const renamed = planted('views/partials/_statement.ejs', 'page.lines', 'page.sentences');
    expect(told(templateFaults(all, renamed)).join('\n')).to.match(/partials\/_statement:\d+ .*sentences/);
  });
});

function planted(file: string, before: string, after: string): Change {
  expect(read(file)).to.include(before);
  return (path, text) => (path === file ? text.replaceAll(before, after) : text);
}

function told(faults: ReturnType<typeof templateFaults>): readonly string[] {
  return faults.map(({ view, line, message }) => `${view}:${line} ${message}`);
}

/** A view and all that it includes, by way of other parts as well. */
function partsOf(view: string): readonly string[] {
  const parts = piecesOf(read(`views/${view}.ejs`), view).flatMap((piece) =>
    'part' in piece ? partsOf(piece.part) : [],
  );
  return [view, ...parts];
}

function codeOf(view: string): string {
  return piecesOf(read(`views/${view}.ejs`), view)
    .map((piece) => ('part' in piece ? piece.more : piece.code))
    .join('\n');
}

function viewName(path: string): string {
  return path.replace(/^views\/|\.ejs$/g, '');
}

import { expect } from 'chai';
import { STEP_NAMES } from '../../src/wizard/draft.ts';
import { filesIn, read, sourcesIn } from './sources.ts';
import { viewFaults } from './view-check.ts';
import { partsOf } from './view-code.ts';

const DRAWN = /\b(?:render|textOf)\(\s*[^;]*?'([a-z-]+\/[a-z-]+)'/g;

describe('A view', () => {
  it('takes of its page what the type of the page holds, at any depth, and leaves nothing of it', () => {
    expect(viewFaults()).to.deep.equal([]);
  });

  it('is drawn by somebody, and its parts are included by somebody', () => {
    const named = sourcesIn('src').flatMap(({ text }) =>
      [...text.matchAll(DRAWN)].map(([, view = '']) => view),
    );
    const drawn = [...named, ...STEP_NAMES.map((step) => `wizard/${step}`)];
    const reached = new Set(drawn.flatMap((view) => partsOf(view, (name) => read(`views/${name}.ejs`))));
    const all = filesIn('views', '.ejs').map((path) => path.replace(/^views\/|\.ejs$/g, ''));
    expect([...reached]).to.have.members(all);
  });

  describe('with faults planted in it', () => {
    let faults = '';
    before(() => {
      const planted = [
        replaced('src/strategies/roadmap.ts', 'actions', 'moves'),
        replaced('src/workshop/parts.ts', 'formPath: path', 'formAddress: path'),
        replaced('views/comments/_comment.ejs', 'comment.permalink', 'comment.permlink'),
        replaced('views/partials/_statement.ejs', 'page.lines', 'page.sentences'),
        replaced('views/comments/_paragraphs.ejs', 'page.paragraphs', 'words.paragraphs'),
        replaced('views/site/glossary.ejs', '{ title: words', '{ titel: words'),
        replaced('src/site/privacy-page.ts', "'site/privacy':", "'site/secrecy':"),
        { 'views/site/planted.ejs': '<%= page.t.common.site %>' },
      ];
      faults = viewFaults(Object.assign({}, ...planted) as Readonly<Record<string, string>>).join('\n');
    });

    it('is found where a field deep in its page was renamed', () => {
      expect(faults).to.match(/^strategies\/_one-pager:\d+, in links\/owner: .*'actions'/m);
    });

    it('is found where its page holds what nobody takes any more', () => {
      expect(faults).to.match(/^workshop\/answer: nobody takes formAddress$/m);
    });

    it('is found where a part asks for what nobody gives it, and is given what it does not ask for', () => {
      expect(faults)
        .to.match(/^comments\/_comment:\d+, in articles\/show: .*'permlink'/m)
        .and.to.match(/^partials\/_statement:\d+, in wizard\/newer: .*'sentences'/m)
        .and.to.match(/^wizard\/newer: partials\/_statement takes no lines$/m);
    });

    it('is found where a part takes a name of the view around it', () => {
      expect(faults).to.match(
        /^comments\/_paragraphs:\d+, in comments\/_paragraphs: Cannot find name 'words'/m,
      );
    });

    it('is found where a part is not given what it prints', () => {
      expect(faults).to.match(/^partials\/top:\d+, in site\/glossary: .*'undefined'/m);
    });

    it('is found without a page, and a page without its view', () => {
      expect(faults)
        .to.match(/^site\/planted: no page of it is declared$/m)
        .and.to.match(/^site\/secrecy: there is no such view$/m);
    });
  });
});

/** The file with other words in it. */
function replaced(path: string, before: string, after: string): Readonly<Record<string, string>> {
  const text = read(path);
  expect(text).to.include(before);
  return { [path]: text.replaceAll(before, after) };
}

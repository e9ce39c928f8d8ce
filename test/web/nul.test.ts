import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { beginDraft, stepPath } from '../support/builders.ts';
import { FRENCH, POST_TO, WORDS, openForm } from '../support/discussion.ts';
import { rowsOf } from '../support/rows.ts';
import { statementsOf } from '../support/statements.ts';
import type { Statement } from '../support/statements.ts';

const NUL = '\u0000';

describe('a character that not every database stores', () => {
  let site: TestSite;
  let given: () => readonly string[];
  beforeEach(async () => {
    site = await openSite();
    const statements = statementsOf(site);
    given = () => textsIn(statements);
  });
  afterEach(() => site.close());

  it('reaches no statement from an address', async () => {
    const browser = new Browser(site.app);
    for (const path of [
      '/fr/s/%00abc',
      '/en/e/abc%00',
      `${FRENCH}?repondre=a%00b`,
      `${FRENCH}?recu=a%00b`,
      '/fr/roue/%00/approches',
      '/fr/atelier/p/%00',
      '/fr/articles/%00/signaler/%00',
      '/fr/moderation?q=%00',
      '/fr/moderation/journal?actor=%00',
      '/static/logo/%00/logo.png',
    ])
      expect((await browser.get(path)).status, path).to.be.below(500);
    expect(given().filter((text) => text.includes(NUL))).to.deep.equal([]);
  });

  it('reaches no statement from any field of a form, and what was typed comes back', async () => {
    const browser = new Browser(site.app);
    const page = await beginDraft(browser);
    const step = await browser.post(stepPath(page, 'approaches'), {
      [`listen${NUL}`]: NUL,
      'base-version': NUL,
    });
    expect(step.status).to.be.below(500);
    await openForm(site, browser);
    const answer = await browser.post(POST_TO.fr, {
      ...WORDS,
      parent: `a${NUL}`,
      comment: `Bonjour${NUL}monde`,
    });
    expect(answer.status).to.equal(422);
    expect(answer.$('#comment').text()).to.include('Bonjour\uFFFDmonde');
    expect(given().filter((text) => text.includes(NUL))).to.deep.equal([]);
  });

  it('would be seen here', async () => {
    await Promise.allSettled([rowsOf(site, 'select ? as text', `a${NUL}`)]);
    expect(given()).to.deep.equal([`a${NUL}`]);
  });
});

/** Every text that a statement was given since the first ones were written down. */
function textsIn(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(({ parameters }) => parameters).filter((each) => typeof each === 'string');
}

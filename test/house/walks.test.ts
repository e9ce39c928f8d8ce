import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { approachesFields, beginDraft, saveStrategy, walkToReview } from '../support/builders.ts';
import { FRENCH, filled, openForm, send } from '../support/discussion.ts';
import { filesRunBy } from '../support/files-run.ts';
import { nameOf, read } from './sources.ts';

/** Rooms that know no feature, and the method, which is a value that every page is drawn from: every request passes them. */
const PLUMBING = /^src\/(?:app|errors|terms|addresses|db|i18n|method|web)\b/;
/** A file whose name says that it answers, parses or keeps; any other is a rule that they ask. */
const STATION = /(?:^|-)(?:routes|form|pages?|store|step)$/;

describe('The walk of a request, from its router', () => {
  let site: TestSite;
  let written = 0;
  before(async () => {
    site = await openSite();
    // What is done once, when the first of its kind comes, is no part of the walk.
    const first = new Browser(site.app);
    await saveStrategy(first);
    await postComment(first);
  });
  after(() => site.close());

  it('takes the approaches in at most 6 files', async () => {
    const browser = new Browser(site.app);
    const page = await beginDraft(browser);
    const files = await walkOf(() =>
      browser.submit(page, 'continue', approachesFields({ listen: 'priority' })),
    );
    expect(files, files.join(' ')).to.have.length.within(3, 6);
    expectInReadme(files);
  });

  it('saves a strategy in at most 12 that answer, parse or keep', async () => {
    const browser = new Browser(site.app);
    const review = await walkToReview(browser);
    const files = (await walkOf(() => browser.submit(review, 'save', {}))).filter(isStation);
    expect(files, files.join(' ')).to.have.length.within(5, 12);
  });

  it('takes a comment in at most 12 of the discussion and its essay', async () => {
    const browser = new Browser(site.app);
    const page = await openForm(site, browser);
    const files = (await walkOf(() => postComment(browser, page))).filter((path) =>
      /^src\/(comments|articles)\//.test(path),
    );
    expect(files, files.join(' ')).to.have.length.within(5, 12);
    expectInReadme(files);
  });

  it('gives a page from memory by at most 4 files of ours, plumbing included', async () => {
    await new Browser(site.app).get(FRENCH);
    const reader = new Browser(site.app);
    await reader.get(FRENCH);
    const files = await filesRunBy(() => reader.get(FRENCH));
    expect(files, files.join(' ')).to.have.length.within(1, 4);
  });

  async function postComment(browser: Browser, opened?: Answer): Promise<void> {
    const page = opened ?? (await openForm(site, browser));
    written += 1;
    const answer = await send(
      browser,
      page,
      filled(page, { comment: `Nous y voyons plus clair (${written}).` }),
    );
    expect(answer.status, answer.$('.error-summary').text()).to.equal(303);
  }
});

async function walkOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  return (await filesRunBy(act)).filter((path) => !PLUMBING.test(path));
}

function isStation(path: string): boolean {
  return STATION.test(nameOf(path));
}

/** The two walks that the README shows are these. */
function expectInReadme(files: readonly string[]): void {
  const readme = read('README.md');
  for (const file of files) expect(readme, file).to.include(file.replace(/^src\//, ''));
}

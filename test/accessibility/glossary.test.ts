import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { focusOfCounts } from '../../src/wheel/focus.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { beginDraft, stepPath, walkToReview } from '../support/builders.ts';
import { FOCUS_LEVELS } from '../../src/terms.ts';
import type { FocusLevel } from '../../src/terms.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { APPROACHES, SOCIAL_MEDIA } from '../support/method.ts';

/** What the glossary says of a verdict in words, as numbers: of so many priorities among so many marks. */
const SAID: Readonly<Partial<Record<FocusLevel, (priorities: number, marks: number) => boolean>>> = {
  blank: (_, marks) => marks === 0,
  flat: (priorities, marks) => marks > 0 && priorities === 0,
  sharp: (priorities, marks) => (priorities === 1 || priorities === 2) && marks <= 5,
  broad: (priorities, marks) => priorities === 3 || marks === 6,
  scattered: (priorities, marks) => priorities >= 4 || marks >= 7,
  everything: (_, marks) => marks === 11 || marks === 12,
};

describe('the glossary', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  after(() => site.close());

  const words = ({ $ }: Answer, selector: string) =>
    $(selector)
      .map((_, each) => $(each).text())
      .get();

  for (const lang of LANGS) {
    const { wheel, glossary } = messagesFor(lang);

    it(`defines every verdict, every approach and every word of the method, each once (${lang})`, async () => {
      const page = await browser.get(pathTo('glossary', lang, {}));
      const terms = words(page, 'main dt');
      expect(terms).to.have.length(page.$('dd').length);
      expect(new Set(terms).size).to.equal(terms.length);
      expect(terms).to.include.members(FOCUS_LEVELS.map((level) => wheel.hub[level]));
      expect(terms).to.include.members(APPROACHES.map(({ label }) => label[lang]));
      const own = Object.values(glossary.groups).flatMap((group) => Object.values(group.terms));
      expect(terms).to.include.members(own.map(({ term }) => term));
    });

    it(`is found from the home page and from the foot of every page (${lang})`, async () => {
      const path = pathTo('glossary', lang, {});
      const home = await browser.get(pathTo('home', lang, {}));
      expect(home.$(`main a[href="${path}"]`).text()).to.equal(glossary.link);
      expect((await browser.get(`/${lang}/nothing-here`)).$(`footer a[href="${path}"]`)).to.have.length(1);
    });

    it(`opens in place where leaving would lose what was chosen (${lang})`, async () => {
      const { wheel: onWheel, review } = glossary.groups;
      const approaches = await browser.get(stepPath(await beginDraft(browser), 'approaches', lang));
      expect(words(approaches, 'details.words dt')).to.include.members([
        onWheel.terms.priority.term,
        onWheel.terms.secondary.term,
      ]);
      const bilan = await browser.get(
        stepPath(await walkToReview(browser, {}, { listen: 'priority' }), 'review', lang),
      );
      expect(words(bilan, 'details.words dt')).to.include.members([
        review.terms.swap.term,
        review.terms.refusal.term,
      ]);
    });
  }

  it('gives each verdict the numbers that the rule gives it', () => {
    for (let marks = 0; marks <= 12; marks += 1)
      for (let priorities = 0; priorities <= marks; priorities += 1) {
        const level = focusOfCounts(SOCIAL_MEDIA, priorities, marks, false);
        expect(SAID[level]?.(priorities, marks), `${priorities} of ${marks}: ${level}`).to.equal(true);
      }
  });
});

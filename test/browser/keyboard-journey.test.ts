import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { messagesFor } from '../../src/i18n/messages.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { MINUTE_MS, SLUGS } from '../support/discussion.ts';
import {
  chooseByArrows,
  enter,
  tabBackTo,
  tabTo,
  tickBySpace,
  typeInto,
  unfold,
} from '../support/keyboard.ts';
import { PASSWORD, addModerator } from '../support/moderators.ts';
import { sumAsked } from '../support/visits.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';

const WIDE = { viewport: { width: 1280, height: 900 } };
const COMMENT = 'Nous avons commencé la semaine dernière.';

describe('the whole journey by keyboard alone, without scripts', () => {
  let browsed: BrowsedSite;
  before(async () => {
    browsed = await openBrowsedSite();
    await addModerator(browsed.site);
  });
  after(() => browsed.close());

  for (const lang of LANGS)
    it(`goes from the home page to a second version, then to a published comment (${lang})`, async () => {
      const page = await browsed.newPage(WIDE);
      await page.goto(pathTo('home', lang, {}));
      await answerDiagnosis(page, lang);
      await chooseApproaches(page);
      await reviewAndSave(page);
      const saved = messagesFor(lang).links.done.saved.title;
      expect(await page.title()).to.include(saved);
      await page.goto((await page.locator('#read-link').textContent()) ?? '');
      await saveAnotherVersion(page, lang);
      expect(await page.title()).to.include(saved);
      expect(await page.locator('.history [data-revision]').count()).to.equal(2);
      await comment(page, lang);
      expect(await page.title()).to.match(new RegExp(`^${messagesFor(lang).comments.sentTitle} – `));
      await page.context().close();
      await publish(lang);
    });

  async function comment(page: Page, lang: Lang): Promise<void> {
    await enter(page, `.site-nav a[href="${pathTo('articles', lang, {})}"]`);
    await enter(page, `main a[href="${pathToArticle(lang, SLUGS[lang])}"]`);
    await typeInto(page, '#name', 'Anne Martin');
    await typeInto(page, '#email', 'anne@example.org');
    await typeInto(page, '#comment', COMMENT);
    browsed.site.time.now += MINUTE_MS;
    await typeInto(page, '#captcha', await sumAsked(page));
    await enter(page, '#comment-form button[value="send"]');
  }

  /** Somebody else, at their own first address. */
  async function publish(lang: Lang): Promise<void> {
    const page = await browsed.newPage(WIDE);
    await page.goto(pathTo('moderation', lang, {}));
    await typeInto(page, '#name', 'Camille');
    await typeInto(page, '#password', PASSWORD);
    await enter(page, 'main form button');
    await enter(page, 'button[value^="publish:"]');
    const { done } = messagesFor(lang).moderation.bulk;
    expect(await page.title()).to.match(new RegExp(`^${done.publish(1)} – `));
    await enter(page, `.site-nav a[href="${pathTo('articles', lang, {})}"]`);
    await enter(page, `main a[href="${pathToArticle(lang, SLUGS[lang])}"]`);
    expect(await page.locator('article.comment').innerText()).to.include(COMMENT);
    await page.context().close();
  }
});

async function answerDiagnosis(page: Page, lang: Lang): Promise<void> {
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).to.equal('#main');
  await enter(page, `main a[href="${pathTo('newDiagnosis', lang, {})}"]`);
  await typeInto(page, '#brand', 'Maison Durand');
  await typeInto(page, '#rival', 'Atelier Lebrun');
  await typeInto(page, '#gene', 'Nous réparons à vie ce que nous cousons');
  await chooseByArrows(page, 'unanswered', '3');
  await chooseByArrows(page, 'rich-story', '2');
  await chooseByArrows(page, 'capacity', 'low');
  await enter(page, 'button[value="continue"]');
}

async function chooseApproaches(page: Page): Promise<void> {
  await chooseByArrows(page, 'listen', 'priority');
  await chooseByArrows(page, 'answer', 'priority');
  await chooseByArrows(page, 'teach', 'secondary');
  await chooseByArrows(page, 'answer', 'secondary', tabBackTo);
  expect(await page.locator('[data-level]').filter({ visible: true }).count()).to.equal(1);
  await enter(page, 'button[value="continue"]');
}

async function reviewAndSave(page: Page): Promise<void> {
  for (const clause of ['start', 'assets', 'gene', 'choice'])
    await chooseByArrows(page, `swap-${clause}`, clause === 'choice' ? 'partly' : 'no');
  await enter(page, 'button[value="test"]');
  expect(await page.locator('[data-swap="own"]').isVisible()).to.equal(true);
  await unfold(page, '#why-listen');
  await typeInto(page, '#why-listen', 'Chaque plainte sans réponse en fait naître trois autres.');
  await tickBySpace(page, '#refusal-sell');
  await tabTo(page, '#review-date');
  await enter(page, 'button[value="save"]');
}

/** From the read page that a link opened, by way of what this browser remembers. */
async function saveAnotherVersion(page: Page, lang: Lang): Promise<void> {
  await enter(page, `.site-nav a[href="${pathTo('myStrategies', lang, {})}"]`);
  await enter(page, 'main li a');
  await enter(page, `form[action$="/${lang === 'fr' ? 'modifier' : 'change'}"] button`);
  await unfold(page, 'a[href*="#sell-"]');
  await enter(page, 'a[href*="#sell-"]');
  await chooseByArrows(page, 'sell', 'secondary');
  await enter(page, 'button[value="continue"]');
  await enter(page, 'button[value="save"]');
}

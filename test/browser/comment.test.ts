import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { PASSWORD, addModerator } from '../support/moderators.ts';

const ARTICLE = '/fr/articles/ecouter-avant-de-parler';
const TEXT = 'Par où commencer quand on est seul ?';

describe('a comment in a real browser without scripts', () => {
  let browsed: BrowsedSite;
  before(async () => (browsed = await openBrowsedSite()));
  after(() => browsed.close());

  it('is answered wrongly, then rightly, published, taken back and answered', async () => {
    await addModerator(browsed.site);
    browsed.site.time.now += 10_000;
    const writer = await browsed.newPage();
    await writer.goto(ARTICLE);
    await writer.fill('#name', 'Zoé');
    await writer.fill('#email', 'zoe@exemple.fr');
    await writer.fill('#comment', TEXT);
    await answer(writer, 1);
    expect(await writer.title()).to.match(/^Erreur/);
    expect(await writer.inputValue('#comment')).to.equal(TEXT);
    expect(await writer.inputValue('#captcha')).to.equal('');
    browsed.site.time.now += 10_000;
    await answer(writer, 0);
    expect(await writer.locator('[data-state="pending"]').textContent()).to.contain(TEXT);

    const moderator = await browsed.newPage();
    await moderator.goto('/fr/moderation/connexion');
    await moderator.fill('#name', 'Camille');
    await moderator.fill('#password', PASSWORD);
    await press(moderator, 'main form button');
    await press(moderator, 'button:text-is("Publier")');
    expect(await commentsOf(writer)).to.deep.equal([TEXT]);
    await press(moderator, 'button:has-text("Annuler")');
    expect(await commentsOf(writer)).to.deep.equal([]);
    await press(moderator, 'button:text-is("Publier")');

    expect(await commentsOf(writer)).to.deep.equal([TEXT]);
    await press(writer, '.comment-acts a');
    expect(await writer.locator('#comment-form [name="parent"]').count()).to.equal(1);
  });
});

/** Answers the question with the sum and that much more, and sends the form. */
async function answer(page: Page, tooMuch: number): Promise<void> {
  const label = (await page.locator('label[for="captcha"]').textContent()) ?? '';
  const [, a, b] = /\((\d+) \+ (\d+)\)/.exec(label) ?? [];
  await page.fill('#captcha', String(Number(a) + Number(b) + tooMuch));
  await press(page, '#comment-form button[value="send"]');
}

async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
}

/** A browser may show its copy of an article for a minute: whoever wants the latest reloads. */
async function commentsOf(page: Page): Promise<readonly string[]> {
  await page.goto(ARTICLE);
  await page.reload();
  return page.locator('.threads .comment > p[dir]').allTextContents();
}

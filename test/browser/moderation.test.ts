import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Lang } from '../../src/i18n/messages.ts';
import { pathTo } from '../../src/paths.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { arrive } from '../support/comments.ts';
import { PASSWORD, addModerator } from '../support/moderators.ts';
import { axeProblems, overflowProblems, targetProblems } from '../support/page-checks.ts';

const WIDTHS = [320, 1280];

/** Walks a moderator through every page; it pauses at each. */
async function* rounds(page: Page, lang: Lang, commentId: string): AsyncGenerator<string> {
  await page.goto(pathTo('moderationSignIn', lang, {}));
  yield 'sign-in';
  await page.locator('main form button').first().click();
  yield 'sign-in with errors';
  await page.locator('#name').fill('Camille');
  await page.locator('#password').fill(PASSWORD);
  await page.locator('main form button').first().click();
  yield 'queue';
  await page.locator('.bulk button').click();
  yield 'queue with an error';
  await page.goto(pathTo('moderationComment', lang, { id: commentId }));
  yield 'one comment';
  for (const name of [
    'moderationReports',
    'moderationLog',
    'moderationSettings',
    'moderationWords',
  ] as const) {
    await page.goto(pathTo(name, lang, {}));
    yield name;
  }
  await page.goto(pathTo('moderationPeople', lang, {}));
  await page.locator('#email').fill('anne@example.org');
  await page.locator('button[value="find"]').click();
  yield 'a person';
  await page.goto(pathTo('moderationSecondFactor', lang, {}));
  yield 'second factor';
}

describe('moderation in a real browser', function () {
  this.timeout(240_000);
  let browsed: BrowsedSite;
  let commentId: string;
  before(async () => {
    browsed = await openBrowsedSite();
    await addModerator(browsed.site);
    const website = `https://${'long-'.repeat(30)}.example/`;
    await arrive(browsed.site, { website, text: `${'Mot'.repeat(60)}\n\nFin` });
    const { id } = await arrive(browsed.site, {
      status: 'trash',
      original_text: 'Avant',
      text: 'À la corbeille',
    });
    commentId = id;
    const report = { id: 'r1', comment_id: id, reason: 'Faux', email: null, created_at: 0, closed_at: null };
    await browsed.site.db.insertInto('report').values(report).execute();
  });
  after(() => browsed.close());

  for (const [lang, width] of WIDTHS.flatMap((each) => [['fr', each] as const, ['en', each] as const]))
    it(`holds at ${width} px in ${lang}: accessible, nothing wider, targets of 44 px`, async () => {
      const options = { viewport: { width, height: 900 }, javaScriptEnabled: true, bypassCSP: true };
      const page = await browsed.newPage(options);
      const problems: string[] = [];
      for await (const stop of rounds(page, lang, commentId)) {
        const found = [
          ...(await axeProblems(page)),
          ...(await targetProblems(page)),
          ...(await overflowProblems(page)),
        ];
        problems.push(...found.map((each) => `${stop}: ${each}`));
      }
      expect(problems).to.deep.equal([]);
    });
});

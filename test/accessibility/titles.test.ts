import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { arrive } from '../support/comments.ts';
import { editIndicator, saveToFollow, showToReaders, typeReadings } from '../support/follow-up.ts';
import { openWorkshop } from '../support/workshops.ts';
import { HOUR_MS, SLUGS, write } from '../support/discussion.ts';
import { PASSWORD, addModerator } from '../support/moderators.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';

describe('the title of a page, which screen readers say first', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  for (const lang of LANGS) {
    const t = messagesFor(lang);
    const titleIs = (page: Answer, title: string) => {
      expect(page.$('title').text()).to.equal(`${title} – ${t.common.site}`);
      expect(page.$('[role="status"]').first().text().trim()).to.match(/\p{L}{3}/u);
    };

    it(`says that a strategy is saved (${lang})`, async () => {
      const owner = await saveStrategy(browser);
      const path = linkPath(owner, 'edit-link');
      const page = await browser.get(lang === 'fr' ? path : inOtherLanguage(path, 'fr'));
      titleIs(page, `${t.links.done.saved.title} – ${t.owner.pageTitle('Maison Durand')}`);
      expect(page.$('h1').text()).to.equal('Maison Durand');
      expect(t.links.done.saved.title).to.match(/^(?:Stratégie enregistrée|Strategy saved)/);
    });

    it(`says what became of readings, of an indicator and of what readers see (${lang})`, async () => {
      const following = await saveToFollow(site, lang);
      const title = t.followUp.pageTitle('Maison Durand');
      const { recorded, kept, shown } = t.followUp.done;
      const told = async (answer: Promise<Answer>) => following.browser.follow(await answer);
      titleIs(await told(typeReadings(following, { 'listen-1': '3' })), `${recorded.title} – ${title}`);
      titleIs(
        await told(editIndicator(following, 'listen-1', { owner: 'Marthe' })),
        `${kept.title} – ${title}`,
      );
      titleIs(await told(showToReaders(following)), `${shown.title} – ${title}`);
    });

    it(`says that a comment and its correction have arrived (${lang})`, async () => {
      const path = pathToArticle(lang, SLUGS[lang]);
      const received = await browser.follow(await write(site, {}, { path, browser }));
      titleIs(received, `${t.comments.sentTitle} – ${received.$('h1').text()}`);
      const edit = await browser.get(received.$('[data-state="pending"] .notice a').attr('href') ?? '');
      const corrected = await browser.follow(await browser.submit(edit, '', { comment: 'Un autre texte.' }));
      titleIs(corrected, `${t.discussion.editedTitle} – ${corrected.$('h1').text()}`);
      const again = await browser.get(path);
      expect(again.$('title').text()).to.equal(`${again.$('h1').text()} – ${t.common.site}`);
    });

    it(`says what a moderator has decided, and that a session has ended (${lang})`, async () => {
      await addModerator(site);
      await arrive(site);
      const queue = await signInFrom(await browser.get(pathTo('moderationSignIn', lang, {})));
      const publish = queue.$('button[value^="publish:"]').attr('value') ?? '';
      const decided = await browser.follow(
        await browser.submit(queue, '', { decision: publish }, 'form.cards'),
      );
      titleIs(decided, `${t.moderation.bulk.done.publish(1)} – ${t.moderation.title}`);
      site.time.now += 9 * HOUR_MS;
      const ended = await browser.submit(decided, '', {}, 'form.undo');
      titleIs(ended, `${t.moderation.signIn.endedTitle} – ${t.moderation.signIn.title}`);
    });

    it(`names the brand of what is compared, of its neighbours and of a workshop (${lang})`, async () => {
      const here = (path: string) => (lang === 'fr' ? path : inOtherLanguage(path, 'fr'));
      const owner = await saveStrategy(browser);
      const readKey = linkPath(owner, 'read-link').split('/').at(-1) ?? '';
      for (const name of ['comparison', 'nearest'] as const) {
        const page = await browser.get(pathTo(name, lang, { readKey }));
        expect(page.$('title').text(), name).to.match(/ – Maison Durand – (?:La Roue|The Wheel)$/);
      }
      const workshop = await openWorkshop(browser);
      const facilitator = await browser.get(here(workshop.facilitator));
      const group = await browser.get(here(workshop.participant));
      for (const page of [facilitator, group])
        expect(page.$('title').text()).to.match(/Maison Durand – (?:La Roue|The Wheel)$/);
    });

    it(`warns a moderator, before the sign-in, when a session ends (${lang})`, async () => {
      const page = await browser.get(pathTo('moderationSignIn', lang, {}));
      expect(page.$('main').text())
        .to.include('30 minutes')
        .and.match(/8 (?:heures|hours)/);
    });
  }

  async function signInFrom(page: Answer): Promise<Answer> {
    return browser.follow(await browser.submit(page, '', { name: 'Camille', password: PASSWORD }));
  }
});

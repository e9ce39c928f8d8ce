import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { fr } from '../../src/i18n/fr.ts';
import { en } from '../../src/i18n/en.ts';
import { ALERTS } from '../../src/operations/alerts.ts';
import { setHeartbeat } from '../../src/operations/heartbeat-store.ts';
import { newPulse } from '../../src/operations/pulse.ts';
import { siteFacts } from '../../src/operations/site-facts.ts';
import type { SiteFacts } from '../../src/owner/facts.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { arrive } from '../support/comments.ts';
import { MAILING } from '../support/discussion.ts';
import { signedIn } from '../support/moderators.ts';
import { htmlFaults } from '../support/valid-html.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FINE: SiteFacts = {
  startedAt: NOW - DAY_MS,
  clock: { wall: NOW, lastNoted: NOW, isHeld: false },
  alerts: [],
  notices: [],
  fileFaults: [],
  server: undefined,
  freeBytes: 12.34 * 1024 ** 3,
  databaseBytes: 5 * 1024 ** 2,
  backups: {
    count: 3,
    bytes: 15 * 1024 ** 2,
    days: 14,
    last: { madeAt: NOW - 3 * 60 * 60 * 1000, isProved: true },
    next: NOW + 21 * 60 * 60 * 1000,
  },
  schema: '0043_fix_feed_ids',
};

describe('the state of the site', () => {
  let site: TestSite;
  let facts: SiteFacts | undefined;
  let owner: Browser;

  const open = async (env: Readonly<Record<string, string>> = {}) => {
    facts = FINE;
    site = await openSite(env, undefined, { tellFacts: () => Promise.resolve(facts) });
    owner = (await signedIn(site)).browser;
  };
  beforeEach(() => open());
  afterEach(() => site.close());

  const state = (lang: 'fr' | 'en' = 'fr') => owner.get(pathTo('moderationState', lang, {}));
  const needed = async () => (await state()).$('.state-needed').text().replace(/\s+/g, ' ').trim();

  it('says that nothing is needed where all is well, and what it knows, in both languages', async () => {
    for (const lang of LANGS) {
      const page = await state(lang);
      expect(page.status).to.equal(200);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      const words = { fr, en }[lang].state;
      expect(page.$('main').text()).to.include(words.nothingNeeded).and.not.include(words.later);
      expect(page.$('.state-remarks')).to.have.length(0);
    }
    const text = (await state()).$('main').text().replace(/\s+/g, ' ');
    for (const said of [
      '12,3 Go',
      '5 Mo',
      '15 Mo',
      'il y a 3 heures',
      'vérifiée',
      'changement 0043',
      'juste',
    ])
      expect(text).to.include(said);
    expect(text).to.include('23 novembre 2026 à 09:00');
  });

  it('names what waits first, with where to decide', async () => {
    await arrive(site, { status: 'pending' });
    await arrive(site, { status: 'pending' });
    expect(await needed()).to.include('2 commentaires attendent une décision');
    const link = (await state()).$('.state-needed a').attr('href');
    expect(link).to.equal('/fr/moderation');
  });

  it('counts the strategies, and those of seven days', async () => {
    await saveStrategy(new Browser(site.app));
    site.time.now = NOW + 8 * DAY_MS;
    await saveStrategy(new Browser(site.app));
    owner = (await signedIn(site, 'Dominique')).browser;
    expect((await state()).$('main').text()).to.include('2, dont 1 depuis sept jours');
  });

  it('says of each alert, in both languages, what it is and what mends it', async () => {
    for (const alert of ALERTS) {
      facts = { ...FINE, alerts: [alert], fileFaults: ['a.fr.md:2 title is empty'] };
      for (const lang of LANGS) {
        const { title, mend } = { fr, en }[lang].state.alerts[alert];
        const text = (await state(lang)).$('.state-needed').text();
        expect(text, alert).to.include(title).and.include(mend.replaceAll('`', ''));
        expect(text.includes('a.fr.md:2')).to.equal(alert === 'files-faulty');
      }
    }
  });

  it('shows a clock that is not believed, and what the site goes by instead', async () => {
    facts = {
      ...FINE,
      alerts: ['clock-held'],
      clock: { ...FINE.clock, wall: NOW + 400 * DAY_MS, isHeld: true },
    };
    const text = (await state()).$('main').text().replace(/\s+/g, ' ');
    expect(text).to.include('npm run clock -- confirm');
    expect(text)
      .to.include('27 décembre 2027')
      .and.include('en avance, et compte lui-même : 22 novembre 2026');
  });

  it('tells the rest where the process that knows cannot say, and that it cannot', async () => {
    facts = undefined;
    const page = await state();
    expect(page.status).to.equal(200);
    expect(page.$('main').text()).to.include(fr.state.unknown).and.include(fr.state.groups.activity);
    expect(page.$('main').text()).not.to.include(fr.state.nothingNeeded);
  });

  it('tells what letters wait and were given up', async () => {
    await site.close();
    await open(MAILING);
    const letter = {
      recipient: 'a@b.example',
      subject: 's',
      body: 'b',
      created_at: NOW,
      next_try_at: NOW,
      tries: 0,
    };
    await site.db
      .insertInto('outbox')
      .values([
        { ...letter, id: '1' },
        { ...letter, id: '2', failed_at: NOW },
        { ...letter, id: '3', sent_at: NOW - DAY_MS },
      ])
      .execute();
    expect((await state()).$('main dl').text()).to.match(/En attente\s*1\s*Abandonnées\s*1/);
    expect((await state()).$('main').text()).to.include('21 novembre 2026');
  });

  it('is for owners, and the queue says to them alone that an alert stands', async () => {
    facts = { ...FINE, alerts: ['disk-low'] };
    const { browser: moderator, queue } = await signedIn(site, 'Dominique', 'moderator');
    expect((await moderator.get('/fr/moderation/etat')).status).to.equal(403);
    expect(queue.html).not.to.include(fr.state.queueNotice(1)).and.not.include('/fr/moderation/etat');
    const own = await owner.get('/fr/moderation');
    expect(own.$('main .notice').text()).to.include(fr.state.queueNotice(1));
    expect(own.$('main .notice a').attr('href')).to.equal('/fr/moderation/etat');
    facts = FINE;
    expect((await owner.get('/fr/moderation')).$('main .notice')).to.have.length(0);
  });

  it('is told by the processes as the alerts, the doctor and the folders have it', async () => {
    await setHeartbeat(site.db, NOW);
    const asked = {
      ...site,
      clock: () => site.time.now,
      wall: () => site.time.now,
      isHeld: () => false,
      pulse: { ...newPulse(NOW), lastPurge: NOW },
      files: { library: { faults: ['a.fr.md:2 title is empty'] }, methods: { faults: [] } },
    };
    const told = await siteFacts(asked);
    expect(told.alerts).to.deep.equal(['files-faulty']);
    expect(told.notices).to.include('no-mail');
    expect([told.backups.last, told.backups.next, told.backups.count]).to.deep.equal([
      undefined,
      undefined,
      0,
    ]);
    expect(told.databaseBytes).to.be.greaterThan(100_000);
    expect(told.schema).to.match(/^\d{4}_/);
    const failed = await siteFacts({ ...asked, pulse: { ...asked.pulse, backupFailed: true } });
    expect(failed.alerts).to.include('backup-failed');
  });
});

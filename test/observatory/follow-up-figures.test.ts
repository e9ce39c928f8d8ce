import { expect } from 'chai';
import fc from 'fast-check';
import { rounded } from '../../src/observatory/amount.ts';
import { LEAST_CUT } from '../../src/observatory/figures.ts';
import { followUpFigures } from '../../src/observatory/follow-up-figures.ts';
import { LEAST_CHANGES } from '../../src/observatory/snapshot.ts';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { DECISION_KINDS } from '../../src/terms.ts';
import type { DecisionKind } from '../../src/terms.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { DAY_MS } from '../support/discussion.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { crowdOf, publish, saved, strategyWith, words } from './builders.ts';
import { decideOn, noteReading } from './follow-up-acts.ts';

const TAKEN_AT = Date.parse('2026-11-29T12:00:00Z');
const PAGES = ['/fr/observatoire', '/en/observatory'] as const;

const followedBy = (n: number, wheels: number) =>
  followUpFigures(SOCIAL_MEDIA, [{ cut: 'followed', key: '', n, takenAt: TAKEN_AT, wheels }]).followed;

function decidedBy(counts: Partial<Record<DecisionKind, number>>, wheels: number) {
  const tallies = Object.entries(counts).map(([kind, n]) => ({
    ...{ cut: 'decided' as const, key: `sell:${kind}`, n },
    ...{ takenAt: TAKEN_AT, wheels },
  }));
  const { decided } = followUpFigures(SOCIAL_MEDIA, tallies);
  return decided?.approaches.find(({ key }) => key === 'sell');
}

describe('the figures of the follow-up', () => {
  it('say how many are followed and how many not, both or none, rounded and dated', () => {
    expect(followedBy(63, 152)).to.deep.equal({ day: '2026-11-29', total: 150, followed: 65, others: 90 });
    const shown = ([0, 9, 10, 142, 143, 152] as const).map((n) => {
      const { followed, others } = followedBy(n, 152) ?? {};
      return [followed, others];
    });
    const none = [null, null];
    expect(shown).to.deep.equal([none, none, [10, 140], [140, 10], none, none]);
  });

  it('say nothing of fewer than fifty strategies, nor before a snapshot', () => {
    expect([followedBy(20, 49), followedBy(20, 50)?.followed]).to.deep.equal([undefined, 20]);
    expect(decidedBy({ keep: 20 }, 49)).to.equal(undefined);
    expect(followUpFigures(SOCIAL_MEDIA, [])).to.deep.equal({ followed: undefined, decided: undefined });
  });

  it('hide decisions under ten, and with them what would tell how few decided nothing', () => {
    const cells = { keep: null, fix: null, stop: null, promote: null };
    expect(decidedBy({ keep: 23, fix: 12, stop: 9 }, 200)).to.deep.equal({
      ...{ key: 'sell', ...cells },
      ...{ keep: 25, fix: 10 },
    });
    expect(decidedBy({ keep: 40, fix: 15 }, 60), 'five decided nothing').to.deep.equal({
      ...{ key: 'sell', ...cells },
      keep: 40,
    });
    expect(decidedBy({ keep: 60 }, 60), 'everybody').to.deep.equal({ key: 'sell', ...cells });
  });

  it('never let a number under ten be worked out', () => {
    const counts = fc.record(Object.fromEntries(DECISION_KINDS.map((kind) => [kind, fc.nat({ max: 40 })])));
    fc.assert(
      fc.property(counts, fc.nat({ max: 60 }), (kinds, undecided) => {
        const sum = Object.values(kinds).reduce((total, n) => total + n, 0);
        const wheels = sum + undecided;
        fc.pre(wheels >= 50 && sum > 0);
        const cells = decidedBy(kinds, wheels);
        const shown = DECISION_KINDS.filter((kind) => cells?.[kind] !== null);
        for (const kind of shown) {
          expect(kinds[kind]).to.be.at.least(LEAST_CUT);
          expect(cells?.[kind]).to.equal(rounded(kinds[kind] ?? 0));
        }
        const rest = shown.reduce((left, kind) => left - (kinds[kind] ?? 0), wheels);
        if (shown.length > 0) expect(rest).to.be.at.least(LEAST_CUT);
      }),
    );
  });
});

describe('the follow-up in the observatory', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    await crowdOf(site, 90, [wheelOf({ listen: 'priority' }), wheelOf({ sell: 'priority' })]);
    await publish(site);
    site.time.now += DAY_MS;
  });
  afterEach(() => site.close());

  const showNow = async () => {
    for (let index = 0; index < LEAST_CHANGES; index += 1) await saved(site, `new-${index}`, strategyWith());
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
  };
  const strangers = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `stranger-${from + index}`);
  const data = async () =>
    (
      JSON.parse((await browser.get('/fr/observatoire.json')).html) as {
        readonly figures: Readonly<Record<string, unknown>>;
      }
    ).figures;

  it('is not there before there is enough of it, in no page and no file', async () => {
    for (const id of strangers(0, 9)) await noteReading(site, id);
    for (const id of strangers(0, 9)) await decideOn(site, id, { listen: 'keep' });
    await showNow();
    for (const path of PAGES) {
      const titles = (await browser.get(path)).$('h2').text();
      expect(titles).to.match(/Les approches|The approaches/);
      expect(titles).not.to.match(/suivies|bilans|followed|meetings/);
    }
    expect(await data()).to.deep.include({ followed: null, decided: null });
    expect((await browser.get('/fr/observatoire.csv')).html).not.to.match(/Suivi|Décision/);
  });

  it('shows how many are followed, and what was decided by approach, with the day of both', async () => {
    for (const id of strangers(0, 34)) await noteReading(site, id);
    for (const id of strangers(0, 22)) await decideOn(site, id, { listen: 'keep' });
    for (const id of strangers(22, 34))
      await decideOn(site, id, { listen: 'stop', 'build-world': 'promote' });
    for (const id of strangers(34, 40)) await decideOn(site, id, { teach: 'fix' });
    await showNow();
    const [fr, en] = [await browser.get(PAGES[0]), await browser.get(PAGES[1])];
    for (const page of [fr, en]) {
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      const rows = page.$('.decisions-figures tbody tr').toArray();
      const cells = rows.map((row) =>
        page
          .$(row)
          .find('td')
          .toArray()
          .map((cell) => page.$(cell).text()),
      );
      expect(cells).to.deep.equal([
        ['20', '10', ''],
        ['', '', '10'],
      ]);
      expect(page.$('.decisions-figures .bar')).to.have.length(3);
    }
    expect(words(fr)).to.match(/Au moins un relevé *35 *Aucun relevé *65/);
    expect(words(en)).to.match(/At least one reading *35 *No reading *65/);
    expect(fr.$('.decisions-figures thead').text()).to.match(/Gardée.*Arrêtée.*Mise en priorité/);
    expect(words(fr)).to.include('45 nombres sur 48 sont masqués');
    const { followed, decided } = await data();
    expect(followed).to.deep.equal({ date: '2026-11-23', wheels: 100, followed: 35, others: 65 });
    expect((decided as { approaches: readonly unknown[] }).approaches).to.have.length(APPROACH_KEYS.length);
    expect((await browser.get('/en/observatory.csv')).html)
      .to.include('"Decision","listen keep","Listen: kept","20","No","100"')
      .and.to.include('"Decision","teach fix","Teach: fixed","","Yes","100"');
  });

  it('keeps the day and the total that its numbers are of when the wheels move on', async () => {
    for (const id of strangers(0, 30)) await noteReading(site, id);
    await showNow();
    const before = (await data())['followed'];
    site.time.now += DAY_MS;
    for (let index = 0; index < 40; index += 1) await saved(site, `later-${index}`, strategyWith());
    for (const id of strangers(30, 39)) await noteReading(site, id);
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
    expect(await data()).to.deep.include({ followed: before });
    expect(words(await browser.get(PAGES[0]))).to.include('Environ 140 roues au comptage du');
  });
});

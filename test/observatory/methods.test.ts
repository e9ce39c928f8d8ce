import { expect } from 'chai';
import { listTallies } from '../../src/observatory/crowd-store.ts';
import { figuresOf } from '../../src/observatory/figures.ts';
import { readSnapshot } from '../../src/observatory/series-store.ts';
import { seriesOf } from '../../src/observatory/series.ts';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { codeOf, wheelsWith } from '../../src/observatory/wheel-code.ts';
import { keysOf } from '../../src/method/method.ts';
import type { Choices, Method } from '../../src/method/method.ts';
import { withOwn } from '../../src/method/own.ts';
import type { OwnApproach } from '../../src/method/own.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import { removeStrategy } from '../../src/operations/erasure-store.ts';
import { isBusy } from '../../src/db/engine.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { DAY_MS } from '../support/discussion.ts';
import { rowsOf } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { SOCIAL_MEDIA } from '../support/method.ts';
import {
  SERIES,
  countersIn,
  countersMadeAnew,
  crowdOf,
  publish,
  readPath,
  saved,
  savedAgain,
  strategyWith,
  words,
} from './builders.ts';
import { methodsLike, writeMethods } from './method-files.ts';
import type { Wanted } from './method-files.ts';

const SEVEN = { id: 'seven-ways', sectors: 7 } as const;
const SIXTEEN = { id: 'sixteen-ways', sectors: 16 } as const;
const FRENCH_ONLY = { id: 'en-francais', sectors: 6, langs: ['fr'] } as const;
const MENDED: OwnApproach = {
  key: 'own-1',
  label: 'Réparer',
  verb: 'réparer devant tout le monde',
  noun: 'la réparation',
  family: 'care',
  lang: 'fr',
};
const FILES = ['/fr/observatoire', '/fr/observatoire.csv', '/fr/observatoire.json'] as const;

function one(wanted: Wanted): Method {
  const [method] = methodsLike(wanted);
  if (method === undefined) throw new Error('the folder holds no method');
  return method;
}

describe('the wheels of several methods', () => {
  const seven = one(SEVEN);
  const choices = wheelOf(seven, { listen: 'priority', sell: 'secondary' });
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite({ METHODS_DIR: writeMethods(SEVEN, SIXTEEN, FRENCH_ONLY) });
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const saveWith = async (method: Method, count: number, wheel: Choices, name: string = method.id) => {
    for (let index = 0; index < count; index += 1)
      await saved(site, `${name}-${index}`, strategyWith({ method, choices: wheel }));
  };
  /** Enough of them, and different enough, for every section to show something. */
  const publishMany = async (method: Method) => {
    const [one = '', two = '', three = ''] = keysOf(method);
    await saveWith(
      method,
      40,
      wheelOf(method, { [one]: 'priority', [two]: 'priority', [three]: 'secondary' }),
    );
    await saveWith(
      method,
      20,
      wheelOf(method, { [two]: 'secondary', [three]: 'priority' }),
      `${method.id}-other`,
    );
    await publish(site, seriesOf(method));
  };
  const data = async (query = '') =>
    JSON.parse((await browser.get(`/fr/observatoire.json${query}`)).html) as {
      readonly method: string;
      readonly wheels: number;
      readonly figures: { readonly approaches: readonly { readonly key: string }[] } | null;
    };

  it('are counted apart, and a recount says the same', async () => {
    await crowdOf(site, 12, [wheelOf(SOCIAL_MEDIA, { listen: 'priority', sell: 'secondary' })]);
    await saveWith(seven, 3, choices);
    const series = seriesOf(seven);
    const [twelve, other] = [await countersIn(site), await countersIn(site, series)];
    expect([twelve['counted'], other['counted']].map((rows) => rows?.length)).to.deep.equal([12, 3]);
    expect(other['wheels']).to.deep.equal([{ wheel: codeOf(series.keys, choices), n: 3 }]);
    expect(await countersMadeAnew(site)).to.deep.equal(twelve);
    expect(await countersIn(site, series)).to.deep.equal(other);
  });

  it('stand side by side, each with its own approaches, total and snapshot', async () => {
    await crowdOf(site, 60, [wheelOf(SOCIAL_MEDIA, { rally: 'priority', teach: 'priority' })]);
    await publish(site);
    const before = await data();
    await saveWith(seven, 75, choices);
    expect(await data(), 'saved with the other method').to.deep.equal(before);
    await publish(site, seriesOf(seven));
    expect(await data(), 'published with the other method').to.deep.equal(before);
    const other = await data('?methode=seven-ways');
    expect([other.method, other.wheels]).to.deep.equal(['seven-ways', 75]);
    expect(other.figures?.approaches.map(({ key }) => key)).to.deep.equal(keysOf(seven));
    expect([before.method, before.wheels]).to.deep.equal(['social-media', 60]);
  });

  it('have a page each, that leads to the others and keeps its method in files and other language', async () => {
    await publishMany(seven);
    const home = await browser.get('/fr/observatoire');
    const link = home.$('main nav.pages a[href="/fr/observatoire?methode=seven-ways"]');
    expect(link.text()).to.equal('seven-ways (fr)');
    expect(home.$('main nav.pages [aria-current=page]')).to.have.length(1);
    for (const [path, title] of [
      ['/fr/observatoire?methode=seven-ways', 'L’observatoire des roues : seven-ways (fr)'],
      ['/en/observatory?method=seven-ways', 'The observatory of wheels: seven-ways (en)'],
    ] as const) {
      const page = await browser.get(path);
      expect([page.status, page.$('title').text().replace(/\s/gu, ' ').startsWith(title)]).to.deep.equal([
        200,
        true,
      ]);
      expect(page.$('h1').text().replace(/\s/gu, ' ')).to.equal(title);
      expect(page.$('svg.heat')).to.have.length(1);
      expect(page.$('main nav.pages [aria-current=page]').text()).to.match(/^seven-ways/);
      expect(page.$('a[href*="observat"][href*="seven-ways"]').length, 'files and other language').to.equal(
        3,
      );
      expect(page.$('main a.button').attr('href')).to.match(/\?method.*=seven-ways$/);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
    const text = words(await browser.get('/fr/observatoire?methode=seven-ways'));
    expect(text).not.to.include('douze couleurs');
    expect(text).to.include('les sept couleurs, le mois');
  });

  it('say of a method with few of them what is missing there', async () => {
    await crowdOf(site, 60, [wheelOf(SOCIAL_MEDIA, { listen: 'priority' })]);
    await publish(site);
    expect(words(await browser.get('/fr/observatoire?methode=seven-ways'))).to.include('Aucun comptage');
    await saveWith(seven, 20, choices);
    await publish(site, seriesOf(seven));
    expect(words(await browser.get('/fr/observatoire?methode=seven-ways'))).to.include(
      'il en manque environ 30',
    );
    const [owner] = await rowsOf<{ readonly id: string }>(
      site,
      "select id from strategy where id like 'seven%'",
    );
    expect(words(await browser.get(readPath(owner?.id ?? '')))).to.include('il en manque environ 30');
  });

  it('name their method in both files', async () => {
    await saveWith(seven, 60, choices);
    await publish(site, seriesOf(seven));
    const csv = await browser.get('/en/observatory.csv?method=seven-ways');
    expect(csv.headers['content-disposition']).to.equal('inline; filename="observatory-seven-ways.csv"');
    const [head = '', first = ''] = csv.html.split('\r\n');
    expect([head, first].map((line) => line.split(',').at(-1))).to.deep.equal(['"Method"', '"seven-ways"']);
    expect(csv.html.trim().split('\r\n')).to.have.length(1 + 1 + 2 * 7 + 2 * 21 + 5 + 1);
    expect((await data('?methode=seven-ways')).method).to.equal('seven-ways');
  });

  it('answer nothing for an unknown method, whichever page is asked and however', async () => {
    const asked = ['methode=none', 'methode=', 'methode=seven-ways&methode=social-media'];
    for (const path of FILES)
      for (const query of asked) expect((await browser.get(`${path}?${query}`)).status, query).to.equal(404);
    expect((await browser.get('/fr/observatoire?methode=social-media')).status).to.equal(200);
  });

  it('of a method in one language lead there, and are not offered on the other page', async () => {
    const french = await browser.get('/fr/observatoire?methode=en-francais');
    expect([french.status, french.$('header a[hreflang]').length]).to.deep.equal([200, 0]);
    const english = await browser.get('/en/observatory?method=en-francais');
    expect([english.status, english.location]).to.deep.equal([303, '/fr/observatoire?method=en-francais']);
    expect((await browser.follow(english)).$('main nav.pages strong').text()).to.equal('en-francais (fr)');
    expect((await browser.get('/en/observatory')).html).not.to.include('en-francais');
  });

  it('wait for ten changes of their own: those of another method bring no snapshot', async () => {
    await crowdOf(site, 30, [wheelOf(SOCIAL_MEDIA, { listen: 'priority' })]);
    await saveWith(seven, 60, choices);
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
    site.time.now += DAY_MS;
    const look = async () => (await browser.get('/fr/observatoire?methode=seven-ways')).html;
    const before = await look();
    await saveWith(seven, 1, wheelOf(seven, { answer: 'priority' }), 'somebody');
    await saveWith(SOCIAL_MEDIA, 30, wheelOf(SOCIAL_MEDIA, { sell: 'priority' }));
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
    expect((await readSnapshot(site.db, SERIES.name)).number).to.equal(2);
    expect((await readSnapshot(site.db, seriesOf(seven).name)).number).to.equal(1);
    expect(await look()).to.equal(before);
  });

  it('stay together when a word of their method is mended, and part when an approach is added', async () => {
    const mended = one({ ...SEVEN, label: 'Prêter' });
    const longer = one({ ...SEVEN, sectors: 8 });
    expect(mended.hash).not.to.equal(seven.hash);
    expect(seriesOf(mended)).to.deep.equal(seriesOf(seven));
    expect(seriesOf(longer).name).not.to.equal(seriesOf(seven).name);
    await saveWith(seven, 30, choices);
    await saveWith(mended, 30, choices, 'mended');
    await saveWith(longer, 5, choices, 'longer');
    expect((await countersIn(site, seriesOf(seven)))['counted']).to.have.length(60);
    expect((await countersIn(site, seriesOf(longer)))['counted']).to.have.length(5);
    const before = await countersIn(site, seriesOf(seven));
    await savedAgain(site, 'seven-ways-0', 2, strategyWith({ method: mended, choices }));
    expect(await countersIn(site, seriesOf(seven))).to.deep.equal(before);
  });

  it('move with a strategy that is saved with another method, and leave nothing behind', async () => {
    await saveWith(seven, 12, choices);
    await publish(site, seriesOf(seven));
    await savedAgain(site, 'seven-ways-0', 2, strategyWith());
    expect((await countersIn(site, seriesOf(seven)))['counted']).to.have.length(11);
    expect((await countersIn(site))['counted']).to.have.length(1);
    const [row] = await rowsOf(
      site,
      "select fresh, published from counted where strategy_id = 'seven-ways-0'",
    );
    expect(row).to.deep.equal({ fresh: 1, published: null });
    await savedAgain(site, 'seven-ways-0', 3, strategyWith({ method: seven, choices, countMe: false }));
    expect((await countersIn(site))['tallies']).to.deep.equal([]);
    expect((await countersIn(site, seriesOf(seven)))['wheels']).to.deep.equal([
      { wheel: codeOf(keysOf(seven), choices), n: 11 },
    ]);
  });

  it('get their verdicts by the rules that the method has now', async () => {
    const broad = { listen: 'priority', answer: 'priority', sell: 'priority' } as const;
    await saveWith(seven, 60, wheelOf(seven, broad));
    await saveWith(seven, 12, choices, 'sharp');
    await publish(site, seriesOf(seven));
    const tallies = await listTallies(site.db, seriesOf(seven).name);
    const verdicts = (method: Method) =>
      figuresOf(method, tallies, '2026-11')
        .verdicts.filter(({ n }) => n !== null)
        .map(({ level, n }) => [level, n]);
    const stricter = { ...seven.focus, priorities: { ...seven.focus.priorities, scatteredFrom: 3 } };
    expect(verdicts(seven)).to.deep.equal([['broad', 60]]);
    expect(verdicts({ ...seven, focus: stricter })).to.deep.equal([['scattered', 60]]);
  });

  /** Whoever is told that the site is busy presses again. */
  const untilTaken = (save: () => Promise<unknown>): Promise<unknown> =>
    save().catch((error: unknown) => {
      if (!isBusy(error)) throw error;
      return untilTaken(save);
    });

  it('count alike when many are saved at once, with either method', async () => {
    const strategies = [strategyWith(), strategyWith({ method: seven, choices })];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        untilTaken(() => saved(site, `racing-${index}`, strategies[index % 2] ?? strategyWith())),
      ),
    );
    const counted = [await countersIn(site), await countersIn(site, seriesOf(seven))];
    expect(counted.map((each) => each['counted']?.length)).to.deep.equal([10, 10]);
    expect([await countersMadeAnew(site), await countersIn(site, seriesOf(seven))]).to.deep.equal(counted);
  });

  it('leave nothing in any counter when a strategy is erased', async () => {
    await saveWith(seven, 1, choices);
    await removeStrategy(site.db, 'seven-ways-0', site.time.now);
    expect(await countersIn(site, seriesOf(seven))).to.deep.equal({
      counted: [],
      wheels: [],
      priorities: [],
      tallies: [],
    });
  });

  it('are still shown when the folder no longer holds the method', async () => {
    await publishMany(seven);
    await site.db.destroy();
    const later = await openSite({}, site.dataDir);
    site = later;
    browser = new Browser(later.app);
    const home = await browser.get('/fr/observatoire');
    const link = home.$('main nav.pages a').filter((_, each) => home.$(each).text().includes('n’est plus'));
    expect(link.text()).to.equal('seven-ways (fr) (n’est plus proposée)');
    const page = await browser.get(link.attr('href') ?? '');
    expect([page.status, page.$('svg.heat').length, page.$('main a.button').length]).to.deep.equal([
      200, 1, 0,
    ]);
    expect((await browser.get('/fr/observatoire?methode=seven-ways')).status).to.equal(200);
    expect(words(await browser.get(readPath('seven-ways-0')))).to.include('Environ 40 roues identiques');
  });

  describe('with sixteen sectors', () => {
    const sixteen = one(SIXTEEN);
    const all = wheelOf(
      sixteen,
      Object.fromEntries(keysOf(sixteen).map((key) => [key, 'priority' as const])),
    );
    const some = wheelOf(sixteen, { listen: 'priority', 'co-create': 'secondary' });

    it('have a number each, up to the last one', async () => {
      const keys = keysOf(sixteen);
      expect(codeOf(keys, all)).to.equal(wheelsWith(16) - 1);
      await saveWith(sixteen, 1, all);
      expect((await countersIn(site, seriesOf(sixteen)))['priorities']).to.deep.equal([
        { priorities: 2 ** 16 - 1, n: 1 },
      ]);
    });

    it('say how many are the same, how little that says, and look for no neighbours', async () => {
      await saveWith(sixteen, 60, some);
      await publish(site, seriesOf(sixteen));
      const page = await browser.get(readPath('sixteen-ways-0'));
      const text = words(page);
      expect(text).to.include('Environ 60 roues identiques');
      expect(text).to.match(/Avec seize approches, il existe 43.046.721 roues possibles/);
      expect(page.$('a[href$="/proches"]')).to.have.length(0);
      expect(page.$('a[href="/fr/observatoire?methode=sixteen-ways"]')).to.have.length(1);
      const near = await browser.get(`${readPath('sixteen-ways-0')}/proches`);
      expect([near.status, near.$('.neighbour, svg.wheel').length]).to.deep.equal([200, 0]);
      expect(words(near)).to.include('jusqu’à douze approches ; celle-ci en a seize');
      expect(await htmlFaults(near.html)).to.deep.equal([]);
    });

    it('fill a heat map of sixteen', async () => {
      await publishMany(sixteen);
      const page = await browser.get('/fr/observatoire?methode=sixteen-ways');
      expect(page.$('svg.heat .heat-cell')).to.have.length(32);
      expect(page.$('svg.heat').attr('aria-label')).to.include('seize approches');
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    });
  });

  describe('with an approach of their author’s own', () => {
    const own = [MENDED];
    const method = withOwn(SOCIAL_MEDIA, own);
    const repaired = wheelOf(method, { listen: 'priority', 'own-1': 'priority' });
    const strategy = strategyWith({ method, own, choices: repaired });
    const pages = async (id: string): Promise<readonly Answer[]> =>
      Promise.all(['', '/proches'].map((after) => browser.get(readPath(id) + after)));

    it('are not counted, and their pages say so', async () => {
      await crowdOf(site, 60, [wheelOf(SOCIAL_MEDIA, { listen: 'priority' })]);
      const before = await countersIn(site);
      await saved(site, 'own', strategy);
      expect(await countersIn(site)).to.deep.equal(before);
      expect(await countersMadeAnew(site)).to.deep.equal(before);
      await publish(site);
      for (const page of await pages('own')) {
        expect(words(page)).to.include('elle n’est ni comptée, ni comparée aux autres roues');
        expect(words(page)).not.to.match(/roues? identiques?|il en manque/);
        expect(await htmlFaults(page.html)).to.deep.equal([]);
      }
      expect(words(await browser.get('/fr/observatoire'))).to.include(
        'Une roue à laquelle une approche a été ajoutée',
      );
    });

    it('are taken out when it is added, and come back when it goes', async () => {
      await saved(site, 'own', strategyWith());
      const before = await countersIn(site);
      await savedAgain(site, 'own', 2, strategy);
      expect((await countersIn(site))['counted']).to.deep.equal([]);
      await savedAgain(site, 'own', 3, strategyWith());
      expect(await countersIn(site)).to.deep.equal(before);
    });

    it('say nothing more than others when nothing is marked', async () => {
      await saved(site, 'own', strategyWith({ method, own, choices: wheelOf(method), abstainReason: 'Non' }));
      expect(words(await browser.get(readPath('own')))).not.to.include('comptée');
    });
  });
});

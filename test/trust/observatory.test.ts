import { expect } from 'chai';
import fc from 'fast-check';
import { addChange, emptyChanges } from '../../src/observatory/changes.ts';
import { LEAST_CUT, figuresOf } from '../../src/observatory/figures.ts';
import type { Figures, Tally } from '../../src/observatory/figures.ts';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import type { Choices } from '../../src/method/method.ts';
import { readSnapshot } from '../../src/observatory/series-store.ts';
import { seriesOf } from '../../src/observatory/series.ts';
import type { Series } from '../../src/observatory/series.ts';
import { methodsLike } from '../observatory/method-files.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';
import {
  SERIES,
  code,
  countedWheel,
  crowdOf,
  publish,
  saved,
  strategyWith,
} from '../observatory/builders.ts';
import { decideOn, noteReading } from '../observatory/follow-up-acts.ts';
import type { FollowUpFacts } from '../../src/indicators/facts.ts';
import { followUpFigures } from '../../src/observatory/follow-up-figures.ts';
import type { FollowUpFigures, FollowUpTally } from '../../src/observatory/follow-up-figures.ts';
import { DECISION_KINDS } from '../../src/terms.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import {
  approachesFields,
  linkPath,
  openChange,
  saveStrategy,
  stepPath,
  walkToReview,
} from '../support/builders.ts';
import { BEHIND_PROXY, DAY_MS, HOUR_MS, standingIn } from '../support/discussion.ts';
import {
  countLive,
  figuresToTheUnit,
  followUpToTheUnit,
  forgetNetworks,
  publishEvery,
  publishFollowUpToo,
} from './controls/telling.ts';
import { scaled } from './support/scale.ts';
import { followUpStepsTold, stepsTold, subtract, subtractFollowUp } from './support/subtraction.ts';
import { rowsOf, valueOf } from '../support/rows.ts';

const PUBLIC = ['/fr/observatoire', '/en/observatory', '/fr/observatoire.json', '/en/observatory.csv'];
const CROWD = [
  wheelOf({ answer: 'priority', teach: 'secondary' }),
  wheelOf({ sell: 'priority', rally: 'priority' }),
  wheelOf({ answer: 'priority', rally: 'secondary', sell: 'secondary' }),
];
/** What somebody known to save this week may have chosen. */
const CANDIDATES = [
  { listen: 'priority' },
  { teach: 'priority' },
  { listen: 'priority', teach: 'secondary' },
] as const;
const CHOSEN = CANDIDATES[2];
const VICTIM = '198.51.100.7';
const ATTACKER = '203.0.113.9';
/** What an attacker adds: it moves the cells of the candidates to every remainder. */
const PADDING = [{ reassure: 'priority' }, { reassure: 'priority', listen: 'secondary' }] as const;
/** One network a day stands for one of ten: nine would need nine days. */
const DAYS = 8;

describe('what the observatory tells of one wheel', function () {
  this.timeout(20 * 60_000);
  let site: TestSite;
  let probes: readonly string[];
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    await crowdOf(site, 63, CROWD);
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
    probes = await plantProbes(site);
    await passTime(site, DAY_MS);
  });
  afterEach(() => site.close());

  const look = () => everythingShown(site, probes);

  it('is nothing to whoever compares it before and after, hour by hour for a week', async () => {
    const before = await look();
    await saveFrom(site, VICTIM, CHOSEN);
    for (let day = 0; day < 7; day += 1) {
      await passTime(site, DAY_MS);
      expect(await look()).to.deep.equal(before);
    }
    for (let stranger = 1; stranger < 10; stranger += 1) await saveFrom(site, `192.0.2.${stranger}`, CHOSEN);
    await passTime(site, HOUR_MS);
    expect(await look(), 'ten have changed').not.to.deep.equal(before);
  });

  it('is nothing to whoever compares two methods, while others save with the second one', async () => {
    const other = await saveWithOther(site, 63);
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
    await passTime(site, DAY_MS);
    const before = await look();
    await saveFrom(site, VICTIM, CHOSEN);
    await saveWithOther(site, 30, 'later');
    const taken = (await readSnapshot(site.db, other.name)).number;
    await passTime(site, DAY_MS);
    expect((await readSnapshot(site.db, other.name)).number, 'the second method').to.equal(taken + 1);
    expect(await look()).to.deep.equal(before);
  });

  it('is all where one snapshot is taken of every method (control)', async () => {
    await saveWithOther(site, 63);
    const before = await look();
    await saveFrom(site, VICTIM, CHOSEN);
    await saveWithOther(site, 30, 'later');
    await publishEvery(site);
    expect(wheelsToldBy(before, await look())).to.deep.equal([CHOSEN]);
  });

  it('is all where saves are counted live (control)', async () => {
    const before = await look();
    await saveFrom(site, VICTIM, CHOSEN);
    await countLive(site);
    expect(wheelsToldBy(before, await look())).to.deep.equal([CHOSEN]);
  });

  it('is nothing to whoever adds thirty wheels of their own a day, for as long as nine may be told', async () => {
    const before = await look();
    for (let day = 0; day < DAYS; day += 1) {
      if (day === 3) await saveFrom(site, VICTIM, CHOSEN);
      await pad(site, scaled(6, 30), (index) => `2001:db8:9:${index}::1`);
      await passTime(site, DAY_MS);
      expect(await look(), `day ${day}`).to.deep.equal(before);
    }
    const counted = await valueOf(site, 'select count(*) from counted');
    expect(counted).to.equal(63 + 1 + 3 * DAYS);
  });

  it('is nothing to whoever changes, withdraws, deletes and brings back a dozen that were published', async () => {
    const own = await pad(site, 12, (index) => `192.0.2.${index}`);
    await publish(site);
    await passTime(site, DAY_MS);
    const before = await look();
    await saveFrom(site, VICTIM, CHOSEN);
    for (const [index, { browser, owner }] of own.entries()) {
      const act = ['change', 'withdraw', 'delete', 'delete and undo'][index % 4];
      const path = linkPath(owner, 'edit-link');
      const from = { 'x-forwarded-for': ATTACKER };
      if (act === 'change') await save(browser, await repaint(browser, owner), ATTACKER, true);
      if (act === 'withdraw') await save(browser, await openChange(browser, owner), ATTACKER, false);
      if (act?.startsWith('delete')) await browser.post(`${path}/supprimer`, {}, from);
      if (act === 'delete and undo') await browser.post(`${path}/retablir`, {}, from);
    }
    const counted = await rowsOf(
      site,
      'select count(*) as strategies, count(distinct wheel) as wheels from counted',
    );
    expect(counted).to.deep.equal([{ strategies: 63 + 1 + 6, wheels: CROWD.length + 1 + 1 + 1 }]);
    await passTime(site, DAY_MS);
    expect(await look()).to.deep.equal(before);
  });

  it('is all to whoever adds nine, where no network is remembered for a day (control)', async () => {
    const before = await look();
    forgetNetworks(site);
    await pad(site, 9, () => ATTACKER);
    await saveFrom(site, VICTIM, CHOSEN);
    await passTime(site, HOUR_MS);
    expect(wheelsToldBy(before, await look())).to.deep.equal([CHOSEN]);
  });

  const anyCrowd = fc
    .tuple(
      fc.array(fc.tuple(anySharp(), fc.integer({ min: 1, max: 40 })), { minLength: 3, maxLength: 12 }),
      fc.integer({ min: 50, max: 300 }),
    )
    .map(([kinds, size]) => {
      const drawn = kinds.flatMap(([choices, weight]) => Array.from({ length: weight }, () => choices));
      return Array.from({ length: size }, (_, index) => drawn[(index * 7919) % drawn.length] ?? wheelOf());
    });
  const BATCH = 10;

  it('is under ten nowhere, whichever shown numbers are taken off one another', () => {
    const run = { crowds: 0, numbers: 0 };
    fc.assert(
      fc.property(anyCrowd, (wheels) => {
        const found = subtract(figuresOf(SOCIAL_MEDIA, tallied(wheels), '2026-11'), wheels);
        run.crowds += 1;
        run.numbers += found.length;
        expect(found.filter(({ truly }) => truly < LEAST_CUT)).to.deep.equal([]);
      }),
      { numRuns: scaled(150, 3_000) },
    );
    expect(run.numbers).to.be.greaterThan(run.crowds);
    console.log(`      ${run.crowds} crowds, ${run.numbers} numbers worked out, 0 under ten`);
  });

  it('is to the unit nowhere, from one snapshot to the next', () => {
    fc.assert(
      fc.property(anyCrowd, (wheels) => {
        const before = figuresOf(SOCIAL_MEDIA, tallied(wheels.slice(BATCH)), '2026-11');
        expect(stepsTold(before, figuresOf(SOCIAL_MEDIA, tallied(wheels), '2026-11'))).to.deep.equal([]);
      }),
      { numRuns: scaled(100, 2_000) },
    );
  });

  it('is both where numbers are neither rounded nor hidden for what they leave (control)', () => {
    const run = { told: 0, steps: 0, crowds: 0 };
    fc.assert(
      fc.property(anyCrowd, (wheels) => {
        const after = figuresToTheUnit(tallied(wheels), '2026-11');
        const before = figuresToTheUnit(tallied(wheels.slice(BATCH)), '2026-11');
        run.crowds += 1;
        run.told += subtract(after, wheels).some(({ truly }) => truly < LEAST_CUT) ? 1 : 0;
        run.steps += stepsTold(before, after).length > 0 ? 1 : 0;
      }),
      { numRuns: 60 },
    );
    expect(run.told).to.be.greaterThan(run.crowds / 2);
    expect(run.steps).to.be.greaterThan(run.crowds / 2);
  });

  it('is the same in the page, the table and the data: no file holds more', async () => {
    const [page = '', , json = ''] = await Promise.all(
      PUBLIC.map(async (path) => (await new Browser(site.app).get(path)).html),
    );
    const { figures } = JSON.parse(json) as { readonly figures: Figures };
    const shown = JSON.stringify(figures).match(/:\d+/g) ?? [];
    expect(shown.length).to.be.greaterThan(5);
    expect(shown.every((each) => Number(each.slice(1)) % 5 === 0)).to.equal(true);
    expect(page).not.to.match(/>\s*[1-9]\s*</);
  });
});

describe('what the observatory tells of what became of one wheel', function () {
  this.timeout(20 * 60_000);
  let site: TestSite;
  const MEASURED = 42;
  const STOPPED = 12;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    await crowdOf(site, 90, CROWD);
    for (let index = 0; index < MEASURED; index += 1) await noteReading(site, `stranger-${index}`);
    for (let index = 0; index < MEASURED; index += 1)
      await decideOn(site, `stranger-${index}`, { sell: index < STOPPED ? 'stop' : 'keep' });
    await saved(site, 'victim', strategyWith({ choices: wheelOf(CHOSEN) }));
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
    await passTime(site, DAY_MS);
  });
  afterEach(() => site.close());

  const look = () => followUpShown(site);
  /** Each moves a number that is shown over a step of five. */
  const victimActs = async () => {
    await noteReading(site, 'victim', {}, VICTIM);
    await decideOn(site, 'victim', { sell: 'stop' }, { from: VICTIM });
  };
  /** A day on which so many others save, each from a network of their own. */
  const othersSave = async (day: number, count = 12) => {
    const { number } = await readSnapshot(site.db, SERIES.name);
    for (let index = 0; index < count; index += 1) await saved(site, `day-${day}-${index}`, strategyWith());
    await passTime(site, DAY_MS);
    expect((await readSnapshot(site.db, SERIES.name)).number, 'the wheels move on').to.equal(number + 1);
  };

  it('is nothing to whoever compares it before and after, while the wheels move on every day', async () => {
    const before = await look();
    await victimActs();
    for (let day = 0; day < 7; day += 1) {
      await othersSave(day);
      expect(await look(), `day ${day}`).to.deep.equal(before);
    }
    for (let index = 60; index < 69; index += 1) await noteReading(site, `stranger-${index}`);
    await othersSave(7);
    const after = await look();
    expect(after, 'ten came to be followed').not.to.deep.equal(before);
    expect(decidedIn(after), 'and one decided').to.equal(decidedIn(before));
  });

  it('is nothing while the same is done in a second method', async () => {
    await saveWithOther(site, 63);
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
    await passTime(site, DAY_MS);
    const before = await look();
    await victimActs();
    for (let index = 0; index < 30; index += 1) await noteReading(site, `other-${index}`);
    for (let index = 0; index < 30; index += 1) await decideOn(site, `other-${index}`, { sell: 'stop' });
    await saveWithOther(site, 12, 'later');
    await othersSave(0);
    expect(await look()).to.deep.equal(before);
  });

  it('is nothing to whoever measures, decides and takes back at will from one network, for as long as nine may be told', async () => {
    const before = await look();
    const own = Array.from({ length: 30 }, (_, index) => `stranger-${50 + index}`);
    for (let day = 0; day < DAYS; day += 1) {
      if (day === 3) await victimActs();
      for (const [index, id] of own.entries()) {
        const reading = await noteReading(site, id, {}, ATTACKER);
        if (index % 3 === 0) await noteReading(site, id, { value: null, replaces: reading }, ATTACKER);
        await decideOn(site, id, { sell: DECISION_KINDS[(index + day) % 4] ?? 'keep' }, { from: ATTACKER });
      }
      await othersSave(day);
      expect(await look(), `day ${day}`).to.deep.equal(before);
    }
  });

  it('is all where it is published with every ten saves (control)', async () => {
    const before = await look();
    await victimActs();
    await othersSave(0);
    await publishFollowUpToo(site);
    const after = await look();
    const told = (shown: FollowUpShown) => [shown.json.followed?.followed, sellOf(shown)?.stop];
    expect([told(before), told(after)]).to.deep.equal([
      [40, 10],
      [45, 15],
    ]);
  });

  const anyCrowd = fc
    .array(fc.tuple(anyFacts(), fc.integer({ min: 1, max: 60 })), { minLength: 4, maxLength: 14 })
    .map((kinds) => kinds.flatMap(([facts, times]) => Array.from({ length: times }, () => facts)))
    .filter(({ length }) => length >= 60)
    .map((drawn) => drawn.map((facts, index) => drawn[(index * 7919) % drawn.length] ?? facts));

  it('is under ten nowhere, whichever shown numbers are taken off one another', () => {
    const run = { crowds: 0, numbers: 0 };
    fc.assert(
      fc.property(anyCrowd, (crowd) => {
        const found = subtractFollowUp(followUpFigures(SOCIAL_MEDIA, talliedFacts(crowd)), crowd);
        run.crowds += 1;
        run.numbers += found.length;
        expect(found.filter(({ truly }) => truly < LEAST_CUT)).to.deep.equal([]);
      }),
      { numRuns: scaled(150, 3_000) },
    );
    expect(run.numbers).to.be.greaterThan(run.crowds);
    console.log(`      ${run.crowds} crowds, ${run.numbers} numbers worked out, 0 under ten`);
  });

  it('is to the unit nowhere, from one snapshot to the next, and is both where nothing else is hidden (control)', () => {
    const run = { told: 0, steps: 0, crowds: 0 };
    fc.assert(
      fc.property(anyCrowd, (crowd) => {
        const [before, after] = [talliedFacts(crowd.slice(10)), talliedFacts(crowd)];
        const [one, other] = [before, after].map((tallies) => followUpFigures(SOCIAL_MEDIA, tallies));
        expect(one && other && followUpStepsTold(one, other)).to.deep.equal([]);
        const bare = followUpToTheUnit(after);
        run.crowds += 1;
        run.told += subtractFollowUp(bare, crowd).some(({ truly }) => truly < LEAST_CUT) ? 1 : 0;
        run.steps += followUpStepsTold(followUpToTheUnit(before), bare).length > 0 ? 1 : 0;
      }),
      { numRuns: scaled(100, 2_000) },
    );
    expect(run.told).to.be.greaterThan(0);
    expect(run.steps).to.be.greaterThan(run.crowds / 2);
  });
});

const FOLLOW_UP_TITLES =
  /^(?:Les roues suivies|Ce que les bilans ont décidé|Wheels that are followed up|What review meetings decided)$/;

interface FollowUpShown {
  readonly json: FollowUpFigures;
  readonly csv: readonly string[];
  readonly html: readonly string[];
}

/** What the page and the files say of the follow-up, in both languages. */
async function followUpShown(site: TestSite): Promise<FollowUpShown> {
  const browser = new Browser(site.app);
  const pages = await Promise.all(PUBLIC.map((path) => browser.get(path)));
  const [fr, en, json, csv] = pages;
  const { figures } = JSON.parse(json?.html ?? '') as { readonly figures: FollowUpFigures };
  const sections = [fr, en].map((page) =>
    (page?.$('main section').toArray() ?? [])
      .map((section) => page?.$(section))
      .filter((section) => FOLLOW_UP_TITLES.test(section?.find('h2').text() ?? ''))
      .map((section) => section?.text() ?? ''),
  );
  expect(sections.map(({ length }) => length)).to.deep.equal([2, 2]);
  return {
    json: { followed: figures.followed, decided: figures.decided },
    csv: (csv?.html ?? '').split('\n').filter((line) => /^"(Follow-up|Decision)"/.test(line)),
    html: sections.flat(),
  };
}

function decidedIn({ json }: FollowUpShown): string {
  return JSON.stringify(json.decided);
}

function sellOf({ json }: FollowUpShown) {
  return json.decided?.approaches.find(({ key }) => key === 'sell');
}

function anyFacts(): fc.Arbitrary<FollowUpFacts> {
  const some = fc.uniqueArray(fc.constantFrom('listen', 'sell', 'teach'), { maxLength: 3 });
  return fc
    .tuple(fc.boolean(), some, fc.array(fc.constantFrom(...DECISION_KINDS), { minLength: 3, maxLength: 3 }))
    .map(([followed, keys, kinds]) => ({
      followed,
      decided: new Map(keys.map((key, index) => [key, kinds[index] ?? 'keep'])),
    }));
}

function talliedFacts(crowd: readonly FollowUpFacts[]): readonly FollowUpTally[] {
  const changes = emptyChanges();
  for (const facts of crowd) addChange(changes, countedWheel(3, '2026-11', facts), 1);
  return [...changes.tallies.values()].flatMap(({ cut, key, n }) =>
    cut === 'followed' || cut === 'decided' ? [{ cut, key, n, takenAt: 0, wheels: crowd.length }] : [],
  );
}

/** Strangers who are counted with a second method. */
async function saveWithOther(site: TestSite, count: number, name = 'other'): Promise<Series> {
  const [method] = methodsLike({ id: 'second', sectors: 8 });
  if (method === undefined) throw new Error('the folder holds no method');
  const choices = { listen: 'priority', sell: 'secondary' } as const;
  for (let index = 0; index < count; index += 1)
    await saved(site, `${name}-${index}`, strategyWith({ method, choices }));
  return seriesOf(method);
}

interface Saved {
  readonly browser: Browser;
  readonly owner: Answer;
}

async function saveFrom(site: TestSite, address: string, choices: Choices): Promise<Saved> {
  const browser = new Browser(site.app);
  const owner = await save(browser, await walkToReview(browser, {}, choices), address, true);
  return { browser, owner };
}

/** Opens a saved strategy to change it, and paints another wheel; the answer is its review. */
async function repaint(browser: Browser, owner: Answer): Promise<Answer> {
  const approaches = await browser.get(stepPath(await openChange(browser, owner), 'approaches'));
  return browser.follow(
    await browser.submit(approaches, 'continue', approachesFields({ amplify: 'priority' })),
  );
}

/** Saves what a review holds. */
async function save(browser: Browser, review: Answer, address: string, counted: boolean): Promise<Answer> {
  const { action = '' } = review.$('main form').first().attr() ?? {};
  const box = { 'count-me': counted ? 'on' : [] };
  const fields = { ...standingIn(review, 'main form'), ...box, action: 'save' };
  return browser.follow(await browser.post(action, fields, { 'x-forwarded-for': address }));
}

/** Wheels of an attacker, each from the address that its turn has. */
async function pad(
  site: TestSite,
  count: number,
  addressOf: (index: number) => string,
): Promise<readonly Saved[]> {
  const own: Saved[] = [];
  for (let index = 0; index < count; index += 1)
    own.push(await saveFrom(site, addressOf(index), PADDING[index % PADDING.length] ?? {}));
  return own;
}

/** Strategies of the attacker that are not counted, one for each wheel that somebody may have chosen. */
async function plantProbes(site: TestSite): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const approaches of CANDIDATES)
    paths.push(linkPath(await saveStrategy(new Browser(site.app), { approaches }), 'read-link'));
  return paths;
}

/** Every public page and file, and what the pages of the attacker's own strategies say of the others. */
async function everythingShown(
  site: TestSite,
  probes: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const paths = [...PUBLIC, ...probes, ...probes.map((path) => `${path}/proches`)];
  const pages = await Promise.all(
    paths.map(async (path) => {
      const { status, html } = await new Browser(site.app).get(path);
      expect(status, path).to.equal(200);
      return [path, html] as const;
    }),
  );
  return Object.fromEntries(pages);
}

/** The candidates that an attacker now sees to be somebody's wheel, and saw to be nobody's before. */
function wheelsToldBy(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly Choices[] {
  const isNobodys = (html = '') => html.includes('Aucune roue identique');
  const pages = Object.keys(after).filter((path) => /^\/fr\/s\/[^/]+$/.test(path));
  return CANDIDATES.filter((_, index) => {
    const path = pages[index] ?? '';
    return isNobodys(before[path]) && !isNobodys(after[path]);
  });
}

/** Time passes, and the site looks every hour whether a snapshot is due. */
async function passTime(site: TestSite, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += HOUR_MS) {
    site.time.now += HOUR_MS;
    await takeSnapshotIfDue(site.db, site.time.now);
  }
}

function anySharp(): fc.Arbitrary<Choices> {
  const marked = fc.uniqueArray(fc.constantFrom(...APPROACH_KEYS), { minLength: 1, maxLength: 6 });
  return fc
    .tuple(marked, fc.integer({ min: 0, max: 3 }))
    .map(([keys, priorities]) =>
      wheelOf(
        Object.fromEntries(keys.map((key, index) => [key, index < priorities ? 'priority' : 'secondary'])),
      ),
    );
}

function tallied(wheels: readonly Choices[]): readonly Tally[] {
  const changes = emptyChanges();
  for (const choices of wheels) addChange(changes, countedWheel(code(choices)), 1);
  return [...changes.tallies.values()];
}

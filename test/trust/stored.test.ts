import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { CAPS } from '../../src/caps/cap.ts';
import type { Capped } from '../../src/caps/cap.ts';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { LABEL_MAX, OWNER_MAX } from '../../src/indicators/indicator.ts';
import { NOTE_MAX } from '../../src/indicators/reading.ts';
import { REASON_MAX } from '../../src/indicators/decision.ts';
import { MOST_ANSWERS } from '../../src/workshop/workshop.ts';
import { REMARK_MAX, WHO_MAX } from '../../src/blind/form.ts';
import { BRAND_MAX } from '../../src/wizard/diagnosis-form.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, stepPath } from '../support/builders.ts';
import { BEHIND_PROXY, from } from '../support/day.ts';
import { MAILING } from '../support/discussion.ts';
import { makeTest } from '../support/blind-tests.ts';
import { APPROACH_KEYS } from '../support/method.ts';
import { fillWorkshop, openWorkshop, revealIn } from '../support/workshops.ts';
import { forgetsWhatWasMade } from './controls/countless.ts';
import { LARGEST, NOTED, saveLargest, widest } from './support/largest.ts';
import { FULL } from './support/scale.ts';
import { NAME_MAX, CONTEXT_MAX } from '../../src/workshop/form.ts';
import { change } from '../support/rows.ts';

/** Large enough to even out pages of the file that are begun. */
const SAMPLE = 40;
const MEGABYTE = 1024 * 1024;
/** What one address may add to the database in a day. */
const MOST_A_DAY = 64 * MEGABYTE;
/** A strategy comes with its draft and its first version: 1,000 of them are all the drafts and versions of a day. */
const WITHIN_STRATEGIES: readonly string[] = ['draft', 'revision'];
/** The burst limit of letters takes no more in ten minutes. */
const LETTERS_AT_ONCE: Readonly<Record<string, number>> = { letter: 9 };
const STRANGER = from('198.51.100.7');

/** Makes the largest row of a kind, from the stranger's address; answers the status. */
type Make = (site: TestSite, index: number) => Promise<number>;

describe('what one address stores in a day', function () {
  this.timeout(60 * 60_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite({ ...BEHIND_PROXY, ...MAILING });
  });
  afterEach(() => site.close());

  it('is tens of megabytes, each row as large as it can be and each from a new browser', async () => {
    const bytes = new Map<string, number>();
    for (const [kind, maker] of Object.entries(MAKERS)) {
      const times = Math.min(FULL ? CAPS[kind as Capped].address : SAMPLE, LETTERS_AT_ONCE[kind] ?? Infinity);
      bytes.set(kind, await bytesOf(site, await maker(site), times));
    }
    const together = [...bytes]
      .filter(([kind]) => !WITHIN_STRATEGIES.includes(kind))
      .map(([kind, each]) => CAPS[kind as Capped].address * each);
    const sum = together.reduce((all, each) => all + each, 0);
    for (const [kind, each] of bytes)
      console.log(`      ${kind}: ${CAPS[kind as Capped].address} of ${Math.round(each)} bytes`);
    console.log(`      together ${(sum / MEGABYTE).toFixed(1)} MB`);
    for (const kind of WITHIN_STRATEGIES)
      expect(bytes.get(kind), kind).to.be.lessThan(bytes.get('strategy') ?? 0);
    expect(sum).to.be.lessThan(MOST_A_DAY);
  });

  it('ends: nothing of any kind is made after the last one', async () => {
    for (const [kind, maker] of Object.entries(MAKERS)) {
      const make = await maker(site);
      expect(await make(site, 1), kind).to.equal(303);
      await full(site, kind);
      expect(await make(site, 2), kind).to.equal(429);
      await change(site, 'delete from cap_count');
    }
  });

  it('does not end where what was made is forgotten (control)', async () => {
    forgetsWhatWasMade(site);
    for (const [kind, maker] of Object.entries(MAKERS)) {
      const make = await maker(site);
      await make(site, 1);
      await full(site, kind);
      expect(await make(site, 2), kind).to.equal(303);
    }
  });
});

/** As if the address had made all that a day takes of this kind. */
async function full(site: TestSite, kind: string): Promise<void> {
  await change(site, 'update cap_count set n = ?', CAPS[kind as Capped].address);
}

/** How many bytes a row takes in the file, with its indexes and all that comes with it. */
async function bytesOf(site: TestSite, make: Make, times: number): Promise<number> {
  const before = sizeOf(site);
  for (let index = 1; index <= times; index += 1) {
    const status = await make(site, index);
    if (status !== 303) throw new Error(`${index} of ${times} was answered ${status}`);
    if (index % 5 === 0) await change(site, 'update cap_count set n = 0');
  }
  return (sizeOf(site) - before) / times;
}

function sizeOf({ sqlite, dataDir }: TestSite): number {
  sqlite.pragma('wal_checkpoint(truncate)');
  return statSync(join(dataDir, DATABASE_FILE)).size;
}

/** Each makes ready what its rows belong to, from elsewhere, and answers what makes one. */
const MAKERS: Readonly<Record<Capped, (site: TestSite) => Promise<Make>>> = {
  draft: () =>
    Promise.resolve(async ({ app }, index) => {
      const browser = new Browser(app);
      const begun = await browser.post('/fr/roue/diagnostic', LARGEST.diagnosis, STRANGER);
      if (begun.status !== 303) return begun.status;
      const review = begun.location.replace('approches', 'bilan');
      await browser.post(begun.location, { ...LARGEST.approaches, action: 'continue' }, STRANGER);
      await browser.post(
        review,
        { ...LARGEST.review, 'why-listen': String(index), action: 'test' },
        STRANGER,
      );
      return begun.status;
    }),
  strategy: () => Promise.resolve(firstSave),
  revision: async ({ app }) => {
    const browser = new Browser(app);
    const draft = await openChange(browser, await saveLargest(browser));
    return (_site, index) => {
      const fields = { ...NOTED, 'why-listen': widest(130, String(index)), action: 'save' };
      return statusOf(browser.post(stepPath(draft, 'review'), fields, STRANGER));
    };
  },
  link: async ({ app }) => {
    const edit = linkPath(await saveLargest(new Browser(app)), 'edit-link');
    return () => statusOf(new Browser(app).post(`${edit}/liens`, { action: 'replace-read' }, STRANGER));
  },
  letter: async ({ app }) => {
    const edit = linkPath(await saveLargest(new Browser(app)), 'edit-link');
    return (_site, index) =>
      statusOf(
        new Browser(app).post(
          `${edit}/envoyer`,
          { action: 'send', email: `${'a'.repeat(50)}${index}@example.org` },
          STRANGER,
        ),
      );
  },
  decision: async ({ app }) => {
    const browser = new Browser(app);
    const edit = linkPath(await saveLargest(browser), 'edit-link');
    return (_site, index) => {
      const decided = APPROACH_KEYS.flatMap((key): readonly (readonly [string, string])[] => [
        [`decision-${key}`, 'promote'],
        [`reason-${key}`, widest(REASON_MAX, String(index))],
      ]);
      const fields: Fields = Object.fromEntries(decided);
      return statusOf(browser.post(`${edit}/suivi/bilan`, fields, STRANGER));
    };
  },
  workshop: () =>
    Promise.resolve(({ app }, index) =>
      statusOf(
        new Browser(app).post(
          '/fr/atelier',
          { brand: widest(BRAND_MAX), context: widest(CONTEXT_MAX, String(index)), action: 'continue' },
          STRANGER,
        ),
      ),
    ),
  answer: async ({ app }) => {
    let { participant } = await openWorkshop(new Browser(app));
    return async (_site, index) => {
      if (index % MOST_ANSWERS === 0) ({ participant } = await openWorkshop(new Browser(app)));
      const fields = { ...LARGEST.approaches, name: widest(NAME_MAX), action: 'save' };
      return statusOf(new Browser(app).post(`${participant}/reponse`, fields, STRANGER));
    };
  },
  blindAnswer: async ({ app }) => {
    const editor = new Browser(app);
    const owner = await saveLargest(editor);
    const blind = await makeTest(editor, owner);
    return (_site, index) =>
      statusOf(
        new Browser(app).post(
          blind,
          { signer: 'any', who: widest(WHO_MAX), remark: widest(REMARK_MAX, String(index)) },
          STRANGER,
        ),
      );
  },
  reading: async ({ app }) => {
    const path = `${linkPath(await saveLargest(new Browser(app)), 'edit-link')}/suivi`;
    return async (_site, index) => {
      const fields = readingFields(await new Browser(app).get(path), String(index));
      return statusOf(new Browser(app).post(path, { ...fields, action: 'readings' }, STRANGER));
    };
  },
  indicator: async ({ app }) => {
    const path = `${linkPath(await saveLargest(new Browser(app)), 'edit-link')}/suivi`;
    return (_site, index) => {
      const [label, owner] = [widest(LABEL_MAX, String(index)), widest(OWNER_MAX)];
      const fields = { indicator: 'listen-1', label, owner, action: 'indicator' };
      return statusOf(new Browser(app).post(path, fields, STRANGER));
    };
  },
  adoption: async (site) => {
    await change(site, 'delete from workshop_answer');
    await change(site, 'delete from workshop');
    const { facilitator } = await openWorkshop(new Browser(site.app));
    await fillWorkshop(site, { sent: MOST_ANSWERS, name: widest(NAME_MAX) });
    await revealIn(site, facilitator);
    return ({ app }) => statusOf(new Browser(app).post(`${facilitator}/adopter`, {}, STRANGER));
  },
};

/** Begun and walked elsewhere, so that the save is what is counted; its draft is in the bytes. */
async function firstSave({ app }: TestSite): Promise<number> {
  const browser = new Browser(app);
  const begun = await browser.post('/fr/roue/diagnostic', LARGEST.diagnosis);
  await browser.post(begun.location, { ...LARGEST.approaches, action: 'continue' });
  const review = begun.location.replace('approches', 'bilan');
  return statusOf(browser.post(review, { ...LARGEST.review, action: 'save' }, STRANGER));
}

/** The longest note for each indicator of a page. */
function readingFields({ $ }: Answer, start: string): Fields {
  const ids = $('[data-indicator]')
    .map((_, each) => $(each).attr('data-indicator'))
    .get();
  const pairs = ids.flatMap((id) => [
    [`value-${id}`, '-999999999999,9999'],
    [`note-${id}`, widest(NOTE_MAX, start)],
  ]);
  return Object.fromEntries(pairs) as Fields;
}

async function statusOf(answer: ReturnType<Browser['post']>): Promise<number> {
  return (await answer).status;
}

import fc from 'fast-check';
import type { Trx } from '../../src/db/database.ts';
import { transact } from '../../src/db/engine.ts';
import { insertRevision, insertStrategy, listLatest } from '../../src/strategies/store.ts';
import type { Choices } from '../../src/method/method.ts';
import { keepMethod } from '../../src/method/store.ts';
import { deriveKey } from '../../src/strategies/keys.ts';
import { NO_OWN_WORDS } from '../../src/strategies/strategy.ts';
import type { Strategy } from '../../src/strategies/strategy.ts';
import { NO_FACTS } from '../../src/indicators/facts.ts';
import type { FollowUpFacts } from '../../src/indicators/facts.ts';
import { withFacts } from '../../src/observatory/countable.ts';
import type { Counted } from '../../src/observatory/countable.ts';
import { recountAll } from '../../src/observatory/recount-store.ts';
import { takeSnapshot } from '../../src/observatory/snapshot-store.ts';
import { seriesOf } from '../../src/observatory/series.ts';
import type { Series } from '../../src/observatory/series.ts';
import { choicesOf, codeOf, wheelsWith } from '../../src/observatory/wheel-code.ts';
import type { TestSite } from '../support/app.ts';
import type { Answer } from '../support/browser.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';
import { rowsOf } from '../support/rows.ts';

const SECRET = Buffer.alloc(32, 7);

export const SERIES = seriesOf(SOCIAL_MEDIA);
export const WHEELS = wheelsWith(APPROACH_KEYS.length);

/** The number of a wheel of the built-in method. */
export function code(choices: Choices): number {
  return codeOf(APPROACH_KEYS, choices);
}

/** A wheel of the built-in method as it is counted, and what became of it. */
export function countedWheel(wheel: number, month = '2026-11', facts: FollowUpFacts = NO_FACTS): Counted {
  return withFacts({ series: SERIES, wheel, month, withFollowUp: true, followed: false, decided: [] }, facts);
}

/** A strategy that asks to be counted, unless `changes` says otherwise. */
export function strategyWith(changes: Partial<Strategy> = {}): Strategy {
  return {
    brand: 'Maison Durand',
    rival: '',
    gene: '',
    capacity: null,
    claims: {},
    method: SOCIAL_MEDIA,
    choices: wheelOf({ listen: 'priority' }),
    abstainReason: null,
    swap: {},
    why: {},
    refusals: [],
    reviewDate: '2027-02-20',
    shareDiagnosis: false,
    countMe: true,
    ...NO_OWN_WORDS,
    ...changes,
  };
}

/** Saves a strategy as the site does, without its forms. */
export async function saved(site: TestSite, id: string, strategy: Strategy): Promise<void> {
  await transact(site.db, (trx) => saveIn(trx, id, strategy, site.time.now));
}

/** The same inside a transaction that the test holds. */
export async function saveIn(trx: Trx, id: string, strategy: Strategy, now: number): Promise<void> {
  const made = { id, readLinkId: `${id}-read`, editLinkId: `${id}-edit`, linkSecret: SECRET };
  await keepMethod(trx, strategy.method, now);
  await insertStrategy(trx, made, strategy, now);
}

/** Where whoever has the read link of a strategy saved so reads it. */
export function readPath(id: string): string {
  return `/fr/s/${deriveKey(SECRET, { id: `${id}-read`, kind: 'read', generation: 1 })}`;
}

/** Saves the next revision of it. */
export async function savedAgain(site: TestSite, id: string, number: number, next: Strategy): Promise<void> {
  await transact(site.db, async (trx) => {
    await keepMethod(trx, next.method, site.time.now);
    await insertRevision(trx, id, number, next, site.time.now);
  });
}

/** Many strangers who agreed to be counted, each with one of these wheels in turn. */
export async function crowdOf(site: TestSite, count: number, wheels: readonly Choices[]): Promise<void> {
  await transact(site.db, async (trx) => {
    for (let index = 0; index < count; index += 1) {
      const choices = wheels[index % wheels.length] ?? wheelOf();
      await saveIn(
        trx,
        `stranger-${index}`,
        strategyWith({ choices, brand: `Brand ${index}` }),
        site.time.now,
      );
    }
  });
}

/** What the site shows from now on is what it counts now, due or not. */
export async function publish(site: TestSite, { name }: Pick<Series, 'name'> = SERIES): Promise<void> {
  await transact(site.db, (trx) => takeSnapshot(trx, name, site.time.now));
}

/** Every counter that stands above nothing, in a fixed order. */
export async function countersIn(
  site: TestSite,
  { name } = SERIES,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rows = (sql: string) => rowsOf(site, sql, name);
  return {
    counted: await rows(
      'select strategy_id, wheel, month from counted where series = ? order by strategy_id',
    ),
    wheels: await rows('select wheel, n from wheel_count where series = ? and n <> 0 order by wheel'),
    priorities: await rows(
      'select priorities, n from priorities_count where series = ? and n <> 0 order by priorities',
    ),
    tallies: await rows('select cut, key, n from tally where series = ? and n <> 0 order by cut, key'),
  };
}

/** The same after all of them were made anew. */
export async function countersMadeAnew(site: TestSite): Promise<ReturnType<typeof countersIn>> {
  await recountAll(site.db, listLatest);
  return await countersIn(site);
}

export const someChoices: fc.Arbitrary<Choices> = fc
  .constantFrom(0, 1, 2, 243, 6561, 177147, 354294, 354537, WHEELS - 1)
  .map((number) => choicesOf(APPROACH_KEYS, number));

/** The words of a page, each space as one. */
export function words(page: Answer): string {
  return page.$('main').text().replace(/\s+/gu, ' ');
}

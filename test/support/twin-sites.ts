import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { purge } from '../../src/operations/purge.ts';
import { freshFolder } from './folder.ts';
import { openSite, seededRandom } from './app.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer } from './browser.ts';
import { Dice } from './dice.ts';
import { BEHIND_PROXY, DAY_MS, MAILING, MINUTE_MS } from './discussion.ts';
import { toPath } from './errands.ts';
import type { Step } from './errands.ts';
import { addModerator } from './moderators.ts';
import { sharedSecrets } from './postgres.ts';
import { SESSION_TIMES, change, everyTable, valuesOf } from './rows.ts';
import type { Row } from './rows.ts';
import { LEFT_ALONE, Wanderer } from './wanderer.ts';

const SHORT_MS = 5000;
const LONG_MS = 40 * DAY_MS;
const SHOWN = 120;
const MOMENTS = /20\d\d-\d\d-\d\dT[\d:.]*Z/g;
const PEOPLE = ['', '', '', 'Camille', 'Camille', 'Dominique'];

interface Visit {
  readonly who: Wanderer;
  readonly browsers: readonly [Browser, Browser];
  readonly headers: Readonly<Record<string, string>>;
}

/** The same site on SQLite and on PostgreSQL: one clock, the same secrets, and the same randomness at each step. */
export class TwinSites {
  readonly one: TestSite;
  readonly other: TestSite;
  readonly #dice: Dice;
  readonly #randoms: readonly StepRandom[];
  readonly #visits: readonly Visit[];
  #steps = 0;

  private constructor(
    seed: string,
    [one, other]: readonly [TestSite, TestSite],
    randoms: readonly StepRandom[],
  ) {
    const dice = new Dice(seed);
    [this.one, this.other, this.#dice, this.#randoms] = [one, other, dice, randoms];
    this.#visits = PEOPLE.map((name, index) => ({
      who: new Wanderer(dice, name),
      browsers: [new Browser(one.app), new Browser(other.app)],
      headers: { 'X-Forwarded-For': `11.0.${index}.7` },
    }));
  }

  static async open(seed: string, databaseUrl: string): Promise<TwinSites> {
    const env = { ...BEHIND_PROXY, ...MAILING, ...sharedSecrets(seed), MAIL_SECRET: 'm'.repeat(43) };
    const [mine, theirs] = [new StepRandom(seed), new StepRandom(seed)];
    const folder = () => freshFolder('twin');
    const one = await openSite(env, folder(), { random: mine.give });
    const given = { random: theirs.give, clock: () => one.time.now };
    const other = await openSite({ ...env, DATABASE_URL: databaseUrl }, folder(), given);
    for (const site of [one, other]) {
      await addModerator(site, 'Camille', 'owner');
      await addModerator(site, 'Dominique', 'moderator');
      await change(site, 'update moderator set id = name_key');
    }
    return new TwinSites(seed, [one, other], [mine, theirs]);
  }

  async close(): Promise<void> {
    await this.one.close();
    await this.other.close();
  }

  /** What differs within so many steps, or in a table after them; undefined where nothing does. */
  async walk(steps: number): Promise<string | undefined> {
    for (let step = 0; step < steps; step += 1) {
      const found = await this.#step();
      if (found !== undefined) return `step ${this.#steps}: ${found}`;
    }
    return this.#differingRow();
  }

  async #step(): Promise<string | undefined> {
    const dice = this.#dice;
    this.one.time.now += this.#pause();
    this.#steps += 1;
    for (const random of this.#randoms) random.begin(this.#steps);
    return dice.once(60) ? this.#work() : this.#visit(dice.pick(this.#visits));
  }

  #pause(): number {
    if (this.#dice.once(300)) return LONG_MS;
    if (this.#dice.once(60)) return DAY_MS;
    return this.#dice.once(2) ? MINUTE_MS : SHORT_MS;
  }

  /** What the site does by itself. */
  async #work(): Promise<string | undefined> {
    const { now } = this.one.time;
    const [mine, theirs] = [await worked(this.one, now), await worked(this.other, now)];
    return mine === theirs ? undefined : `jobs: ${mine} / ${theirs}`;
  }

  async #visit({ who, browsers, headers }: Visit): Promise<string | undefined> {
    const step = who.next(await valuesOf(this.one, 'select body from outbox order by id'));
    const [mine, theirs] = await askBoth(browsers, step, headers);
    const followed =
      mine.status === 303 && mine.location.startsWith('/') && !LEFT_ALONE.test(toPath(mine.location));
    const there: Step = { method: 'get', path: toPath(mine.location) };
    const shown = followed ? await askBoth(browsers, there, headers) : ([mine, theirs] as const);
    who.sees(shown[0]);
    const found = differenceOf(mine, theirs) ?? differenceOf(...shown);
    return found && `${who.name} ${step.method} ${step.path} ${JSON.stringify(step.fields ?? {})}: ${found}`;
  }

  async #differingRow(): Promise<string | undefined> {
    const [mine, theirs] = [await everyTable(this.one), await everyTable(this.other)];
    for (const table of Object.keys({ ...mine, ...theirs })) {
      const [these, those] = [sorted(mine[table]), sorted(theirs[table])];
      const at = Array.from({ length: Math.max(these.length, those.length) }, (_, index) => index);
      const first = at.find((index) => these[index] !== those[index]);
      if (first !== undefined) return `${table}: ${these[first] ?? 'no row'} / ${those[first] ?? 'no row'}`;
    }
    return undefined;
  }
}

async function askBoth(
  browsers: readonly [Browser, Browser],
  { method, path, fields }: Step,
  headers: Readonly<Record<string, string>>,
): Promise<readonly [Answer, Answer]> {
  const ask = (browser: Browser) =>
    method === 'get' ? browser.get(path, headers) : browser.post(path, fields, headers);
  return [await ask(browsers[0]), await ask(browsers[1])];
}

/** What became of it. Lines of the log that a purge names at random are named alike on both sides. */
async function worked(site: TestSite, now: number): Promise<string> {
  const done = [await purge(site.db, now), await takeSnapshotIfDue(site.db, now)];
  await change(
    site,
    "update moderation_log set id = action || comment_id || at, act = 'purge' where via = 'system' and at = ?",
    now,
  );
  return JSON.stringify(done);
}

/** Rows as text, in one order; without the time of the machine, which sessions and migrations hold. */
function sorted(rows: readonly Row[] = []): readonly string[] {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).sort()).replace(SESSION_TIMES, '').replace(MOMENTS, ''))
    .sort();
}

function differenceOf(one: Answer, other: Answer): string | undefined {
  if (one.status !== other.status || one.status >= 500) return `status ${one.status} / ${other.status}`;
  if (one.location !== other.location) return `location ${one.location} / ${other.location}`;
  if (one.html !== other.html) return `${around(one.html, other.html)} / ${around(other.html, one.html)}`;
  const [mine, theirs] = [cookiesOf(one), cookiesOf(other)];
  return mine === theirs ? undefined : `cookies ${mine} / ${theirs}`;
}

function cookiesOf({ cookies }: Answer): string {
  return cookies.map((cookie) => cookie.replace(/Expires=[^;]*/, '')).join('\n');
}

/** Where a text begins to be another. */
function around(text: string, other: string): string {
  let at = 0;
  while (text[at] === other[at]) at += 1;
  return text.slice(Math.max(0, at - SHOWN), at + SHOWN);
}

/** Begins anew with each step, so that a site that took more bytes than the other is level with it again. */
class StepRandom {
  readonly #seed: string;
  #random: (bytes: number) => Buffer;

  constructor(seed: string) {
    this.#seed = seed;
    this.#random = seededRandom(Buffer.from(seed));
  }

  begin(step: number): void {
    this.#random = seededRandom(Buffer.from(`${this.#seed} ${step}`));
  }

  readonly give = (bytes: number): Buffer => this.#random(bytes);
}

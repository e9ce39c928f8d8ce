import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { purge } from '../../src/operations/purge.ts';
import { openSite, seededRandom } from './app.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer } from './browser.ts';
import { Dice } from './dice.ts';
import { BEHIND_PROXY, DAY_MS, MAILING, MINUTE_MS } from './discussion.ts';
import { addModerator } from './moderators.ts';
import { sharedSecrets } from './postgres.ts';
import { change, everyTable, valuesOf } from './rows.ts';
import type { Row } from './rows.ts';
import { ERRANDS, nextStep, signingIn, toPath } from './wanderer.ts';
import type { Errand, Step } from './wanderer.ts';

const SECOND_MS = 1000;
const PAGES_KEPT = 8;
const STARTS = {
  visitor: [
    '/fr',
    '/en',
    '/fr/roue',
    '/fr/articles',
    '/fr/articles/ecouter-avant-de-parler',
    '/fr/observatoire',
    '/fr/mes-strategies',
    '/fr/mes-liens',
    '/en/articles/listen-before-you-speak',
  ],
  moderator: [
    '/fr/moderation',
    '/fr/moderation',
    '/fr/moderation/journal',
    '/fr/moderation/signalements',
    '/fr/moderation/personnes',
    '/fr/moderation/blocages',
    '/fr/moderation/mon-compte',
    '/fr/articles/ecouter-avant-de-parler',
    '/fr/moderation/reglages',
    '/fr/moderation/mots',
    '/fr/moderation/identite',
    '/fr/moderation/etat',
    '/fr/moderation/comptes',
    '/fr/moderation/lettres',
  ],
} as const;

interface Actor {
  readonly name: string;
  readonly browsers: readonly [Browser, Browser];
  readonly headers: Readonly<Record<string, string>>;
  readonly pages: Answer[];
  errand: Errand;
}

/** The same site on each engine: one clock, the same secrets, and the same randomness from step to step. */
export class TwinSites {
  readonly one: TestSite;
  readonly other: TestSite;
  readonly #dice: Dice;
  readonly #randoms: readonly StepRandom[];
  readonly #actors: readonly Actor[];
  readonly tally = new Map<string, number>();
  #steps = 0;

  private constructor(seed: string, sites: readonly [TestSite, TestSite], randoms: readonly StepRandom[]) {
    [this.one, this.other] = sites;
    this.#dice = new Dice(seed);
    this.#randoms = randoms;
    this.#actors = ['', '', '', 'Camille', 'Camille', 'Dominique'].map((name, index) => ({
      name,
      browsers: [new Browser(this.one.app), new Browser(this.other.app)],
      headers: { 'X-Forwarded-For': `11.0.${index}.7` },
      pages: [],
      errand: [],
    }));
  }

  static async open(seed: string, databaseUrl: string): Promise<TwinSites> {
    const env = { ...BEHIND_PROXY, ...MAILING, ...sharedSecrets(seed), MAIL_SECRET: 'm'.repeat(43) };
    const randoms = [new StepRandom(seed), new StepRandom(seed)] as const;
    const folder = () => mkdtempSync(join(tmpdir(), 'wheel-twin-'));
    const one = await openSite(env, folder(), { random: randoms[0].give });
    const clock = () => one.time.now;
    const other = await openSite({ ...env, DATABASE_URL: databaseUrl }, folder(), {
      random: randoms[1].give,
      clock,
    });
    for (const site of [one, other]) {
      await addModerator(site, 'Camille', 'owner');
      await addModerator(site, 'Dominique', 'moderator');
      await change(site, 'update moderator set id = name_key');
    }
    return new TwinSites(seed, [one, other], randoms);
  }

  async close(): Promise<void> {
    await this.one.close();
    await this.other.close();
  }

  /** One more step of somebody; what differs, if anything does. */
  async step(): Promise<string | undefined> {
    const dice = this.#dice;
    this.#passTime();
    if (dice.once(60)) return this.#work();
    const actor = dice.pick(this.#actors);
    const step = await this.#choose(actor);
    return this.#take(actor, step);
  }

  #passTime(): void {
    const dice = this.#dice;
    if (dice.once(300)) this.one.time.now += 40 * DAY_MS;
    else if (dice.once(60)) this.one.time.now += DAY_MS;
    else this.one.time.now += dice.once(2) ? MINUTE_MS : 5 * SECOND_MS;
    for (const random of this.#randoms) random.begin(this.#steps);
    this.#steps += 1;
  }

  /** What the site does by itself. */
  async #work(): Promise<string | undefined> {
    const { now } = this.one.time;
    const [mine, theirs] = [await worked(this.one, now), await worked(this.other, now)];
    return mine === theirs ? undefined : `jobs: ${mine} / ${theirs}`;
  }

  async #choose(actor: Actor): Promise<Step> {
    const dice = this.#dice;
    const last = actor.pages.at(-1);
    const [next, ...errand] = actor.errand;
    if (next !== undefined && last !== undefined && !dice.once(10)) {
      actor.errand = errand;
      return next(last);
    }
    actor.errand = [];
    const start: Step = {
      method: 'get',
      path: dice.pick(actor.name === '' ? STARTS.visitor : STARTS.moderator),
    };
    if (last === undefined || dice.once(12)) return start;
    if (
      actor.name !== '' &&
      last.$('form[action$="/connexion"] [name="password"]').length > 0 &&
      !dice.once(6)
    )
      return this.#begin(actor, signingIn(actor.name), last);
    if (dice.once(actor.name === '' ? 8 : 30)) return this.#begin(actor, dice.pick(ERRANDS), last);
    if (dice.once(20)) return (await this.#linkOfLetter()) ?? start;
    return nextStep(dice, dice.once(5) ? dice.pick(actor.pages) : last) ?? start;
  }

  #begin(actor: Actor, [first, ...errand]: Errand, last: Answer): Step {
    actor.errand = errand;
    if (first === undefined) throw new Error('an errand without a step');
    return first(last);
  }

  async #linkOfLetter(): Promise<Step | undefined> {
    const bodies = await valuesOf(this.one, 'select body from outbox order by id');
    const links = bodies.flatMap((body) => body.match(/http:\/\/wheel\.test\S+/g) ?? []);
    return links.length === 0 ? undefined : { method: 'get', path: toPath(this.#dice.pick(links)) };
  }

  async #take(actor: Actor, step: Step): Promise<string | undefined> {
    const [mine, theirs] = await this.#ask(actor, step);
    const kind = `${step.method} ${mine.status}`;
    this.tally.set(kind, (this.tally.get(kind) ?? 0) + 1);
    let shown = mine;
    let found = differenceOf(mine, theirs);
    if (mine.status === 303 && mine.location.startsWith('/')) {
      const [there, elsewhere] = await this.#ask(actor, { method: 'get', path: toPath(mine.location) });
      shown = there;
      found ??= differenceOf(there, elsewhere);
    }
    actor.pages.push(shown);
    if (actor.pages.length > PAGES_KEPT) actor.pages.shift();
    return (
      found &&
      `step ${this.#steps}, ${actor.name}: ${step.method} ${step.path} ${JSON.stringify(step.fields)}: ${found}`
    );
  }

  async #ask(
    { browsers, headers }: Actor,
    { method, path, fields }: Step,
  ): Promise<readonly [Answer, Answer]> {
    const ask = (browser: Browser) =>
      method === 'get' ? browser.get(path, headers) : browser.post(path, fields, headers);
    return [await ask(browsers[0]), await ask(browsers[1])];
  }

  /** The tables that hold other rows on one engine than on the other, with the first of them. */
  async differingTables(): Promise<readonly string[]> {
    const [mine, theirs] = [await everyTable(this.one), await everyTable(this.other)];
    return Object.keys({ ...mine, ...theirs }).flatMap((table) => {
      const [these, those] = [sorted(mine[table]), sorted(theirs[table])];
      const at = these.findIndex((row, index) => row !== those[index]);
      return these.length === those.length && at < 0
        ? []
        : [`${table} (${these.length}/${those.length}): ${these[at] ?? ''} / ${those[at] ?? ''}`];
    });
  }
}

async function worked({ db }: TestSite, now: number): Promise<string> {
  return JSON.stringify([await purge(db, now), await takeSnapshotIfDue(db, now)]);
}

/** Not what only each database itself knows, or what jobs name at random. */
const OWN = new Set(['timestamp']);

function sorted(rows: readonly Row[] = []): readonly string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([name]) => !OWN.has(name))
          .sort(),
      ),
    )
    .sort();
}

function differenceOf(one: Answer, other: Answer): string | undefined {
  if (one.status !== other.status) return `status ${one.status} / ${other.status}`;
  if (one.status >= 500) return `status ${one.status}`;
  if (one.location !== other.location) return `location ${one.location} / ${other.location}`;
  if (one.html !== other.html)
    return `page ${around(one.html, other.html)} / ${around(other.html, one.html)}`;
  const [cookies, others] = [one, other].map((each) => each.cookies.join('\n').replace(/Expires=[^;]*/g, ''));
  return cookies === others ? undefined : `cookies ${cookies} / ${others}`;
}

const SHOWN = 120;

function around(text: string, other: string): string {
  let at = 0;
  while (text[at] === other[at]) at += 1;
  return text.slice(Math.max(0, at - SHOWN / 2), at + SHOWN);
}

/** Bytes that begin anew with each step, so that one that took more of them than the other is level again. */
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

import { request } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { CAPS } from '../../../src/caps/cap.ts';
import { NAMED_LINKS_MAX, LINK_NAME_MAX } from '../../../src/links/form.ts';
import { REASON_MAX } from '../../../src/indicators/decision.ts';
import { INDICATORS_MAX, LABEL_MAX, OWNER_MAX } from '../../../src/indicators/indicator.ts';
import { NOTE_MAX, READINGS_MAX } from '../../../src/indicators/reading.ts';
import { MOST_LISTED } from '../../../src/web/list-page.ts';
import { MOST_ANSWERS, MOST_UNSENT } from '../../../src/workshop/workshop.ts';
import { BRAND_MAX } from '../../../src/wizard/diagnosis-form.ts';
import type { TestSite } from '../../support/app.ts';
import { Browser, FORM, encode } from '../../support/browser.ts';
import type { Answer, Fields } from '../../support/browser.ts';
import { approachesFields, beginDraft, linkPath, openChange, stepPath } from '../../support/builders.ts';
import {
  copyDecisions,
  copyDrafts,
  copyReadings,
  copyRevisions,
  copyStrategies,
} from '../../support/copies.ts';
import {
  editIndicator,
  followingOf,
  holdMeeting,
  showToReaders,
  typeReadings,
} from '../../support/follow-up.ts';
import { APPROACH_KEYS } from '../../support/method.ts';
import { fillWorkshop, openWorkshop, revealIn } from '../../support/workshops.ts';
import { LARGEST, NOTED, saveLargest, widest } from './largest.ts';
import { FULL } from './scale.ts';
import { NAME_MAX, CONTEXT_MAX } from '../../../src/workshop/form.ts';
import { inOtherLanguage } from '../../../src/addresses/match.ts';

const REQUESTS_FROM_ONE = 500;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Days after which a draft that nobody touches is erased: no browser has more at once. */
const DRAFT_DAYS = 30;
/** Pages of versions have no last one: the suite reads the first, the last and one between of so many. */
const REVISIONS = 1000;
/** The decisions about an approach have no last one either, but a day has. */
const DECISIONS = 1000;
const LONGEST_AMOUNT = '-123456789012,1234';

/** What a page of the site may take at most, whatever others have made. */
export const MOST = { cpuMs: 250, bytes: 1024 * 1024 } as const;

/** One row of the table of ends: a list that somebody can lengthen, filled to its limit. */
export interface End {
  readonly name: string;
  /** Fills it, the last rows through the forms of the site, and says which pages draw it, for whom. */
  readonly fill: (site: TestSite) => Promise<Filled>;
}

export interface Filled {
  /** Read in both languages. */
  readonly paths: readonly string[];
  /** Read as they stand: words of theirs differ from one language to the other. */
  readonly asTheyStand?: readonly string[];
  /** Forms that draw a page when they are sent, and leave it as it was. */
  readonly forms?: readonly Sent[];
  /** What the browser that reads them sends. */
  readonly cookie?: string;
}

export interface Sent {
  readonly path: string;
  readonly fields: Fields;
}

/** What visitors make. Other features add their rows to a list of their own. */
export const ENDS_OF_VISITORS: readonly End[] = [
  { name: 'my strategies', fill: fillStrategies },
  { name: 'the drafts of a browser', fill: fillDrafts },
  { name: 'the versions of a strategy, its named links', fill: fillRevisions },
  { name: 'what is followed of a strategy, and all that happened', fill: fillFollowUp },
  { name: 'the answers of a workshop before the reveal', fill: (site) => fillAnswers(site, false) },
  {
    name: 'the answers of a workshop after the reveal, and a draft of it',
    fill: (site) => fillAnswers(site, true),
  },
];

/** What a page took: the least of three times, so that a busy machine costs no failure. */
export interface Cost {
  readonly path: string;
  readonly status: number;
  readonly bytes: number;
  readonly cpuMs: number;
}

/** Reads the pages. The reader is in this process too, and does next to nothing. */
export async function costsOf(server: Server, filled: Filled): Promise<readonly Cost[]> {
  const { paths, asTheyStand = [], forms = [], cookie } = filled;
  const addresses = [...paths.flatMap((each) => [each, translated(each)]), ...asTheyStand];
  const asked = [
    ...addresses.map((path) => ({ path })),
    ...forms.flatMap((form) => [form, { ...form, path: translated(form.path) }]),
  ];
  const costs: Cost[] = [];
  for (const each of asked) {
    const runs = [];
    for (let run = 0; run < 3; run += 1) runs.push(await costOf(server, each, cookie));
    costs.push(runs.reduce((least, each) => (each.cpuMs < least.cpuMs ? each : least)));
  }
  return costs;
}

/** What is wrong with what pages took, in words; nothing when they end. */
export function faultsOf(costs: readonly Cost[]): readonly string[] {
  return costs.flatMap(({ path, status, bytes, cpuMs }) => [
    ...(status === 200 ? [] : [`${path}: status ${status}`]),
    ...(bytes <= MOST.bytes ? [] : [`${path}: ${bytes} bytes`]),
    ...(cpuMs <= MOST.cpuMs ? [] : [`${path}: ${Math.round(cpuMs)} ms of processor time`]),
  ]);
}

function translated(path: string): string {
  const [plain = '', query] = path.split('?');
  return inOtherLanguage(plain, 'fr') + (query === undefined ? '' : `?${query}`);
}

async function costOf(
  server: Server,
  { path, fields }: Partial<Sent> & Pick<Sent, 'path'>,
  cookie = '',
): Promise<Cost> {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const before = process.cpuUsage();
  const { status, bytes } = await new Promise<Pick<Cost, 'status' | 'bytes'>>((done, failed) => {
    const method = fields === undefined ? 'GET' : 'POST';
    const headers = { cookie, ...(fields && { 'content-type': FORM }) };
    const asked = request({ port, path, method, headers, agent: false }, (response) => {
      let size = 0;
      response.on('data', (part: Buffer) => (size += part.length));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, bytes: size });
      });
    });
    asked.on('error', failed);
    asked.end(fields && encode(fields));
  });
  const { user, system } = process.cpuUsage(before);
  return { path, status, bytes, cpuMs: (user + system) / 1000 };
}

/** The cookie that an answer gave. */
export function cookieIn({ cookies }: Answer): string {
  return cookies[0]?.split(';')[0] ?? '';
}

/** Begins the first draft of a browser, and says which cookie that gave it. */
async function meet(browser: Browser, fields = LARGEST.diagnosis): Promise<string> {
  return cookieIn(await browser.post('/fr/roue/diagnostic', { ...fields }));
}

async function fillStrategies(site: TestSite): Promise<Filled> {
  const browser = new Browser(onTheMove(site.app));
  const cookie = await meet(browser);
  await saveLargest(browser);
  if (FULL) await byDays(site, MOST_LISTED + 1, CAPS.strategy.visitor - 1, () => saveLargest(browser));
  else await copyStrategies(site, MOST_LISTED);
  await saveLargest(browser, 'The last one');
  const path = '/fr/mes-strategies';
  return { cookie, paths: [path, `${path}?page=50`, `${path}?page=100`, `${path}?page=999999`] };
}

async function fillDrafts(site: TestSite): Promise<Filled> {
  const browser = new Browser(onTheMove(site.app));
  const cookie = await meet(browser);
  const most = DRAFT_DAYS * CAPS.draft.visitor;
  if (FULL)
    await byDays(site, most - 2, CAPS.draft.visitor - 2, () => beginDraft(browser, LARGEST.diagnosis));
  else await copyDrafts(site, most - 2);
  await beginDraft(browser, LARGEST.diagnosis);
  return { cookie, paths: ['/fr/roue', '/fr/roue?page=50', '/fr/roue?page=100', '/fr/roue?page=999999'] };
}

async function fillRevisions(site: TestSite): Promise<Filled> {
  const browser = new Browser(site.app);
  const cookie = await meet(browser);
  const owner = await saveLargest(browser);
  const [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
  for (let index = 0; index < NAMED_LINKS_MAX; index += 1)
    await browser.post(`${edit}/liens`, { action: 'add', name: widest(LINK_NAME_MAX, String(index)) });
  if (!FULL) await copyRevisions(site, REVISIONS, (_, number) => ({ note: `${widest(200)}${number}` }));
  const draft = await openChange(browser, owner);
  let turn = 0;
  const save = () => {
    turn += 1;
    const sent = { ...NOTED, 'why-listen': `Turn ${turn}`, action: 'save' };
    return browser.post(stepPath(draft, 'review'), sent);
  };
  if (FULL) await byDays(site, REVISIONS, CAPS.revision.within - 1, save);
  else await save();
  const pages = [read, edit].flatMap((path) => [path, `${path}?page=25`, `${path}?page=999999`]);
  const compare = `${read}/comparer`;
  return { cookie, paths: [...pages, compare, `${compare}?de=1&a=${REVISIONS}`, `${compare}?page=25`] };
}

/** As many indicators, readings and decisions as a strategy can have, with the longest words. */
async function fillFollowUp(site: TestSite): Promise<Filled> {
  const browser = new Browser(onTheMove(site.app));
  const cookie = await meet(browser);
  const owner = await saveLargest(browser);
  const following = followingOf(browser, owner);
  const ids = APPROACH_KEYS.slice(0, INDICATORS_MAX / 2).flatMap((key) => [`${key}-1`, `${key}-2`]);
  for (const id of ids) await editIndicator(following, id, longestWords(id));
  const notes = Object.fromEntries(ids.map((id) => [id, widest(NOTE_MAX, id)]));
  const values = Object.fromEntries(ids.map((id) => [id, LONGEST_AMOUNT]));
  await typeReadings(following, values, { notes });
  await copyReadings(site, Math.floor((READINGS_MAX - 2 * ids.length) / ids.length));
  const decided = APPROACH_KEYS.map((key) => [key, ['keep', widest(REASON_MAX, key)]] as const);
  await holdMeeting(following, Object.fromEntries(decided));
  await copyDecisions(site, DECISIONS);
  await showToReaders(following);
  const { status } = await typeReadings(following, { ...values, [ids[0] ?? '']: '1' });
  if (status !== 303) throw new Error(`the last readings were answered ${status}`);
  const [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
  const followUp = `${edit}/suivi`;
  return {
    cookie,
    paths: [
      ...[edit, read, followUp, `${followUp}?page=25`, `${followUp}?page=999999`, `${followUp}/bilan`],
      // The table holds all: it is a file of two megabytes.
      ...[`${read}/suivi.json`, `${read}/agenda.ics`],
    ],
  };
}

function longestWords(id: string): Fields {
  const amounts = { baseline: LONGEST_AMOUNT, target: LONGEST_AMOUNT };
  return { ...amounts, label: widest(LABEL_MAX, id), owner: widest(OWNER_MAX), unit: 'kilogrammes' };
}

async function fillAnswers(site: TestSite, revealed: boolean): Promise<Filled> {
  const own = new Browser(site.app);
  const words = { brand: widest(BRAND_MAX), context: widest(CONTEXT_MAX) };
  const { facilitator, participant } = await openWorkshop(own, words);
  const answer = (browser: Browser, index: number, action: string) =>
    browser.post(`${participant}/reponse`, {
      ...approachesFields(mixed(index)),
      name: widest(NAME_MAX, String(index)),
      action,
    });
  if (FULL) {
    for (let index = 1; index < MOST_ANSWERS; index += 1) await answer(new Browser(site.app), index, 'save');
    for (let index = 0; index < MOST_UNSENT; index += 1)
      await answer(new Browser(site.app), index, 'preview');
  } else {
    await fillWorkshop(site, { sent: MOST_ANSWERS - 1, unsent: MOST_UNSENT, name: widest(NAME_MAX) });
    mixChoices(site);
  }
  const cookie = cookieIn(await answer(own, 0, 'save'));
  if (!revealed)
    return { cookie, paths: [facilitator, `${facilitator}?page=7`, participant, `${participant}/reponse`] };
  await revealIn(site, facilitator);
  const adopted = await own.post(`${facilitator}/adopter`);
  return { cookie, paths: [facilitator, participant, adopted.location, '/fr/roue'] };
}

/** What the answers hold varies: everybody names every approach, one way or another. */
function mixed(index: number): Readonly<Record<string, string>> {
  const states = ['none', 'secondary', 'priority'];
  const keys = Object.keys(approachesFields());
  return Object.fromEntries(keys.map((key, place) => [key, states[(index + place) % 3] ?? 'none']));
}

function mixChoices({ sqlite }: TestSite): void {
  const change = sqlite.prepare('update workshop_answer set choices = ? where rowid % 3 = ?');
  for (const rest of [0, 1, 2]) change.run(JSON.stringify(mixed(rest)), rest);
}

/** A browser whose address changes: whoever fills a list within minutes is held as a flood otherwise. */
function onTheMove(app: TestSite['app']): RequestListener {
  let asked = 0;
  return (req, res) => {
    asked += 1;
    req.headers['x-forwarded-for'] = `10.0.0.${Math.floor(asked / REQUESTS_FROM_ONE) % 250}`;
    app(req, res);
  };
}

/** Does something so many times, as many a day as the day takes. */
async function byDays(
  site: TestSite,
  times: number,
  perDay: number,
  act: () => Promise<unknown>,
): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    if (done % perDay === 0) site.time.now += DAY_MS;
    await act();
  }
}

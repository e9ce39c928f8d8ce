import { pathToFollowUpForm } from '../../src/addresses/follow-up.ts';
import type { FollowUpAsked } from '../../src/addresses/follow-up.ts';
import { pathTo } from '../../src/addresses/links.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import type { DecisionKind } from '../../src/terms.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer, Fields } from './browser.ts';
import { approachesFields, diagnosisFields, linkPath } from './builders.ts';

/** The fields of its forms, for those who send them at random. */
export const FOLLOW_UP_FIELDS = [
  ...['on-date', 'value-listen-1', 'note-listen-1', 'indicator', 'approach', 'label', 'unit', 'direction'],
  ...['baseline', 'target', 'due', 'owner', 'reading', 'new-value', 'new-date', 'new-note', 'take-back'],
  ...['show-follow-up', 'decision-listen', 'reason-listen', 'revision'],
];

const DAY_MS = 24 * 60 * 60 * 1000;

/** A strategy that somebody follows, in one language. */
export interface Following {
  readonly browser: Browser;
  readonly lang: Lang;
  readonly readKey: string;
  readonly editKey: string;
}

/** Two priorities, and one approach that a meeting can promote. */
export const FOLLOWED = { listen: 'priority', answer: 'priority', teach: 'secondary' } as const;

/** Walks through the steps and saves, all in one language. */
export async function saveToFollow(
  site: { readonly app: ConstructorParameters<typeof Browser>[0] },
  lang: Lang = 'fr',
  { diagnosis = {}, approaches = FOLLOWED, review = {} }: Record<string, Fields> = {},
): Promise<Following> {
  const browser = new Browser(site.app);
  const begun = await browser.post(pathTo('newDiagnosis', lang, {}), diagnosisFields(diagnosis));
  const chosen = await browser.submit(await browser.follow(begun), 'continue', approachesFields(approaches));
  const saved = await browser.submit(await browser.follow(chosen), 'save', review);
  return followingOf(browser, await browser.follow(saved), lang);
}

/** Whoever holds the links that an owner's page shows. */
export function followingOf(browser: Browser, owner: Answer, lang: Lang = 'fr'): Following {
  const [readKey, editKey] = [keyOf(linkPath(owner, 'read-link')), keyOf(linkPath(owner, 'edit-link'))];
  return { browser, lang, readKey, editKey };
}

export function openFollowUp({ browser, lang, editKey }: Following): Promise<Answer> {
  return browser.get(pathTo('followUp', lang, { editKey }));
}

export function openMeeting({ browser, lang, editKey }: Following): Promise<Answer> {
  return browser.get(pathTo('meeting', lang, { editKey }));
}

/** What is typed on one day, by indicator; `notes` likewise. */
export interface TypedReadings {
  readonly on?: string;
  readonly notes?: Readonly<Record<string, string>>;
}

/** Fills the form of the day; the answer is what comes back, 303 once it is taken. */
export async function typeReadings(
  following: Following,
  values: Readonly<Record<string, string>>,
  { on, notes = {} }: TypedReadings = {},
): Promise<Answer> {
  const page = await openFollowUp(following);
  const fields = {
    ...named('value', values),
    ...named('note', notes),
    ...(on !== undefined && { 'on-date': on }),
  };
  return following.browser.submit(page, 'readings', fields, '#readings');
}

/** Says what an indicator is: its words, start, target, day and owner. `of` may be the key of an approach that gets one more. */
export function editIndicator(following: Following, of: string, fields: Fields): Promise<Answer> {
  return fillForm(following, { form: 'indicator', of }, fields);
}

/** Puts another value in the place of a reading, or an empty one: it is taken back. */
export function correctReading(following: Following, reading: string, fields: Fields): Promise<Answer> {
  return fillForm(following, { form: 'reading', of: reading }, fields);
}

export async function endIndicator(following: Following, indicator: string): Promise<Answer> {
  const { browser, lang, editKey } = following;
  const page = await browser.get(pathToFollowUpForm(lang, editKey, { form: 'indicator', of: indicator }));
  return browser.submit(page, 'end', {}, formFor(page, 'end', { indicator }));
}

/** Lets readers see what is followed, or hides it again. */
export async function showToReaders(following: Following, shown = true): Promise<Answer> {
  const page = await openFollowUp(following);
  const fields = { 'show-follow-up': shown ? 'on' : [] };
  return following.browser.submit(page, 'show', fields, formFor(page, 'show'));
}

/** What a meeting decides of an approach, and why. */
export type Decided = Readonly<Record<string, readonly [DecisionKind, string?]>>;

/** Holds the review meeting and presses its button; the answer is what comes back, 303 to the draft. */
export async function holdMeeting(
  following: Following,
  decided: Decided,
  more: Fields = {},
): Promise<Answer> {
  const page = await openMeeting(following);
  const chosen = Object.entries(decided).map(([key, [kind]]) => [`decision-${key}`, kind] as const);
  const told = Object.entries(decided).map(([key, [, reason = '']]) => [`reason-${key}`, reason] as const);
  const fields = { ...Object.fromEntries(chosen), ...Object.fromEntries(told), ...more };
  return following.browser.submit(page, 'save', fields, '#decisions');
}

/** The readings of an indicator that a page offers to correct, as it lists them. */
export function readingsOn({ $ }: Answer, indicator: string): readonly string[] {
  const links = $(`[data-indicator="${indicator}"] a[href]`).toArray();
  return links.flatMap((link) => {
    const { searchParams } = new URL($(link).attr('href') ?? '', 'http://wheel.test');
    return searchParams.get('corriger') ?? searchParams.get('correct') ?? [];
  });
}

/** Days go by. */
export function passDays({ time }: Pick<TestSite, 'time'>, days: number): void {
  time.now += days * DAY_MS;
}

/** What the drawing of an indicator shows, and what its table says, both as `day value`, oldest first. */
export function drawnAndListed(page: Answer, indicator: string) {
  const { $ } = page;
  const place = $(`[data-indicator="${indicator}"]`);
  const drawn = place
    .find('svg.trend [data-reading]')
    .toArray()
    .map((point) => [$(point).attr('data-on') ?? '', $(point).attr('data-reading') ?? ''] as const);
  const listed = place
    .find('table.trend-table tbody tr')
    .toArray()
    .map((row) => [$(row).attr('data-on') ?? '', $(row).find('td').text().trim()] as const);
  return { drawn, listed: listed.toReversed() };
}

/** Opens one of the forms that the page has on demand, changes some of its fields and sends it. */
async function fillForm({ browser, lang, editKey }: Following, asked: FollowUpAsked, fields: Fields) {
  const page = await browser.get(pathToFollowUpForm(lang, editKey, asked));
  const action = asked.form === 'indicator' ? 'indicator' : 'correct';
  return browser.submit(page, action, fields, formFor(page, action));
}

function formFor({ $ }: Answer, action: string, hidden: Readonly<Record<string, string>> = {}): string {
  const holds = Object.entries(hidden).map(([name, value]) => `:has([name="${name}"][value="${value}"])`);
  const selector = `main form:has([name="action"][value="${action}"])${holds.join('')}`;
  if ($(selector).length === 0) throw new Error(`the page has no form for ${action}`);
  return selector;
}

function named(prefix: string, values: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [`${prefix}-${id}`, value]));
}

function keyOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

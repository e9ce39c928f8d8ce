import type { Locator, Page } from 'playwright-core';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';

/** The choices of the tour: two priorities and three secondaries. */
export const CHOICES = {
  listen: 'priority',
  answer: 'priority',
  reassure: 'secondary',
  teach: 'secondary',
  'co-create': 'secondary',
} as const;

const ANSWERS = {
  'criticised-quality': '3',
  unanswered: '3',
  distrust: '2',
  'no-dream': '2',
  'rich-story': '3',
  'customer-ideas': '2',
  'useful-expertise': '3',
  'hard-to-hire': 'unknown',
};
const CLAUSES = ['start', 'assets', 'gene', 'choice', 'refusal'];
const GENE = 'Nous réparons gratuitement, à vie, tout ce que nous avons cousu depuis 1924';
const QUESTION = 'Où mettre notre meilleure heure de la semaine ?';
const DECIDED = 'Écouter d’abord, six semaines.';
const NAME = 'Marie-Françoise de La Tour';
const WHY =
  'Parce que chaque plainte sans réponse en fait naître trois autres, et que nous savons réparer ce que tous les autres remplacent par du neuf.';

/** The same strategy in the fields of the three steps: whoever needs it saved alone posts them. */
export const FULL = {
  diagnosis: { ...ANSWERS, rival: 'Atelier Lebrun', gene: GENE, capacity: 'low' },
  approaches: CHOICES,
  review: {
    refusal: ['recruit', 'rally', 'build-world'],
    'why-listen': WHY,
    'why-answer': WHY,
    'review-date': '2027-03-01',
    ...Object.fromEntries(CLAUSES.map((clause) => [`swap-${clause}`, clause === 'choice' ? 'partly' : 'no'])),
  },
};

/** What the tour types: words of a visitor, in the visitor's language. */
export const TYPED: readonly string[] = [
  GENE,
  WHY,
  'Maison Durand',
  'Atelier Lebrun',
  QUESTION,
  DECIDED,
  NAME,
];

/** Walks one browser through every page of the site and every way a form can stand; it pauses at each. */
export async function* tour(page: Page, lang: Lang): AsyncGenerator<string> {
  await page.goto(pathTo('home', lang, {}));
  yield 'home';
  await page.goto(pathTo('start', lang, {}));
  yield 'start';
  yield* diagnosisStops(page, lang);
  yield* approachesStops(page);
  yield* reviewStops(page);
  yield* savedStops(page, lang);
  yield* workshopStops(page, lang);
  await page.goto(pathTo('observatory', lang, {}));
  yield 'observatory';
  await page.goto(`/${lang}/nothing-here`);
  yield 'page not found';
  await page.goto(pathTo('strategy', lang, { readKey: 'a'.repeat(24) }));
  yield 'unknown link';
}

/** Presses the button of a form. */
export async function press(page: Page, action: string): Promise<void> {
  await follow(page, page.locator(`button[name="action"][value="${action}"]`).first());
}

/** Clicks what leads to another page, and waits until it stands there. */
export async function follow(page: Page, link: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), link.click()]);
}

/** Chooses a radio or ticks a box, by its id. */
export async function choose(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}`).check({ force: true });
}

async function* diagnosisStops(page: Page, lang: Lang): AsyncGenerator<string> {
  await page.goto(pathTo('newDiagnosis', lang, {}));
  yield 'diagnosis';
  await press(page, 'continue');
  yield 'diagnosis with an error';
  await fillDiagnosis(page);
  await press(page, 'continue');
}

/** Fills step 1; the rival and the gene are there for the swap test. */
export async function fillDiagnosis(page: Page): Promise<void> {
  await page.locator('#brand').fill('Maison Durand');
  await page.locator('#rival').fill('Atelier Lebrun');
  await page.locator('#gene').fill(GENE);
  for (const [claim, answer] of Object.entries(ANSWERS)) await choose(page, `${claim}-${answer}`);
  await choose(page, 'capacity-low');
}

async function* approachesStops(page: Page): AsyncGenerator<string> {
  yield 'approaches';
  await choose(page, 'abstain');
  await press(page, 'continue');
  yield 'approaches with an error';
  await page.locator('#abstain').uncheck({ force: true });
  await markChoices(page);
  await postFromAnotherTab(page);
  await press(page, 'preview');
  yield 'approaches in conflict (409)';
  await press(page, 'preview');
  yield 'approaches with a wheel';
  await press(page, 'continue');
}

async function postFromAnotherTab(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await choose(other, 'sell-priority');
  await press(other, 'preview');
  await other.close();
}

export async function markChoices(page: Page): Promise<void> {
  for (const [approach, state] of Object.entries(CHOICES)) await choose(page, `${approach}-${state}`);
}

async function* reviewStops(page: Page): AsyncGenerator<string> {
  yield 'review';
  await fillReview(page);
  await page.locator('#review-date').fill('2020-01-01');
  await press(page, 'save');
  yield 'review with an error';
  await page.locator('#review-date').fill('2027-03-01');
  await press(page, 'test');
  yield 'review with its result';
}

/** Fills step 3 to the brim: refusals, reasons, and then every clause of the statement that they make. */
export async function fillReview(page: Page): Promise<void> {
  const boxes = await page.locator('input[name="refusal"]').all();
  for (const box of boxes.slice(0, 3)) await box.check({ force: true });
  for (const fold of await page.locator('details[data-plan] > summary').all()) await fold.click();
  await page.locator('#why-listen').fill(WHY);
  await page.locator('#why-answer').fill(WHY);
  await press(page, 'test');
  for (const clause of CLAUSES) await choose(page, `swap-${clause}-${clause === 'choice' ? 'partly' : 'no'}`);
}

async function* savedStops(page: Page, lang: Lang): AsyncGenerator<string> {
  await press(page, 'save');
  yield 'owner';
  const owner = page.url();
  yield* linkStops(page, lang);
  const draft = await openChange(page, owner);
  await openChange(page, owner);
  await choose(page, 'share-diagnosis');
  await press(page, 'save');
  const read = (await page.locator('#read-link').textContent()) ?? '';
  await page.goto(read);
  yield 'read page with its diagnosis';
  await page.goto(`${read}/revisions/1`);
  yield 'older revision';
  yield* comparisonStops(page, read, lang);
  await page.goto(pathTo('nearest', lang, { readKey: read.split('/').at(-1) ?? '' }));
  yield 'nearest wheels';
  await page.goto(draft);
  await choose(page, 'count-me');
  await press(page, 'save');
  yield 'newer revision (409)';
  await page.goto(pathTo('start', lang, {}));
  yield 'start with drafts';
  await page.goto(pathTo('myStrategies', lang, {}));
  yield 'my strategies';
}

/** What an owner does with links, up to a deletion that is undone. */
async function* linkStops(page: Page, lang: Lang): AsyncGenerator<string> {
  const owner = page.url();
  const old = (await page.locator('#read-link').textContent()) ?? '';
  await page.locator('#shared-links > summary').click();
  await press(page, 'add');
  yield 'owner with an error';
  await page.locator('#name').fill('Agence Dupont-Lajoie, pôle création');
  await press(page, 'add');
  yield 'owner with a named link';
  await page.locator('#replace-links > summary').click();
  await press(page, 'replace-read');
  await page.goto(old);
  yield 'replaced link (410)';
  await page.goto(owner);
  await page.locator('#replace-links > summary').click();
  await follow(page, page.locator('#replace-links a'));
  yield 'replacing the edit link';
  await page.goto(owner);
  await page.locator('#remove > summary').click();
  await follow(page, page.locator('form[action$="/supprimer"] button, form[action$="/delete"] button'));
  yield 'deleted strategy (410)';
  await follow(page, page.locator('main form button'));
  await page.goto(pathTo('myLinks', lang, {}));
  yield 'my links, without mail';
  await page.goto(owner);
}

/** Two versions, two strategies, and a link that cannot be used. */
async function* comparisonStops(page: Page, read: string, lang: Lang): AsyncGenerator<string> {
  await page.goto(read);
  await follow(page, page.locator('.history a').first());
  yield 'comparison of two versions';
  const comparison = page.url();
  const other = await duplicate(page, lang);
  await page.goto(comparison);
  await page.locator('#other-link').fill('https://example.org/');
  await follow(page, page.locator('main form[method="post"] button'));
  yield 'comparison with an error';
  await page.locator('#other-link').fill(other);
  await follow(page, page.locator('main form[method="post"] button'));
  yield 'comparison of two strategies';
}

/** The read link of another strategy with the same answers. */
async function duplicate(page: Page, lang: Lang): Promise<string> {
  await page.goto(pathTo('myStrategies', lang, {}));
  await follow(page, page.locator('main li a').first());
  await follow(page, page.locator('form[action$="/dupliquer"] button, form[action$="/duplicate"] button'));
  await press(page, 'save');
  return (await page.locator('#read-link').textContent()) ?? '';
}

/** The address of a new draft that changes a saved strategy. */
async function openChange(page: Page, owner: string): Promise<string> {
  await page.goto(owner);
  await follow(page, page.locator('form[action$="/modifier"] button, form[action$="/change"] button'));
  return page.url();
}

async function* workshopStops(page: Page, lang: Lang): AsyncGenerator<string> {
  await page.goto(pathTo('workshops', lang, {}));
  await press(page, 'continue');
  yield 'opening a workshop with an error';
  await page.locator('#brand').fill('Maison Durand');
  await page.locator('#context').fill(QUESTION);
  await press(page, 'continue');
  yield 'facilitator';
  const facilitator = page.url();
  const group = (await page.locator('#participant-link').textContent()) ?? '';
  const screen = `${group}/${lang === 'fr' ? 'ecran' : 'screen'}`;
  await page.goto(screen);
  yield 'screen for the room';
  await page.goto(group);
  yield 'answer in a workshop';
  await page.locator('#name').fill(NAME);
  await markChoices(page);
  await press(page, 'save');
  yield 'waiting for the reveal';
  for (const name of ['', 'Anne', 'B.']) await answerElsewhere(page, group, name);
  await page.goto(facilitator);
  await follow(page, page.locator('form[action$="/devoiler"] button, form[action$="/reveal"] button'));
  await page.locator('#decided').fill(DECIDED);
  await follow(page, page.locator('form[action$="/decider"] button, form[action$="/decide"] button'));
  yield 'facilitator with results';
  await page.goto(group);
  yield 'results of a workshop';
  await page.goto(screen);
  yield 'screen with the results';
  await page.goto(facilitator);
  await follow(page, page.locator('form[action$="/adopter"] button, form[action$="/adopt"] button').first());
  await press(page, 'continue');
  await page.locator('.group-answers > summary').click();
  yield 'approaches with what a group chose';
}

/** Somebody answers in a browser of their own. */
async function answerElsewhere(page: Page, group: string, name: string): Promise<void> {
  const context = await page.context().browser()?.newContext();
  const other = await context?.newPage();
  if (other === undefined) throw new Error('no browser to answer in');
  await other.goto(group);
  await other.locator('#name').fill(name);
  await choose(other, name === 'Anne' ? 'listen-priority' : 'sell-priority');
  await press(other, 'save');
  await context?.close();
}

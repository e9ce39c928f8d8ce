import type { Page } from 'playwright-core';
import { loadSecrets } from '../../src/secrets.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import { whileBusy } from './busy-database.ts';
import { linkPath, saveStrategy } from './builders.ts';
import type { BrowsedSite } from './chromium.ts';
import { arrive } from './comments.ts';
import { SLUGS, WORDS } from './discussion.ts';
import { followUpStops } from './follow-up-stops.ts';
import { rounds } from './rounds.ts';
import { choose, fillDiagnosis, follow, press, tour } from './tour.ts';
import { endToken } from '../../src/comments/writer.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { pageAt } from '../../src/addresses/match.ts';
import { PAGES } from '../../src/addresses/pages.ts';
import type { PageName } from '../../src/addresses/pages.ts';
import { insertReminder } from '../../src/follow-up/reminder-store.ts';
import {
  confirmToken as confirmReminders,
  endToken as endReminders,
} from '../../src/follow-up/reminder-token.ts';
import { change, storedOrder, valuesOf } from './rows.ts';

const MINUTE_MS = 60 * 1000;
/** More posts in a minute than the site takes from one address. */
const FLOOD = 1300;
const AT_ONCE = 50;
const MOST_FLOODS = 3;

/** What a comment says in these visits, besides `WORDS`. */
export const DISCUSSED: readonly string[] = [
  'Une question simple : par où commencer ?',
  'Par les avis que vous avez déjà.',
  'Nous avons commencé la semaine dernière.',
];

/**
 * Walks one visitor through everything the site can show: the tour, every page that needs no key, an article and its
 * discussion, the pages of errors, and moderation. It pauses at each, and says where.
 */
export async function* visits({ site }: BrowsedSite, page: Page, lang: Lang): AsyncGenerator<string> {
  const seen = new Set<PageName | undefined>();
  for await (const stop of tour(page, lang)) {
    seen.add(pageAt(new URL(page.url()).pathname));
    yield stop;
  }
  yield* blindStops(page, lang);
  yield* followStops(site, page, lang);
  yield* draftStops(page, lang);
  yield* plainPages(page, lang, seen);
  yield* discussionStops(site, page, lang);
  yield* troubleStops(site, page, lang);
  yield* rounds(site, page, lang);
  yield* floodStop(page, lang);
}

/** Its owner makes a blind test; then somebody whose browser holds nothing answers it. */
async function* blindStops(page: Page, lang: Lang): AsyncGenerator<string> {
  await page.goto(pathTo('myStrategies', lang, {}));
  await follow(page, page.locator('main li a').first());
  await follow(page, page.locator('#blind-test a.button'));
  yield 'own blind test';
  await page.locator('#name-1').fill('Tissot & Fils');
  await press(page, 'make');
  yield 'own blind test with its link';
  const link = (await page.locator('#blind-link').textContent()) ?? '';
  await page.goto(link);
  yield 'blind test in the browser of its owner (403)';
  const context = page.context();
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.goto(link);
  yield 'blind test';
  await press(page, 'save');
  yield 'blind test with an error';
  await choose(page, 'signer-any');
  await press(page, 'save');
  yield 'blind test that is answered';
  await context.clearCookies();
  await context.addCookies(cookies);
}

/** Its owner follows the strategy. */
async function* followStops(site: TestSite, page: Page, lang: Lang): AsyncGenerator<string> {
  await page.goto(pathTo('myStrategies', lang, {}));
  // Of two saved at the same moment of a clock that stands, the one that was saved once.
  await follow(page, page.locator('main li', { hasText: 'version 1' }).locator('a').first());
  yield* followUpStops(site, page, lang);
  const { mail } = loadSecrets(site.config);
  const id = await askedReminder(site, lang);
  await page.goto(pathTo('reminders', lang, { token: confirmReminders(mail, id, site.time.now) }));
  yield 'confirming reminders';
  await page.goto(pathTo('reminders', lang, { token: endReminders(mail, id, site.time.now) }));
  yield 'ending reminders';
  await follow(page, page.locator('main form button'));
  yield 'reminders that have ended';
}

/** An address that waits for its confirmation: this site sends no mail. */
async function askedReminder(site: TestSite, lang: Lang): Promise<string> {
  const [strategyId = ''] = await valuesOf(
    site,
    `select id from strategy order by ${storedOrder(site)} limit 1`,
  );
  const reminder = { id: `reminder-${lang}`, strategyId, generation: 1, email: 'marthe@example.org', lang };
  const asked = { ...reminder, createdAt: site.time.now, confirmedAt: null };
  await site.db.transaction().execute((trx) => insertReminder(trx, asked));
  return reminder.id;
}

async function* draftStops(page: Page, lang: Lang): AsyncGenerator<string> {
  await page.goto(pathTo('start', lang, {}));
  await follow(page, page.locator('.drafts a').first());
  const draft = new URL(page.url()).pathname.split('/')[3] ?? '';
  await page.goto(pathTo('diagnosis', lang, { draft }));
  yield 'diagnosis of a draft';
}

/** Every page whose address has no part that changes, and that the tour does not know. */
async function* plainPages(
  page: Page,
  lang: Lang,
  seen: ReadonlySet<PageName | undefined>,
): AsyncGenerator<string> {
  for (const [name, paths] of Object.entries(PAGES)) {
    const known = seen.has(pageAt(paths[lang])) || /:|\.|moderation/.test(paths[lang]);
    if (known) continue;
    const answer = await page.request.get(paths[lang], { maxRedirects: 0 });
    if (answer.status() !== 200) continue;
    await page.goto(paths[lang]);
    yield name;
  }
}

async function* discussionStops(site: TestSite, page: Page, lang: Lang): AsyncGenerator<string> {
  const first = await fillDiscussion(site, lang);
  const path = pathToArticle(lang, SLUGS[lang], { reply: first });
  await page.goto(path);
  yield 'article with comments';
  await fillComment(page);
  await follow(page, page.locator('#comment-form button[value="preview"]'));
  yield 'comment seen before it is sent';
  await page.locator('#captcha').fill('99');
  await follow(page, page.locator('#comment-form button[value="send"]'));
  yield 'comment with an error';
  site.time.now += MINUTE_MS;
  await page.locator('#captcha').fill(await sumAsked(page));
  await follow(page, page.locator('#comment-form button[value="send"]'));
  yield 'comment received';
  await follow(page, page.locator('[data-state="pending"] .notice a'));
  yield 'correcting a comment';
  await page.goto(path);
  await follow(page, page.locator('.comment-acts a[rel="nofollow"]').first());
  yield 'reporting a comment';
  await follow(page, page.locator('main form button').first());
  yield 'reporting a comment, with an error';
  site.time.now += MINUTE_MS;
  await page.locator('#reason').fill('Cette phrase met en cause une personne.');
  await page.locator('#captcha').fill(await sumAsked(page));
  await follow(page, page.locator('main form button').first());
  yield 'reporting a comment, sent';
  await page.goto(pathTo('notices', lang, { token: noticesToken(site, first) }));
  yield 'ending notices';
}

async function fillDiscussion(site: TestSite, lang: Lang): Promise<string> {
  const given = { article: SLUGS[lang], lang, status: 'published', text: DISCUSSED[0] ?? '' } as const;
  const { id } = await arrive(site, { ...given, name: 'Bruno', website: 'https://exemple.fr/' });
  site.time.now += MINUTE_MS;
  await arrive(site, { ...given, name: 'Camille', text: DISCUSSED[1] ?? '', parent_id: id, by_moderator: 1 });
  return id;
}

async function fillComment(page: Page): Promise<void> {
  await page.locator('#name').fill(WORDS.name);
  await page.locator('#email').fill(WORDS.email);
  await page.locator('#comment').fill(DISCUSSED[2] ?? '');
}

/** The sum that the form under an article asks for. */
export async function sumAsked(page: Page): Promise<string> {
  const label = (await page.locator('label[for="captcha"]').textContent()) ?? '';
  const [, a, b] = /\((\d+) \+ (\d+)\)/.exec(label) ?? [];
  return String(Number(a) + Number(b));
}

function noticesToken(site: TestSite, id: string): string {
  return endToken(loadSecrets(site.config).mail, { id, created_at: site.time.now });
}

async function* troubleStops(site: TestSite, page: Page, lang: Lang): AsyncGenerator<string> {
  for (const ending of ['replaced', 'deleted'] as const) {
    await page.goto(await endedLink(site, lang, ending));
    yield `link ${ending} (410)`;
  }
  await openDiagnosis(page, lang);
  await whileBusy(site, () => press(page, 'continue'));
  yield 'busy (503)';
  await openDiagnosis(page, lang);
  await change(site, 'alter table draft rename to draft_elsewhere');
  await press(page, 'continue');
  await change(site, 'alter table draft_elsewhere rename to draft');
  yield 'broken (500)';
}

/** The last of all: after it the site takes no post from this address for a minute. */
async function* floodStop(page: Page, lang: Lang): AsyncGenerator<string> {
  const refused = page.locator('h1', { hasText: messagesFor(lang).errors.tooMany.title });
  // A flood may fall into two minutes as the site counts them, with less than the limit in each.
  for (let floods = 0; floods < MOST_FLOODS && (await refused.count()) === 0; floods += 1) {
    await openDiagnosis(page, lang);
    await flood(page);
    await press(page, 'continue');
  }
  yield 'too many (429)';
}

async function openDiagnosis(page: Page, lang: Lang): Promise<void> {
  await page.goto(pathTo('newDiagnosis', lang, {}));
  await fillDiagnosis(page);
}

async function flood(page: Page): Promise<void> {
  const url = new URL('/nothing-here', page.url());
  for (let sent = 0; sent < FLOOD; sent += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => (await fetch(url, { method: 'POST' })).arrayBuffer()),
    );
}

/** The read link of a strategy whose owner has ended it. */
async function endedLink(site: TestSite, lang: Lang, ending: string): Promise<string> {
  const owner = await saveStrategy(new Browser(site.app));
  const path = linkPath(owner, 'read-link');
  await change(
    site,
    `update link set ended_at = ?, ended_as = ?
      where id = (select id from link where kind = ? order by ${storedOrder(site)} desc limit 1)`,
    site.time.now,
    ending,
    'read',
  );
  return path.replace(/^\/fr/, `/${lang}`);
}

import type { Page } from 'playwright-core';
import { pathTo } from '../../src/addresses/links.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import type { TestSite } from './app.ts';
import { passDays } from './follow-up.ts';
import { choose, follow, press } from './tour.ts';

/** What somebody types while following a strategy, in their own language. */
export const FOLLOWED_WORDS = {
  label: 'Réponses données le jour même',
  owner: 'Marthe Durand',
  note: 'Comptées à la main',
  why: 'Le délai fond',
} as const;

/** Follows a strategy of this browser from its first look to the draft that a meeting opens; the page is that of its owner. */
export async function* followUpStops(site: TestSite, page: Page, lang: Lang): AsyncGenerator<string> {
  const editKey = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const followUp = pathTo('followUp', lang, { editKey });
  const read = (await page.locator('#read-link').textContent()) ?? '';
  await page.goto(followUp);
  yield 'follow-up';
  yield* indicatorStops(page, lang, followUp);
  yield* readingStops(site, page, lang, followUp);
  await page.goto(followUp);
  await choose(page, 'show-follow-up');
  await press(page, 'show');
  await page.goto(read);
  yield 'read page with what is followed';
  await page.goto(pathTo('meeting', lang, { editKey }));
  yield 'review meeting';
  await page.locator('[name="decision-answer"][value="keep"]').check({ force: true });
  await page.locator('#reason-answer').fill(FOLLOWED_WORDS.why);
  await press(page, 'save');
  yield 'review after a meeting';
  await page.goto(followUp);
  yield 'follow-up after a meeting';
}

async function* indicatorStops(page: Page, lang: Lang, followUp: string): AsyncGenerator<string> {
  const word = lang === 'fr' ? 'indicateur' : 'indicator';
  await page.goto(`${followUp}?${word}=answer-2`);
  yield 'follow-up, changing an indicator';
  await page.locator('#label').fill(FOLLOWED_WORDS.label);
  await page.locator('#owner').fill(FOLLOWED_WORDS.owner);
  await page.locator('#unit').fill('%');
  await page.locator('#baseline').fill('environ 40');
  await press(page, 'indicator');
  yield 'follow-up, changing an indicator, with an error';
  await page.locator('#baseline').fill('40');
  await page.locator('#target').fill('70');
  await press(page, 'indicator');
  await page.goto(`${followUp}?${word}=${lang === 'fr' ? 'nouveau' : 'new'}`);
  yield 'follow-up, adding an indicator';
}

/** Two readings a month apart, one of them mistyped and corrected; what cannot be read, and what can in two ways. */
async function* readingStops(
  site: TestSite,
  page: Page,
  lang: Lang,
  followUp: string,
): AsyncGenerator<string> {
  await page.goto(followUp);
  await page.locator('#value-answer-2').fill('45');
  await page.locator('#note-answer-2').fill(FOLLOWED_WORDS.note);
  await page.locator('#value-answer-1').fill('beaucoup');
  await page.locator('#value-listen-1').fill(lang === 'fr' ? '1.200' : '1,200');
  await press(page, 'readings');
  yield 'follow-up with an error';
  await page.locator('#value-answer-1').fill('26');
  await page.locator('#value-listen-1').fill('12');
  await press(page, 'readings');
  yield 'follow-up with its first readings';
  passDays(site, 1);
  await page.goto(followUp);
  await page.locator('#value-answer-2').fill('94');
  await press(page, 'readings');
  const correct = lang === 'fr' ? 'corriger=' : 'correct=';
  await follow(page, page.locator(`[data-indicator="answer-2"] a[href*="${correct}"]`).first());
  yield 'follow-up, correcting a reading';
  await page.locator('#new-value').fill('49');
  await press(page, 'correct');
  yield 'follow-up with a corrected reading';
}

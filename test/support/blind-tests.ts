import { inOtherLanguage } from '../../src/addresses/match.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer, Fields } from './browser.ts';
import { linkPath, saveStrategy } from './builders.ts';

/** A strategy with a rival, every clause in its statement, and a text that names the brand. */
export const GUESSED = {
  diagnosis: {
    brand: 'Maison Durand',
    rival: 'Rivalo',
    gene: 'Chez Maison Durand, tout se recoud',
    'no-dream': '3',
    'rich-story': '3',
  },
  approaches: { 'build-world': 'priority', answer: 'secondary' },
  review: { refusal: ['sell'], 'swap-gene': 'no', 'swap-choice': 'partly' },
} as const;

/** What the owner of a test holds. */
export interface MadeTest {
  readonly browser: Browser;
  readonly owner: Answer;
  readonly edit: string;
  /** The owner's page of the test. */
  readonly own: string;
  /** The page that others answer on. */
  readonly blind: string;
}

/** Saves a strategy and makes a blind link for it. */
export async function openBlindTest(site: TestSite, names: Fields = {}): Promise<MadeTest> {
  const browser = new Browser(site.app);
  const owner = await saveStrategy(browser, GUESSED);
  const edit = linkPath(owner, 'edit-link');
  return { browser, owner, edit, own: `${edit}/aveugle`, blind: await makeTest(browser, owner, names) };
}

/** Makes the link of a test from an owner's page; the answer is its path. */
export async function makeTest(browser: Browser, owner: Answer, names: Fields = {}): Promise<string> {
  const own = `${linkPath(owner, 'edit-link')}/aveugle`;
  const page = await browser.follow(
    await browser.post(own, { action: 'make', 'name-1': 'Tissot & Fils', ...names }),
  );
  return blindPath(page);
}

export function blindPath(page: Answer): string {
  return new URL(page.$('#blind-link').text()).pathname;
}

/** The value of the radio of a signer, by the name that a person reads beside it. */
export function signerValue(page: Answer, name: string): string {
  const label = page.$('label[for^="signer-"]').filter((_, each) => page.$(each).text() === name);
  const value = page.$(`[id="${label.attr('for')}"]`).attr('value');
  if (value === undefined) throw new Error(`nobody is called ${name} here`);
  return value;
}

/** Somebody with a browser of their own opens the link and names who could sign. */
export async function answerBlind(
  site: TestSite,
  blind: string,
  name: string,
  fields: Fields = {},
  browser = new Browser(site.app),
): Promise<Browser> {
  const page = await browser.get(blind);
  const answer = await browser.submit(page, 'save', { signer: signerValue(page, name), ...fields });
  if (answer.status !== 303) throw new Error(`the answer was not taken: ${answer.status}`);
  return browser;
}

/** The pages of a blind test in every state that a person may meet, in both languages. */
export async function blindPages(site: TestSite): Promise<ReadonlyMap<string, Answer>> {
  const found = new Map<string, Answer>();
  const stranger = new Browser(site.app);
  const test = await openBlindTest(site);
  const look = async (what: string, path: string, browser = stranger) => {
    found.set(`${what} fr`, await browser.get(path));
    found.set(`${what} en`, await browser.get(inOtherLanguage(path, 'fr')));
  };
  const send = async (what: string, path: string, fields: Fields, browser = stranger) => {
    found.set(`${what} fr`, await browser.post(path, fields));
    found.set(`${what} en`, await browser.post(inOtherLanguage(path, 'fr'), fields));
  };
  await look('blind test', test.blind);
  await look('blind test, for its owner', test.blind, test.browser);
  await send('blind answer refused', test.blind, { who: 'x'.repeat(41), 'swap-gene': 'x' });
  await answerBlind(
    site,
    test.blind,
    'Maison Durand',
    { 'swap-gene': 'yes', who: 'Anne', remark: 'Le ton' },
    stranger,
  );
  await answerBlind(site, test.blind, 'Aucune de ces marques', { 'swap-gene': 'partly' });
  await look('blind test, answered', test.blind);
  await look('own blind test with answers', test.own);
  await look('owner with a blind test', test.edit);
  await test.browser.post(test.own, { action: 'close' });
  await look('closed blind test', test.blind);
  await send('blind answer too late', test.blind, { signer: 'any', remark: 'Le ton' });
  await look('own blind test, closed', `${test.own}?fait=test-ferme`);
  await send('names refused', test.own, { action: 'make', 'name-1': 'Rivalo' });
  await test.browser.post(test.own, { action: 'end' });
  await look('ended blind test', test.blind);
  return found;
}

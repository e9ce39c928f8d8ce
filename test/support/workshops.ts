import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer, Fields } from './browser.ts';
import { approachesFields } from './builders.ts';

/** A workshop that was just opened: its facilitator's page, and the paths of its two links. */
export interface OpenedWorkshop {
  readonly page: Answer;
  readonly facilitator: string;
  readonly participant: string;
}

/** Opens a workshop through its form. */
export async function openWorkshop(browser: Browser, fields: Fields = {}): Promise<OpenedWorkshop> {
  const form = await browser.get('/fr/atelier');
  const page = await browser.follow(
    await browser.submit(form, 'continue', { brand: 'Maison Durand', ...fields }),
  );
  const path = (id: string) => new URL(page.$(`#${id}`).text()).pathname;
  return { page, facilitator: path('facilitator-link'), participant: path('participant-link') };
}

/** Somebody with a browser of their own opens the group's link and sends an answer. */
export async function answerIn(site: TestSite, participant: string, fields: Fields = {}): Promise<Browser> {
  const browser = new Browser(site.app);
  const form = await browser.get(participant);
  const answer = await browser.submit(form, 'save', approachesFields(fields));
  if (answer.status !== 303) throw new Error(`the answer was not taken: ${answer.status}`);
  return browser;
}

/** Three people answer; Anne and B. give their names. */
export async function answerByThree(site: TestSite, participant: string): Promise<readonly Browser[]> {
  const answers = [
    { name: 'Anne', listen: 'priority', teach: 'secondary' },
    { name: 'B.', listen: 'priority', sell: 'secondary' },
    { sell: 'priority', teach: 'secondary' },
  ];
  const browsers: Browser[] = [];
  for (const fields of answers) browsers.push(await answerIn(site, participant, fields));
  return browsers;
}

/** Presses the button that reveals; the answer is the facilitator's page afterwards. */
export async function revealIn(site: TestSite, facilitator: string): Promise<Answer> {
  const browser = new Browser(site.app);
  const page = await browser.get(facilitator);
  return browser.follow(await browser.submit(page, '', {}, 'form[action$="/devoiler"]'));
}

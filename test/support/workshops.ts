import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer, Fields } from './browser.ts';
import { approachesFields } from './builders.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';

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

const ROWS_AT_ONCE = 1000;

/** Answers of the only workshop there is, from browsers that nobody knows. */
export async function fillWorkshop(
  site: TestSite,
  {
    sent = 0,
    unsent = 0,
    name = '',
  }: { readonly sent?: number; readonly unsent?: number; readonly name?: string },
): Promise<void> {
  const choices = JSON.stringify(approachesFields());
  const { now } = site.time;
  const { id } = await site.db.selectFrom('workshop').select('id').executeTakeFirstOrThrow();
  const answerOf = (visitor: string, isSent: boolean) => ({
    workshop_id: id,
    visitor,
    name,
    choices,
    version: 1,
    sent: isSent ? (1 as const) : (0 as const),
    kept_at: now,
    sent_at: isSent ? now : null,
  });
  const answers = [
    ...Array.from({ length: sent }, (_, index) => answerOf(`sent-${index}`, true)),
    ...Array.from({ length: unsent }, (_, index) => answerOf(`unsent-${index}`, false)),
  ];
  for (let from = 0; from < answers.length; from += ROWS_AT_ONCE)
    await site.db
      .insertInto('workshop_answer')
      .values(answers.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

/** The pages of a workshop in every state that a person may meet, in both languages. */
export async function workshopPages(site: TestSite): Promise<ReadonlyMap<string, Answer>> {
  const found = new Map<string, Answer>();
  const own = new Browser(site.app);
  const { facilitator, participant } = await openWorkshop(own, { context: 'Par où commencer' });
  const look = async (what: string, path: string, browser = own) => {
    found.set(`${what} fr`, await browser.get(path));
    found.set(`${what} en`, await browser.get(inOtherLanguage(path, 'fr')));
  };
  const send = async (what: string, path: string, fields: Fields, browser = own) => {
    found.set(`${what} fr`, await browser.post(path, fields));
    found.set(`${what} en`, await browser.post(inOtherLanguage(path, 'fr'), fields));
  };
  const answer = `${participant}/reponse`;
  await send('workshop refused', '/fr/atelier', { brand: '', context: 'x'.repeat(300) });
  await send('reveal refused', `${facilitator}/devoiler`, {});
  const [anne = own] = await answerByThree(site, participant);
  await send('answer refused', answer, { name: 'x'.repeat(50), listen: 'x' });
  await send('answer in conflict', answer, { name: 'Anne', version: '9', rally: 'priority' }, anne);
  await look('facilitator with answers', facilitator);
  await look('facilitator, an answer taken out', `${facilitator}?fait=reponse-retiree`);
  await look('waiting', participant, anne);
  await look('waiting, refreshing', `${participant}?actualiser=30`, anne);
  found.set(
    'not sent yet',
    await own.follow(await own.post(answer, { sell: 'priority', action: 'preview' })),
  );
  await revealIn(site, facilitator);
  await look('facilitator with results', facilitator);
  await look('results', participant, anne);
  await look('late', participant, own);
  await send('answer too late', answer, { sell: 'priority' });
  await send('change too late', answer, { sell: 'priority' }, anne);
  await look('screen after the reveal', `${participant}/ecran`);
  await send('decision refused', `${facilitator}/decider`, { decided: 'x'.repeat(300) });
  await own.post(`${facilitator}/decider`, { decided: 'Écouter d’abord.' });
  await send('decision in conflict', `${facilitator}/decider`, { decided: 'Vendre d’abord.', version: '0' });
  await look('facilitator, a decision kept', `${facilitator}?fait=decision-gardee`);
  await look('screen with a decision', `${participant}/ecran`);
  await own.post(`${facilitator}/adopter`);
  await own.post(`${facilitator}/supprimer`);
  await look('deleted workshop', facilitator);
  return found;
}

import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { openBlindTest, signerValue } from '../support/blind-tests.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { diagnosisFields, walkToReview } from '../support/builders.ts';
import { BEHIND_PROXY } from '../support/discussion.ts';
import { alsoAfterInsert } from '../support/trigger.ts';
import { openWorkshop } from '../support/workshops.ts';

const PEOPLE = 12;
/** One address for all of them. */
const ROOM = { 'x-forwarded-for': '198.51.100.7' };

type Act = (page: Answer, browser: Browser) => Promise<Answer>;

describe('people in one room, on a database that takes its time, who at one moment', function () {
  this.timeout(300_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
  });
  afterEach(() => site.close());

  /** Each opens a page before, alone; what they are answered once all act. */
  async function together(table: string, open: (browser: Browser) => Promise<Answer>, act: Act) {
    const people: { readonly browser: Browser; readonly page: Answer }[] = [];
    for (let person = 0; person < PEOPLE; person += 1) {
      const browser = new Browser(site.app);
      people.push({ browser, page: await open(browser) });
    }
    await alsoAfterInsert(site, table, 'perform pg_sleep(0.15)');
    const answers = await Promise.all(people.map(({ page, browser }) => act(page, browser)));
    return answers.map(({ status }) => status);
  }

  const taken = Array<number>(PEOPLE).fill(303);

  it('begin a wheel, all do', async () => {
    const begin: Act = (_, browser) => browser.post('/fr/roue/diagnostic', diagnosisFields(), ROOM);
    expect(await together('draft', (browser) => browser.get('/fr/roue'), begin)).to.deep.equal(taken);
  });

  it('save one, all do', async () => {
    const open = (browser: Browser) => walkToReview(browser, {}, { listen: 'priority' });
    const save: Act = (page, browser) =>
      browser.post(page.$('main form').attr('action') ?? '', { action: 'save', version: '0' }, ROOM);
    expect(await together('strategy', open, save)).to.deep.equal(taken);
  });

  it('answer in a workshop, all are heard', async () => {
    const { participant } = await openWorkshop(new Browser(site.app));
    const answer: Act = (page, browser) =>
      browser.post(page.$('main form').attr('action') ?? '', { action: 'save', listen: 'priority' }, ROOM);
    expect(await together('workshop_answer', (browser) => browser.get(participant), answer)).to.deep.equal(
      taken,
    );
  });

  it('answer a blind test, all are heard', async () => {
    const { blind } = await openBlindTest(site);
    const answer: Act = (page, browser) =>
      browser.post(
        page.$('main form').attr('action') ?? '',
        { action: 'save', signer: signerValue(page, 'Tissot & Fils') },
        ROOM,
      );
    expect(await together('blind_answer', (browser) => browser.get(blind), answer)).to.deep.equal(taken);
  });
});

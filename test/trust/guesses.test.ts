import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import {
  ENGLISH,
  FRENCH,
  MINUTE_MS,
  decideStatus,
  filled,
  idAt,
  openForm,
  send,
  tokenOf,
  write,
} from '../support/discussion.ts';
import { noteQueries } from './support/queries.ts';
import { scaled } from './support/scale.ts';
import { tableIn } from '../support/rows.ts';

const GUESSES = scaled(24, 435);
/** Somebody’s address, and as many of the same length that somebody tries. */
const HERS = 'anne-0000@example.org';
const addressOf = (guess: number) => `anne-${String(guess).padStart(4, '0')}@example.org`;
const COMMENT = 'Nous avons commencé par écouter, deux mois durant.';

/** What each answer to a guess is, without the words that chance put there. */
interface Told {
  readonly status: number;
  readonly said: string;
  readonly queries: readonly string[];
}

/** How the question is answered by whoever guesses. */
const MANNERS: Readonly<Record<string, (sum: string) => Fields>> = {
  'no answer': () => ({ captcha: '' }),
  'a wrong answer': () => ({ captcha: '99' }),
  'a forged question': (captcha) => ({ captcha, 'captcha-token': 'x' }),
  'a right answer to a question that is spent': (captcha) => ({ captcha }),
};

for (const [lang, path] of [
  ['fr', FRENCH],
  ['en', ENGLISH],
] as const)
  describe(`${GUESSES} guesses whose comment it is (${lang})`, function () {
    this.timeout(20 * 60_000);
    let site: TestSite;
    let hers: Answer;
    let noted: ReturnType<typeof noteQueries>;
    const open = async (env: Record<string, string>) => {
      site = await openSite(env);
      noted = noteQueries(site);
      hers = await write(
        site,
        { email: HERS, comment: COMMENT },
        { path, headers: { 'x-forwarded-for': '198.51.100.1' } },
      );
      expect(hers.status).to.equal(303);
    };
    beforeEach(() => open({ TRUST_PROXY: '1' }));
    afterEach(() => site.close());

    /** Guesses one address after another, hers first, each from a network of its own. */
    const guessAll = async (answer: (sum: string) => Fields, spent: boolean): Promise<readonly Told[]> => {
      const told: Told[] = [];
      for (let guess = 0; guess < GUESSES; guess += 1) {
        const browser = new Browser(site.app);
        const headers = { 'x-forwarded-for': `192.0.${guess >> 8}.${guess & 255}` };
        const page = await openForm(site, browser, path);
        const fields = filled(page, { email: addressOf(guess), comment: COMMENT });
        if (spent) await send(browser, page, { ...fields, captcha: '99' }, { headers });
        noted.take();
        const sum = String(fields['captcha'] ?? '');
        const given = await send(browser, page, { ...fields, ...answer(sum) }, { headers });
        told.push({
          status: given.status,
          said: withoutChance(given, addressOf(guess)),
          queries: noted.take(),
        });
        site.time.now += MINUTE_MS;
      }
      return told;
    };

    for (const [manner, answer] of Object.entries(MANNERS))
      for (const status of ['pending', 'published'])
        it(`are told nothing with ${manner}, while it is ${status}`, async () => {
          await decideStatus(site, idAt(hers), status);
          const spent = manner.endsWith('spent');
          const told = await guessAll(answer, spent);
          expect(new Set(told.map((each) => each.status))).to.deep.equal(new Set([422]));
          expect(new Set(told.map(({ said }) => said)).size, 'bodies').to.equal(1);
          expect(new Set(told.map(({ queries }) => queries.join('\n'))).size, 'queries').to.equal(1);
          expect(await tableIn(site, 'comment')).to.have.length(1);
        });

    it('never lead to it with right answers either, and cost what comments cost', async () => {
      const browser = new Browser(site.app);
      const headers = { 'x-forwarded-for': '203.0.113.5' };
      for (const [what, email, status] of [
        ['right', HERS, 422],
        ['wrong', addressOf(1), 303],
      ] as const) {
        const page = await openForm(site, browser, path);
        const answer = await send(browser, page, filled(page, { email, comment: COMMENT }), { headers });
        expect(answer.status, what).to.equal(status);
        expect(answer.location + answer.html, what).not.to.include(idAt(hers));
      }
      expect(await tableIn(site, 'comment_quota')).to.have.length(3);
    });

    it('lead to it where the site takes everybody for one client (control)', async () => {
      await site.close();
      await open({});
      const [first] = await guessAll((captcha) => ({ captcha }), false);
      expect(first?.status).to.equal(303);
      expect(first?.said).to.include(idAt(hers));
    });
  });

/** Where it leads, or the page without what is drawn by chance and without the address that was typed. */
function withoutChance(answer: Answer, email: string): string {
  if (answer.location !== '') return answer.location;
  const label = answer.$('label[for="captcha"]').text();
  const [words = ''] = /[\p{L}-]+ plus [\p{L}-]+/u.exec(label) ?? [];
  const [digits = ''] = /\(.*\)/.exec(label) ?? [];
  expect([words, digits]).not.to.include('');
  return [tokenOf(answer), words, digits, email].reduce(
    (said, each) => said.replaceAll(each, ''),
    answer.html,
  );
}

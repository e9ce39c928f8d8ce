import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { addModerator, signIn } from '../support/moderators.ts';
import { BEHIND_PROXY } from '../support/discussion.ts';

const WRONG = 200;
const ACCOUNTS = 10;
const ROUNDS = 5;

describe('a crowd that tries wrong passwords of several accounts at one moment', () => {
  let site: TestSite;
  before(async () => {
    site = await openSite(BEHIND_PROXY);
    for (let number = 0; number < ACCOUNTS; number += 1) await addModerator(site, nameOf(number));
  });
  after(() => site.close());

  const nameOf = (number: number) => `Camille ${number % ACCOUNTS}`;
  const from = (round: number, number: number) => ({ 'x-forwarded-for': `10.${round}.${number}.7` });

  it('keeps nobody out who comes from where they came before', async () => {
    const owner = new Browser(site.app);
    expect((await signIn(owner, { name: nameOf(0) }, from(100, 0))).status).to.equal(303);
    let letInAtOnce = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const crowd = Array.from({ length: WRONG }, (_, number) =>
        signIn(
          new Browser(site.app),
          { name: nameOf(number), password: 'quatre tasses bleues' },
          from(round, number),
        ),
      );
      const answer = await signIn(owner, { name: nameOf(0) }, from(100, round + 1));
      const statuses = new Set((await Promise.all(crowd)).map(({ status }) => status));
      if (answer.status === 303) letInAtOnce += 1;
      else {
        // The line of a slow machine: whoever is told to come back is let in when it has gone.
        expect(answer.status, `round ${round}`).to.equal(503);
        const again = await signIn(owner, { name: nameOf(0) }, from(100, round + 1));
        expect(again.status, `round ${round}, again`).to.equal(303);
      }
      expect([...statuses].sort()).to.deep.equal([422, 503]);
      site.time.now += 24 * 60 * 60 * 1000;
    }
    expect(letInAtOnce, 'beside the crowd, and not only after it').to.be.greaterThan(0);
  }).timeout(300_000);
});

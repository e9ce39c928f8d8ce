import { expect } from 'chai';
import { MOST_ANSWERS } from '../../src/blind/blind-test.ts';
import { CAPS } from '../../src/caps/cap.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { removeStrategy } from '../../src/operations/erasure-store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { answerBlind, openBlindTest } from '../support/blind-tests.ts';
import type { MadeTest } from '../support/blind-tests.ts';
import { Browser } from '../support/browser.ts';
import { change, countsIn, everyTable, tableIn } from '../support/rows.ts';

const STRANGER = { 'X-Forwarded-For': '203.0.113.7' };

describe('a blind test ends somewhere', () => {
  let site: TestSite;
  let test: MadeTest;
  beforeEach(async () => {
    site = await openSite({ TRUST_PROXY: '1' });
    test = await openBlindTest(site);
  });
  afterEach(() => site.close());

  it('takes no more answers to a revision than a page shows, but lets those given be changed', async () => {
    const browser = await answerBlind(site, test.blind, 'Rivalo');
    await fill(MOST_ANSWERS - 1);
    const refused = await new Browser(site.app).post(test.blind, { signer: 'any', remark: 'Le dernier' });
    expect([refused.status, refused.$('.typed').text().includes('Le dernier')]).to.deep.equal([409, true]);
    expect(refused.cookies).to.deep.equal([]);
    await answerBlind(site, test.blind, 'Maison Durand', {}, browser);
    expect(await countsIn(site, 'blind_answer')).to.deep.equal([MOST_ANSWERS]);
  });

  it('counts answers by address and day, and keeps the words beyond', async () => {
    const { address } = CAPS.blindAnswer;
    await new Browser(site.app).post(test.blind, { signer: 'any' }, STRANGER);
    await change(site, 'update cap_count set n = ?', address);
    const refused = await new Browser(site.app).post(
      test.blind,
      { signer: 'any', remark: 'Encore' },
      STRANGER,
    );
    expect([refused.status, refused.$('.typed').text().includes('Encore')]).to.deep.equal([429, true]);
    expect(refused.headers['retry-after']).to.match(/^\d+$/);
    expect(await countsIn(site, 'blind_answer')).to.deep.equal([1]);
  });

  it('counts the links of a strategy and day', async () => {
    await change(site, 'update cap_count set n = ?', CAPS.link.within);
    expect((await test.browser.post(test.own, { action: 'replace' })).status).to.equal(429);
    expect((await test.browser.post(test.own, { action: 'close' })).status).to.equal(303);
  });

  it('changes by no reading of any of its addresses', async () => {
    await answerBlind(site, test.blind, 'Rivalo', { who: 'Anne' });
    const before = await everyTable(site);
    const paths = [
      test.blind,
      test.own,
      `${test.own}?version=1&page=2`,
      `${test.own}?fait=test-ferme`,
      test.edit,
    ];
    for (const path of paths.flatMap((each) => [each, inOtherLanguage(each.split('?')[0] ?? '', 'fr')]))
      for (const method of ['get', 'head'] as const) {
        const answer = await new Browser(site.app).send(path, { method, headers: { Purpose: 'prefetch' } });
        expect([answer.status, answer.cookies], `${method} ${path}`).to.deep.equal([200, []]);
      }
    expect(await everyTable(site)).to.deep.equal(before);
  });

  it('is erased with the strategy', async () => {
    await answerBlind(site, test.blind, 'Rivalo', { who: 'Anne', remark: 'Le ton' });
    const [strategy] = await tableIn<{ id: string }>(site, 'strategy');
    await removeStrategy(site.db, strategy?.id ?? '', site.time.now);
    expect(await countsIn(site, 'blind_test', 'blind_answer')).to.deep.equal([0, 0]);
    expect((await new Browser(site.app).get(test.blind)).status).to.equal(410);
  });

  async function fill(count: number): Promise<void> {
    const [answer] = await site.db.selectFrom('blind_answer').selectAll().execute();
    if (answer === undefined) throw new Error('nobody has answered');
    const rows = Array.from({ length: count }, (_, index) => ({
      ...answer,
      id: `filled-${index}`,
      visitor: `filled-${index}`,
    }));
    await site.db.insertInto('blind_answer').values(rows).execute();
  }
});

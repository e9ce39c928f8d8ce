import { expect } from 'chai';
import { halfSent } from './support/half-sent.ts';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';

const ROUNDS = scaled(1, 10);
const UNDER_WAY = 50;

describe('a site that is told to stop', function () {
  this.timeout(10 * 60_000);

  it(`finishes ${UNDER_WAY} forms that are under way, and ends (${ROUNDS} times)`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { answers, code, kept } = await stopped('SIGTERM');
      expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 303'))).to.have.length(UNDER_WAY);
      expect(kept).to.equal(UNDER_WAY);
      expect(code).to.equal(0);
    }
  });

  it('is told apart from one that is cut off (control)', async () => {
    const { answers } = await stopped('SIGKILL');
    expect(answers.filter((answer) => answer !== '')).to.deep.equal([]);
  });
});

async function stopped(signal: NodeJS.Signals) {
  const site = new TrustSite();
  try {
    await site.start();
    const forms = await Promise.all(Array.from({ length: UNDER_WAY }, () => halfSent(site)));
    const ending = site.end(signal);
    const answers = await Promise.all(forms.map((finish) => finish()));
    const code = await ending;
    return { answers, code, kept: site.read('select id from draft').length };
  } finally {
    await site.erase();
  }
}

import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { closed, halfSent, halfSentOnKept } from './support/half-sent.ts';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Reader } from './support/writers.ts';

const ROUNDS = scaled(1, 10);
const UNDER_WAY = 50;
const KEPT = 8;

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

  it('answers once more on connections that browsers keep, and ends them: nothing is cut', async () => {
    const site = new TrustSite();
    try {
      await site.start();
      const next = `GET ${pathTo('home', 'fr', {})} HTTP/1.1\r\nHost: x\r\n\r\n`;
      const [last, silent, ...going] = await Promise.all(
        Array.from({ length: KEPT }, () => halfSentOnKept(site)),
      );
      const ending = site.end('SIGTERM');
      await closed(site);
      for (const answers of await Promise.all(going.map((finish) => finish(next)))) {
        expect(answers).to.match(/^HTTP\/1.1 303/);
        expect(answers).to.match(/HTTP\/1.1 200 OK\r\n(.+\r\n)*connection: close\r\n[^]*<\/html>\s*$/i);
      }
      expect(await silent?.('')).to.match(/^HTTP\/1.1 303/);
      expect(await last?.(''), 'the site still had its time').to.match(/^HTTP\/1.1 303/);
      expect(await ending).to.equal(0);
      expect(site.read('select id from draft')).to.have.length(KEPT);
    } finally {
      await site.erase();
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
    // What is asked for the first time takes many times longer, and a slow machine has eight seconds for all of them as well.
    await new Reader(site).begin('Somebody who was here before');
    const forms = await Promise.all(Array.from({ length: UNDER_WAY }, () => halfSent(site)));
    const ending = site.end(signal);
    const answers = await Promise.all(forms.map((finish) => finish()));
    const code = await ending;
    return { answers, code, kept: site.read('select id from draft').length - 1 };
  } finally {
    await site.erase();
  }
}

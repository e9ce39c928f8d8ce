import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';

describe('the whole journey', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it('saves, and comes back by link from another browser', async () => {
    const owner = await saveStrategy(new Browser(site.app), { diagnosis: { brand: 'Hermès' } });
    const elsewhere = new Browser(site.app);
    const read = await elsewhere.get(linkPath(owner, 'read-link'));
    expect(read.status).to.equal(200);
    expect(read.$('h1').text()).to.equal('Hermès');
    expect((await elsewhere.get(linkPath(owner, 'edit-link'))).status).to.equal(200);
  });
});

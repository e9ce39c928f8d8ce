import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';

const PROCESSES = 60;
const SHARE = 20;

describe('a flood of posts from one address', () => {
  it('is held by each of several processes at its share of what the site takes', async () => {
    const site = await openSite({ WORKERS: String(PROCESSES) });
    const browser = new Browser(site.app);
    const statuses: number[] = [];
    while (statuses.length <= SHARE) statuses.push((await browser.post('/fr/roue/diagnostic')).status);
    expect(statuses.indexOf(429)).to.equal(SHARE);
    await site.close();
  });
});

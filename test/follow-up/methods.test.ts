import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath } from '../support/builders.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { writeMethods } from '../observatory/method-files.ts';

describe('the follow-up with any method', () => {
  let site: TestSite;
  let browser: Browser;
  let folder: string;
  before(async () => {
    folder = writeMethods({ id: 'seven-ways', sectors: 7 }, { id: 'en-francais', sectors: 6, langs: ['fr'] });
    site = await openSite({ METHODS_DIR: folder });
    browser = new Browser(site.app);
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  /** Saves with the first approach of the method as the one priority. */
  async function followWith(method: string): Promise<{ readonly path: string; readonly first: string }> {
    const form = await browser.get(`/fr/roue/diagnostic?methode=${method}`);
    const step = await browser.follow(await browser.submit(form, 'continue', { brand: 'Durand' }));
    const first = (step.$('fieldset.approach').first().attr('id') ?? '').replace('approach-', '');
    const review = await browser.follow(await browser.submit(step, 'continue', { [first]: 'priority' }));
    const owner = await browser.follow(await browser.submit(review, 'save'));
    return { path: `${linkPath(owner, 'edit-link')}/suivi`, first };
  }

  it('proposes its indicators, takes readings and adds what the reader counts', async () => {
    for (const method of ['customer-relations', 'seven-ways', 'en-francais']) {
      const { path, first } = await followWith(method);
      const page = await browser.get(path);
      expect([page.status, await htmlFaults(page.html)], method).to.deep.equal([200, []]);
      expect(page.$('[data-indicator]').first().attr('data-indicator'), method).to.equal(`${first}-1`);
      const recorded = await browser.submit(page, 'readings', { [`value-${first}-1`]: '12 j' }, '#readings');
      expect((await browser.follow(recorded)).$(`[data-indicator="${first}-1"]`).attr('data-last')).to.equal(
        '12',
      );
      const form = await browser.get(`${path}?indicateur=nouveau`);
      const added = await browser.submit(
        form,
        'indicator',
        { approach: first, label: 'Visites' },
        '#indicator form',
      );
      expect((await browser.follow(added)).$(`[data-indicator="${first}-3"]`), method).to.have.length(1);
    }
  });

  it('has the languages of its method', async () => {
    const { path } = await followWith('en-francais');
    const english = `${path.replace('/fr/', '/en/').replace('suivi', 'follow-up')}?indicator=new`;
    const sent = await browser.get(english);
    expect([sent.status, sent.location]).to.deep.equal([303, `${path}?indicator=new`]);
    expect((await browser.get(sent.location)).$('#indicator')).to.have.length(1);
    expect((await browser.get(path)).$('.site-nav [hreflang]')).to.have.length(0);
  });
});

import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  DAY_MS,
  FRENCH,
  HOUR_MS,
  commentIn,
  decideSetting,
  decideStatus,
  filled,
  idAt,
  openForm,
  send,
  write,
} from '../support/discussion.ts';
import { tableIn } from '../support/rows.ts';

describe('an article that takes no more comments', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  it('is read like any other, without a form and without an answer to give', async () => {
    const sent = await write(site);
    await decideStatus(site, idAt(sent), 'published');
    await decideSetting(site, 'closeAfterDays', '10');
    const page = await new Browser(site.app).get(FRENCH);
    expect(page.$('#comment-form')).to.have.length(0);
    expect(page.html).not.to.include('repondre=');
    expect(commentIn(page, idAt(sent))).to.have.length(1);
    expect(page.$('.discussion .notice').text()).to.include('fermés');
  });

  it('shows the text that came too late, so that it can be copied', async () => {
    const browser = new Browser(site.app);
    const page = await openForm(site, browser);
    await decideSetting(site, 'closeAfterDays', '10');
    const late = await send(browser, page, filled(page));
    expect([late.status, late.headers['cache-control']]).to.deep.equal([403, 'no-store']);
    expect(late.$('.preview').text()).to.include('Cela nous a pris deux mois.');
    expect(late.$('.discussion .notice').text()).to.include('Voici votre texte');
    expect(late.$('#comment-form')).to.have.length(0);
    expect(await tableIn(site, 'comment')).to.be.empty;
  });

  it('closes to the minute', async () => {
    const published = Date.parse(
      (await new Browser(site.app).get(FRENCH)).$('.byline time').attr('datetime') ?? '',
    );
    await decideSetting(site, 'closeAfterDays', '30');
    site.time.now = published + 30 * DAY_MS - HOUR_MS;
    expect((await write(site)).status).to.equal(303);
    site.time.now = published + 30 * DAY_MS + 1;
    expect((await new Browser(site.app).get(FRENCH)).$('#comment-form')).to.have.length(0);
  });
});

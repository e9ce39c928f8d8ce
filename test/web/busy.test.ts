import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { whileBusy } from '../support/busy-database.ts';
import { diagnosisFields, linkPath, saveStrategy, stepPath, walkToReview } from '../support/builders.ts';
import { FRENCH } from '../support/discussion.ts';
import { storedIn } from '../support/tables.ts';

const HOUR_MS = 60 * 60 * 1000;

describe('while another program writes to the database', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const expectBusy = (answer: Answer, typed: readonly string[]) => {
    expect(answer.status).to.equal(503);
    expect(Number(answer.headers['retry-after'])).to.be.within(1, 10);
    expect(
      answer
        .$('.typed bdi')
        .map((_, each) => answer.$(each).text())
        .get(),
    ).to.have.members(typed);
  };

  it('says so while it still does, with every typed word, and takes the same form afterwards', async () => {
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    const fields = { 'why-listen': 'Une raison', 'review-date': '2027-01-01', refusal: 'sell' };
    const refused = await whileBusy(site, () => browser.submit(review, 'save', fields));
    expectBusy(refused, ['2027-01-01', 'Une raison']);
    expect((await storedIn(site)).strategy).to.have.length(0);
    const owner = await browser.follow(await browser.submit(refused, 'save'));
    expect(owner.$('.why').text()).to.include('Une raison');
    expect(owner.$('.refusals').text()).to.include('Vendre');
  });

  it('gives a first form no cookie that opens nothing', async () => {
    const fields = diagnosisFields({ brand: 'No', gene: 'on' });
    const refused = await whileBusy(site, () => browser.post('/fr/roue/diagnostic', fields));
    expectBusy(refused, ['No', 'on']);
    expect(refused.cookies).to.deep.equal([]);
    const again = await browser.submit(refused, 'continue');
    expect((await browser.follow(again)).$('h1').text()).to.equal('Ce que vous choisissez');
  });

  it('keeps showing every page, even to a browser whose session is due', async () => {
    const owner = await saveStrategy(browser);
    const draft = await walkToReview(browser);
    site.time.now += 2 * HOUR_MS;
    const paths = [
      '/fr',
      '/fr/roue',
      '/fr/mes-strategies',
      linkPath(owner, 'read-link'),
      stepPath(draft, 'review'),
    ];
    for (const path of paths) {
      const answer = await whileBusy(site, () => browser.get(path));
      expect(answer.status, path).to.equal(200);
      expect(answer.html.trimEnd().endsWith('</html>'), path).to.equal(true);
    }
  });
});

describe('a flood of forms from one address', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('is held, with the typed words and the time to wait, far above a person’s walk', async () => {
    let sent = 0;
    while (sent < 2000 && (await browser.post('/fr/roue')).status === 303) sent++;
    expect(sent).to.be.within(600, 1999);
    const last = await browser.post('/fr/roue/diagnostic', { brand: '', gene: 'Kept' });
    expect(last.status).to.equal(429);
    expect(Number(last.headers['retry-after'])).to.be.within(1, 60);
    expect(last.$('.typed bdi').text()).to.equal('Kept');
    expect((await browser.get('/fr/roue')).status).to.equal(200);
  });

  it('is held under an article as well, with the comment kept', async () => {
    const comment = { name: 'Anne', comment: 'Un texte à garder' };
    let sent = 0;
    while (sent < 2000 && (await browser.post('/fr/articles/rien/commentaires', comment)).status === 404)
      sent++;
    expect(sent).to.be.within(600, 1999);
    const last = await browser.post(`${FRENCH}/commentaires`, comment);
    expect(last.status).to.equal(429);
    expect(last.$('.typed').text()).to.include('Un texte à garder');
  });
});

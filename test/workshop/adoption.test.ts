import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { approachesFields, linkPath, saveStrategy, stepPath } from '../support/builders.ts';
import { countIn } from '../support/tables.ts';
import { answerByThree, openWorkshop, revealIn } from '../support/workshops.ts';
import { rowsOf } from '../support/rows.ts';
import { APPROACH_KEYS } from '../support/method.ts';

describe('making a workshop a draft', () => {
  let site: TestSite;
  let browser: Browser;
  let facilitator: string;
  let participant: string;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    const opened = await openWorkshop(browser, { brand: 'Dé & "co"' });
    ({ facilitator, participant } = opened);
    await answerByThree(site, participant);
    await revealIn(site, facilitator);
  });
  afterEach(() => site.close());

  const adopt = async (who = browser) => {
    const page = await who.get(facilitator);
    return who.submit(page, '', {}, 'form[action$="/adopter"]');
  };

  it('names the brand and chooses nothing', async () => {
    const diagnosis = await browser.follow(await adopt());
    expect(diagnosis.$('#brand').val()).to.equal('Dé & "co"');
    expect(diagnosis.$('.claims input[checked]')).to.have.length(0);
    const step = await browser.follow(await browser.submit(diagnosis, 'continue'));
    for (const key of APPROACH_KEYS) expect(step.$(`#${key}-none`).is('[checked]'), key).to.equal(true);
  });

  it('stores what the group chose under the name that drafts have always had for it', async () => {
    await adopt();
    const [row] = await rowsOf(site, 'select workshop from draft');
    const stored = JSON.parse(String(row?.['workshop'])) as Record<string, unknown>;
    expect(Object.keys(stored)).to.deep.equal(['tally', 'revealedAt', 'decided']);
  });

  it('keeps who chose what beside the choices and the review', async () => {
    const diagnosis = await browser.follow(await adopt());
    const step = await browser.follow(await browser.submit(diagnosis, 'continue'));
    const review = await browser.follow(
      await browser.submit(step, 'continue', approachesFields({ listen: 'priority' })),
    );
    for (const page of [step, review]) {
      const cell = page.$('.group-answers tr[data-approach=listen] td[data-state=priority]');
      expect(cell.text().replace(/\s+/g, ' ')).to.equal('2 Anne, B.');
      expect(page.$('.group-answers tr[data-discussed]')).to.have.length(3);
      expect(page.$('.group-answers .hint').text()).to.include('22 novembre 2026');
    }
    expect(
      step.$('form .panel').prevAll('fieldset.approach').not('.own'),
      'the live verdict counts siblings',
    ).to.have.length(12);
  });

  it('shows that table to nobody else, and never on the page that is shared', async () => {
    const diagnosis = await browser.follow(await adopt());
    const step = await browser.follow(await browser.submit(diagnosis, 'continue'));
    const review = await browser.follow(
      await browser.submit(step, 'continue', approachesFields({ listen: 'priority' })),
    );
    expect((await new Browser(site.app).get(stepPath(review, 'approaches'))).status).to.equal(404);
    const owner = await browser.follow(await browser.submit(review, 'save'));
    const read = linkPath(owner, 'read-link');
    for (const path of [read, `${read}/roue.json`, `${read}/roue.svg`, `${read}/revisions/1`])
      expect((await new Browser(site.app).get(path)).html, path).not.to.include('Anne');
    const other = await saveStrategy(browser);
    expect(other.html).not.to.include('Anne');
  });

  it('opens one draft per browser, however often it is pressed', async () => {
    const first = await adopt();
    expect((await adopt()).location).to.equal(first.location);
    expect(await countIn(site, 'draft')).to.equal(1);
    const colleague = new Browser(site.app);
    expect((await adopt(colleague)).location).not.to.equal(first.location);
    expect(await countIn(site, 'draft')).to.equal(2);
  });

  it('loses the names when the workshop is deleted, and keeps the draft', async () => {
    const draft = await browser.follow(await adopt());
    const page = await browser.get(facilitator);
    await browser.submit(page, '', {}, 'form[action$="/supprimer"]');
    const step = await browser.follow(await browser.submit(draft, 'continue'));
    expect(step.status).to.equal(200);
    expect(step.$('.group-answers')).to.have.length(0);
    expect(JSON.stringify(await rowsOf(site, 'select * from draft'))).not.to.match(/\bAnne\b/);
  });
});

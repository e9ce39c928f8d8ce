import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy, stepPath, walkToReview } from '../support/builders.ts';
import { countIn } from '../support/tables.ts';
import { countsIn } from '../support/rows.ts';

describe('saving once', () => {
  let site: TestSite;
  let browser: Browser;
  let review: Answer;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    review = await walkToReview(browser, { brand: 'Durand' }, { listen: 'priority' });
  });
  afterEach(() => site.close());

  const expectOneStrategy = async (revisions: number) => {
    const counts = await countsIn(site, 'strategy', 'revision', 'link', 'device');
    expect(counts).to.deep.equal([1, revisions, 2, 1]);
  };

  it('makes one strategy of sixteen clicks at once', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => browser.submit(review, 'save')));
    expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([303]));
    expect(new Set(answers.map(({ location }) => location))).to.have.property('size', 1);
    await expectOneStrategy(1);
  });

  it('lands on the same page when the form is sent again later, or from another tab', async () => {
    const tab = await browser.get(stepPath(review, 'review'));
    const places = [];
    for (const page of [review, review, tab]) places.push((await browser.submit(page, 'save')).location);
    site.time.now += 3 * 24 * 60 * 60 * 1000;
    places.push((await browser.submit(await browser.get(stepPath(review, 'review')), 'save')).location);
    expect(new Set(places)).to.have.property('size', 1);
    await expectOneStrategy(1);
  });

  it('makes the next revision of changed content, at the same links', async () => {
    const first = await browser.follow(await browser.submit(review, 'save'));
    const again = await browser.get(stepPath(review, 'review'));
    const second = await browser.follow(await browser.submit(again, 'save', { 'why-listen': 'Parce que' }));
    expect(second.$('#edit-link').text()).to.equal(first.$('#edit-link').text());
    expect(second.$('#read-link').text()).to.equal(first.$('#read-link').text());
    await expectOneStrategy(2);
  });

  it('saves a change made in an earlier step as a revision too', async () => {
    await browser.submit(review, 'save');
    await browser.submit(await browser.get(stepPath(review, 'approaches')), 'continue', {
      sell: 'secondary',
    });
    const owner = await browser.follow(
      await browser.submit(await browser.get(stepPath(review, 'review')), 'save'),
    );
    expect(owner.$('svg.wheel g[data-approach=sell]').attr('data-state')).to.equal('secondary');
    await expectOneStrategy(2);
  });
});

describe('changing a saved strategy from two browsers', () => {
  let site: TestSite;
  let mine: Browser;
  let theirs: Browser;
  let owner: Answer;
  beforeEach(async () => {
    site = await openSite();
    [mine, theirs] = [new Browser(site.app), new Browser(site.app)];
    owner = await saveStrategy(mine, { diagnosis: { brand: 'Durand', rival: 'Rivalo' } });
  });
  afterEach(() => site.close());

  const bothChange = async (): Promise<Answer> => {
    const myDraft = await openChange(mine, owner);
    const theirDraft = await openChange(theirs, owner);
    const approaches = await theirs.get(stepPath(theirDraft, 'approaches'));
    await theirs.submit(approaches, 'continue', { rally: 'priority' });
    await theirs.submit(await theirs.get(stepPath(theirDraft, 'review')), 'save', { refusal: 'sell' });
    return mine.submit(myDraft, 'save', { 'why-listen': 'My reason', refusal: 'teach' });
  };

  it('shows both versions to whoever saves second, and writes over nothing', async () => {
    const both = await bothChange();
    expect(both.status).to.equal(409);
    expect(both.$('.side-by-side section').last().text()).to.include('fédérer').and.to.include('la vente');
    expect(both.$('.side-by-side section').first().find('.statement').text())
      .to.include('la transmission')
      .and.not.to.include('fédérer');
    const read = await mine.get(linkPath(owner, 'read-link'));
    expect(read.$('svg.wheel g[data-approach=rally]').attr('data-state')).to.equal('priority');
    expect(await countIn(site, 'revision')).to.equal(2);
  });

  it('makes the next version of mine when I keep it, and both stay in the history', async () => {
    const both = await bothChange();
    const saved = await mine.follow(await mine.submit(both, 'save'));
    expect(saved.$('.why').text()).to.include('My reason');
    const path = linkPath(owner, 'read-link');
    const states = [];
    for (const number of [1, 2, 3])
      states.push(
        (await mine.get(`${path}/revisions/${number}`)).$('g[data-approach=rally]').attr('data-state'),
      );
    expect(states).to.deep.equal(['none', 'priority', 'none']);
    expect((await mine.submit(both, 'save')).status).to.equal(303);
    expect(await countIn(site, 'revision')).to.equal(3);
  });

  it('asks again when yet another version came in between', async () => {
    const both = await bothChange();
    const draft = await openChange(theirs, owner);
    await theirs.submit(draft, 'save', { 'why-rally': 'Third' });
    const again = await mine.submit(both, 'save');
    expect(again.status).to.equal(409);
    expect(again.$('input[name=over]').val()).to.equal('3');
    expect(await countIn(site, 'revision')).to.equal(3);
  });

  it('keeps my draft when I look at theirs first', async () => {
    const both = await bothChange();
    const theirPage = await mine.get(both.$('a.button').attr('href') ?? '');
    expect(theirPage.$('svg.wheel g[data-approach=rally]').attr('data-state')).to.equal('priority');
    const draft = both.$('main form').attr('action') ?? '';
    expect((await mine.get(draft)).$('#why-listen').val()).to.equal('My reason');
  });

  it('has nothing to ask when both made the same change', async () => {
    const drafts = [await openChange(mine, owner), await openChange(theirs, owner)] as const;
    expect((await mine.submit(drafts[0], 'save', { 'why-listen': 'Same' })).status).to.equal(303);
    const second = await theirs.submit(drafts[1], 'save', { 'why-listen': 'Same' });
    expect(second.location).to.equal(linkPath(owner, 'edit-link'));
    expect(await countIn(site, 'revision')).to.equal(2);
  });
});

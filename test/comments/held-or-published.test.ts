import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  FRENCH,
  WORDS,
  commentIn,
  decideSetting,
  decideStatus,
  filled,
  idAt,
  openForm,
  reasonsOf,
  send,
  write,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { tableIn } from '../support/rows.ts';

describe('what becomes of a comment', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const last = async () => (await tableIn(site, 'comment')).at(-1);
  /** Anne, whose first comment was published, and whose browser is recognised. */
  const publishAnne = async () => {
    const first = await write(site, { comment: 'Le premier.', remember: 'on' }, { browser });
    await decideStatus(site, idAt(first), 'published');
  };

  it('is held when it is the first, and the log says why', async () => {
    await write(site);
    expect([(await last())?.['status'], ...reasonsOf(await last())]).to.deep.equal([
      'pending',
      'first',
      'all',
    ]);
    expect(await tableIn(site, 'moderation_log')).to.have.length(1);
    expect((await tableIn(site, 'moderation_log'))[0]).to.include({
      actor: 'rules',
      action: 'hold',
      via: 'rule',
    });
  });

  it('is spam when the decoy was filled, and its writer gets the same thanks', async () => {
    const honest = await write(site, { comment: 'Honnête.' });
    const robot = await write(site, { comment: 'Robot.', fax: '0102030405', email: 'robot@example.org' });
    expect([(await last())?.['status'], ...reasonsOf(await last())]).to.deep.equal(['spam', 'decoy']);
    expect(robot.status).to.equal(303);
    const said = (await Promise.all([honest, robot].map((sent) => browser.follow(sent)))).map(({ $ }) => [
      $('.notice[role="status"]').text(),
      $('[data-state="pending"] .notice').text(),
    ]);
    expect(said[1]).to.deep.equal(said[0]);
    expect((await browser.get(FRENCH)).html).not.to.include('Robot.');
  });

  it('keeps the decoy out of the way, and says what it is to whoever meets it', async () => {
    const { $ } = await browser.get(FRENCH);
    const decoy = $('#fax');
    expect(decoy.attr()).to.include({ tabindex: '-1', autocomplete: 'off', value: '' });
    expect($('label[for="fax"]').text()).to.equal('Ne remplissez pas ce champ');
    expect(decoy.closest('.decoy')).to.have.length(1);
    expect(decoy.closest('[aria-hidden], [hidden]')).to.have.length(0);
    const english = await browser.get('/en/articles/listen-before-you-speak');
    expect(english.$('label[for="fax"]').text()).to.match(/^(?:Leave|Do not)/);
  });

  it('is held for links, its website in the text or a word of the list, each named', async () => {
    await publishAnne();
    await decideSetting(site, 'holdAll', '');
    await decideSetting(site, 'words', 'viagra\ncialis\nprêt immédiat');
    const held: Record<string, readonly string[]> = {
      'Voyez http://a.example et https://b.example': ['links: 2'],
      'Tout est sur exemple.fr, venez': ['website: exemple.fr'],
      'Achetez du VIAGRA': ['word: viagra'],
      'Un pret immediat pour tous': ['word: prêt immédiat'],
      '<a href=http://x.example>www.y.example</a> viagra': ['links: 2', 'word: viagra'],
    };
    for (const [comment, reasons] of Object.entries(held)) {
      expect((await write(site, { comment }, { browser })).location).to.include('recu=');
      expect([(await last())?.['status'], ...reasonsOf(await last())], comment).to.deep.equal([
        'pending',
        ...reasons,
      ]);
      site.time.now += 600_000;
    }
  });

  it('is published at once when the owner reads afterwards and nothing speaks against it', async () => {
    await publishAnne();
    await decideSetting(site, 'holdAll', '');
    await decideSetting(site, 'words', 'cialis');
    const sent = await write(site, { comment: 'Un spécialiste : http://a.example' }, { browser });
    expect(sent.location).to.equal(`${FRENCH}#commentaire-${idAt(sent)}`);
    expect(commentIn(await browser.get(FRENCH), idAt(sent)).attr('data-state')).to.equal(undefined);
    expect((await tableIn(site, 'moderation_log')).at(-1)).to.include({
      action: 'publish',
      to_status: 'published',
    });
  });

  it('is held when only the e-mail is known, although the owner reads afterwards', async () => {
    await publishAnne();
    await decideSetting(site, 'holdAll', '');
    expect((await write(site, { comment: 'Je suis Anne.' })).location).to.include('recu=');
    expect([(await last())?.['status'], ...reasonsOf(await last())]).to.deep.equal(['pending', 'unknown']);
  });

  it('promises to read before publishing only where that is so', async () => {
    const promise = 'lu par une personne avant';
    expect((await browser.get(FRENCH)).html).to.include(promise);
    await decideSetting(site, 'holdAll', '');
    expect((await browser.get(FRENCH)).html).not.to.include(promise);
  });

  it('is published at once for a known writer who is recognised, and for nobody who only knows the e-mail', async () => {
    await decideSetting(site, 'trustKnown', 'on');
    const first = await write(site, { remember: 'on', comment: 'Le premier.' }, { browser });
    expect((await write(site, { comment: 'Le deuxième.' }, { browser })).location).to.include('recu=');
    await decideStatus(site, idAt(first), 'published');
    expect((await write(site, { comment: 'Le troisième.' })).location).to.include('recu=');
    site.time.now += 600_000;
    expect((await write(site, { comment: 'Le quatrième.' }, { browser })).location).not.to.include('recu=');
    const links = { comment: 'http://a.example http://b.example' };
    expect((await write(site, links, { browser })).location).to.include('recu=');
  });

  it('offers no website when the owner wants none, whatever an older form sends', async () => {
    const older = await openForm(site, browser);
    await decideSetting(site, 'website', '');
    expect((await browser.get(FRENCH)).$('#website')).to.have.length(0);
    const late = await send(browser, older, { ...WORDS, website: 'pas un site', captcha: '' });
    expectRefused(late, ['captcha']);
    expect((await write(site, { website: 'exemple.fr' })).status).to.equal(303);
    expect((await last())?.['website']).to.equal(null);
  });

  it('is asked no question when the owner asks none', async () => {
    const page = await openForm(site, browser);
    await decideSetting(site, 'captcha', '');
    const plain = await browser.get(FRENCH);
    expect(plain.$('#captcha, input[name="captcha-token"]')).to.have.length(0);
    expect((await send(browser, plain, WORDS)).status).to.equal(303);
    expect((await send(browser, page, filled(page, { captcha: '', comment: 'Un autre.' }))).status).to.equal(
      303,
    );
    expect(await tableIn(site, 'captcha_used')).to.be.empty;
  });
});

import { expect } from 'chai';
import request from 'supertest';
import { pdfOf } from '../files/pdf.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { follow, shareFollowUp } from '../support/followed.ts';
import { htmlFaults } from '../support/valid-html.ts';

const PRIORITIES: Fields = { listen: 'priority', answer: 'priority', teach: 'secondary' };
const OWNER = 'Zoé <b>& Cie';

describe('what was measured', function () {
  this.timeout(300_000);
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  let [edit, read] = ['', ''];
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    await begin();
  });
  afterEach(() => site.close());

  const begin = async (approaches: Fields = PRIORITIES, review: Fields = {}) => {
    owner = await saveStrategy(browser, { approaches, review });
    [edit, read] = [linkPath(owner, 'edit-link'), linkPath(owner, 'read-link')];
  };
  const reader = () => new Browser(site.app);
  const followAll = async () => {
    await follow(
      site,
      owner,
      { id: 'listen-1', baseline: '2', target: '1234.5', due: '2027-03-01', owner: OWNER },
      { '2026-11-22': '3', '2026-12-01': '4.25' },
    );
    await follow(
      site,
      owner,
      { id: 'answer-1', label: 'First answer', lang: 'en', unit: 'h', direction: 'down', baseline: '48' },
      { '2026-12-01': '20' },
    );
    await follow(site, owner, { id: 'teach-3', label: 'Fiches prises' }, { '2026-12-02': '17' });
  };
  const measuresIn = ({ $ }: Answer) =>
    $('.plan .card-measure')
      .map((_, each) =>
        $(each)
          .text()
          .trim()
          .replace(/\s*\n\s*/g, ' | '),
      )
      .get();
  const bytesOf = async (path: string): Promise<Buffer> => {
    const answer = await request(site.app).get(path).responseType('blob');
    expect(answer.status).to.equal(200);
    return answer.body as Buffer;
  };

  it('stands on the cards of its owner’s page, in place of what is proposed, shown to readers or not', async () => {
    await followAll();
    const page = await browser.get(edit);
    expect(measuresIn(page)).to.deep.equal([
      `décisions prises grâce à un retour client | départ 2\u202f; cible 1\u202f234,5 pour le 1er mars 2027\u202f; dernier relevé 4,25 le 1er décembre 2026 | qui en répond\u00a0: ${OWNER}`,
      'délai entre le signal et la décision',
      'First answer | départ 48\u00a0h\u202f; dernier relevé 20\u00a0h le 1er décembre 2026',
      'part de cas réglés sans relance',
    ]);
    const [first, second] = [page.$('[data-indicator=listen-1]'), page.$('[data-indicator=listen-2]')];
    expect(first.data()).to.include({ baseline: 2, target: 1234.5, last: 4.25 });
    expect(second.data()).to.deep.equal({ indicator: 'listen-2' });
    expect(page.$('[data-indicator=answer-1] [lang=en]').text()).to.equal('First answer');
    expect(page.$('.shown-follow-up')).to.have.length(0);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    const english = await browser.get(edit.replace('/fr/', '/en/'));
    expect(measuresIn(english)[0]).to.equal(
      `decisions prompted by feedback | start 2; target 1,234.5 by 1 March 2027; last reading 4.25 on 1 December 2026 | who answers for it: ${OWNER}`,
    );
    const file = await browser.get(`${edit}/strategie.html`);
    expect(measuresIn(file)).to.deep.equal(measuresIn(page));
    expect(measuresIn(await reader().get(read))).to.deep.equal([]);
  });

  it('is on the read page while it is shown, drawn with its table', async () => {
    await followAll();
    await shareFollowUp(site, owner);
    const page = await reader().get(read);
    const { $ } = page;
    expect(measuresIn(page)).to.deep.equal(measuresIn(await browser.get(edit)));
    const part = $('.shown-follow-up');
    expect(
      part
        .find('h3')
        .map((_, each) => $(each).text())
        .get(),
    ).to.deep.equal(['Décisions prises grâce à un retour client', 'First answer', 'Fiches prises']);
    expect(part.find('[data-indicator=teach-3] .hint').text()).to.equal('Transmettre (secondaire)');
    expect(part.find('[data-indicator=teach-3] .progress')).to.have.length(0);
    for (const each of part.find('.trend-part')) {
      const marked = (selector: string) =>
        $(each)
          .find(selector)
          .map((_, point) => `${$(point).attr('data-on')} ${$(point).attr('data-reading')}`)
          .get();
      expect(marked('svg.trend [data-reading]')).to.have.members(
        marked('table.trend-table tr[data-reading]'),
      );
    }
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    await shareFollowUp(site, owner, false);
    expect((await reader().get(read)).$('.shown-follow-up, .card-measure')).to.have.length(0);
  });

  it('stays with a strategy whose wheel changes, and is marked where its approach is no priority any more', async () => {
    await followAll();
    await shareFollowUp(site, owner);
    const draft = await openChange(browser, owner);
    const choices = { ...PRIORITIES, listen: 'none' };
    const steps = (draft.$('main form').attr('action') ?? '').replace(/bilan$/, 'approches');
    const review = await browser.follow(await browser.submit(await browser.get(steps), 'continue', choices));
    await browser.submit(review, 'save');
    const page = await reader().get(read);
    expect(page.$('.plan [data-indicator=listen-1]')).to.have.length(0);
    expect(page.$('.shown-follow-up [data-indicator=listen-1] .hint').text()).to.equal(
      'Écouter (laissée de côté)',
    );
  });

  it('of an own approach that is gone is not told of the one that has its place now', async () => {
    const own = (label: string): Fields => ({
      'own-1': 'priority',
      'own-1-label': label,
      'own-1-verb': 'recevoir chez nous',
      'own-1-noun': 'l’accueil',
      'own-1-family': 'care',
    });
    await begin(own('Recevoir'));
    const visits = { id: 'own-1-3', named: 'Recevoir', label: 'Visites' };
    await follow(site, owner, visits, { '2026-11-22': '3' });
    await shareFollowUp(site, owner);
    expect((await reader().get(read)).$('.plan [data-indicator]')).to.have.length(1);
    const draft = await openChange(browser, owner);
    const steps = (draft.$('main form').attr('action') ?? '').replace(/bilan$/, 'approches');
    const chosen = await browser.submit(await browser.get(steps), 'continue', own('Troquer'));
    await browser.submit(await browser.follow(chosen), 'save');
    const page = await reader().get(read);
    expect(page.$('main').text()).to.include('Troquer');
    expect(page.$('.plan [data-indicator]')).to.have.length(0);
    const shown = page.$('.shown-follow-up [data-indicator="own-1-3"]');
    expect(shown.text()).to.include('Visites').and.to.not.include('Troquer');
    expect((await browser.get(edit)).$('.plan [data-indicator]')).to.have.length(0);
  });

  it('is in the data of the newest revision while it is shown, and no key of theirs otherwise', async () => {
    await followAll();
    const data = async (path: string) =>
      JSON.parse((await reader().get(path)).html) as Readonly<Record<string, unknown>>;
    expect(await data(`${read}/roue.json`)).not.to.have.property('followUp');
    await shareFollowUp(site, owner);
    expect((await data(`${read}/roue.json`))['followUp']).to.deep.equal([
      {
        id: 'listen-1',
        approach: 'listen',
        label: 'décisions prises grâce à un retour client',
        unit: '',
        direction: 'up',
        start: '2',
        target: '1234.5',
        due: '2027-03-01',
        owner: OWNER,
        last: { on: '2026-12-01', value: '4.25' },
      },
      {
        id: 'answer-1',
        approach: 'answer',
        label: 'First answer',
        unit: 'h',
        direction: 'down',
        start: '48',
        target: null,
        due: null,
        owner: '',
        last: { on: '2026-12-01', value: '20' },
      },
      {
        id: 'teach-3',
        approach: 'teach',
        label: 'Fiches prises',
        unit: '',
        direction: 'up',
        start: null,
        target: null,
        due: null,
        owner: '',
        last: { on: '2026-12-02', value: '17' },
      },
    ]);
    await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Ils écrivent' });
    expect(await data(`${read}/revisions/1/roue.json`)).not.to.have.property('followUp');
    expect(await data(`${read}/revisions/2/roue.json`)).to.have.property('followUp');
  });

  it('is in the PDF, which stays one sheet and draws what it has room for', async () => {
    const figures = async () => {
      const { pages, alternatives, words } = pdfOf(await bytesOf(`${read}/roue.pdf`));
      expect(pages).to.equal(1);
      return {
        words,
        drawn: alternatives.filter((each) => each.includes('relevé') || /: .* le /.test(each)),
      };
    };
    await followAll();
    const before = await bytesOf(`${read}/roue.pdf`);
    await shareFollowUp(site, owner);
    const { words, drawn } = await figures();
    expect(words).to.include('cible1234,5pourle1ermars2027').and.to.include('Zoé<b>&Cie');
    expect(words).to.include('dernierrelevé20hle1erdécembre2026').and.not.to.include('Fichesprises');
    expect(drawn).to.have.length(2);
    expect(drawn[0]).to.include('2 relevés, de 3 le 22 novembre 2026 à 4,25 le 1er décembre 2026');
    await shareFollowUp(site, owner, false);
    expect((await bytesOf(`${read}/roue.pdf`)).equals(before)).to.equal(true);
  });

  it('is on the card of a link, and not in the picture of the wheel', async () => {
    const drawn = () => Promise.all(['carte.png', 'roue.png'].map((file) => bytesOf(`${read}/${file}`)));
    const [card, wheel] = await drawn();
    await followAll();
    await shareFollowUp(site, owner);
    const [told, same] = await drawn();
    expect(told).not.to.deep.equal(card);
    expect(same).to.deep.equal(wheel);
  });
});

import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { expectPrivate } from '../support/private-page.ts';
import { countIn } from '../support/tables.ts';
import { answerByThree, answerIn, openWorkshop, revealIn } from '../support/workshops.ts';
import { valueOf } from '../support/rows.ts';

const textOf = ({ $ }: Answer, selector: string) =>
  $(selector)
    .map((_, each) => $(each).text().replace(/\s+/g, ' ').trim())
    .get();
const row = ({ $ }: Answer, key: string) =>
  $(`table.group-table tr[data-approach="${key}"] td`)
    .map((_, cell) => $(cell).text().replace(/\s+/g, ' ').trim())
    .get();

describe('revealing a workshop', () => {
  let site: TestSite;
  let facilitator: string;
  let participant: string;
  beforeEach(async () => {
    site = await openSite();
    ({ facilitator, participant } = await openWorkshop(new Browser(site.app)));
  });
  afterEach(() => site.close());

  it('is refused kindly while fewer than three have answered', async () => {
    const browser = new Browser(site.app);
    for (const people of [0, 1, 2]) {
      const page = await browser.get(facilitator);
      expect(page.$('form[action$="/devoiler"]'), `${people} answers`).to.have.length(0);
      const refused = await browser.post(`${facilitator}/devoiler`);
      expect(refused.status).to.equal(409);
      expect(refused.$('.notice').text()).to.include('Rien n’a été dévoilé');
      expect(refused.$('.site-nav a[lang=en]').attr('href')).to.match(/^\/en\/workshop\/f\//);
      await answerIn(site, participant, { name: `P${people}` });
    }
    const unsent = await browser.get(participant);
    await browser.submit(unsent, 'preview');
    expect((await browser.get(facilitator)).$('form[action$="/devoiler"]')).to.have.length(1);
  });

  it('does not count what was never sent towards the three', async () => {
    for (const action of ['save', 'save', 'preview']) {
      const browser = new Browser(site.app);
      await browser.submit(await browser.get(participant), action);
    }
    expect((await new Browser(site.app).post(`${facilitator}/devoiler`)).status).to.equal(409);
  });

  it('says before that it cannot be undone, and is never done by a GET', async () => {
    await answerByThree(site, participant);
    const page = await new Browser(site.app).get(facilitator);
    expect(page.$('form[action$="/devoiler"]').prev().text()).to.include('On ne peut pas revenir en arrière');
    const got = await new Browser(site.app).get(`${facilitator}/devoiler`);
    expect([got.status, got.headers['allow']]).to.deep.equal([405, 'POST']);
  });

  it('shows counts for every state, widest disagreement first, with the names given and no average', async () => {
    await answerByThree(site, participant);
    const page = await revealIn(site, facilitator);
    expectPrivate(page);
    expect(page.$('.people').text()).to.equal('3 réponses');
    const keys = page
      .$('table.group-table tbody tr')
      .map((_, each) => page.$(each).attr('data-approach'))
      .get();
    expect(keys).to.have.length(12);
    expect(keys.slice(0, 5)).to.deep.equal(['listen', 'sell', 'teach', 'answer', 'reassure']);
    expect(row(page, 'listen')).to.deep.equal(['2 Anne, B.', '0', '1']);
    expect(row(page, 'sell')).to.deep.equal(['1', '1 B.', '1 Anne']);
    expect(row(page, 'answer')).to.deep.equal(['0', '0', '3 Anne, B.']);
    expect(textOf(page, '.gaps h3')).to.deep.equal(['Écouter', 'Vendre', 'Transmettre']);
    expect(page.$('tr[data-discussed]')).to.have.length(3);
    const teach = textOf(page, '.gaps li[data-approach=teach] > dl > dd');
    expect(teach).to.deep.equal(['2 personnes, dont Anne', '1 personne : B.']);
    expect(page.$('main').text()).not.to.match(/\d,\d/);
  });

  it('folds the approaches that everybody agrees on into one part that says how many, after the others', async () => {
    for (const name of ['Anne', 'B.', ''])
      await answerIn(site, participant, { name, listen: 'priority', teach: 'secondary' });
    await answerIn(site, participant, { listen: 'priority', teach: 'secondary', sell: 'secondary' });
    const page = await revealIn(site, facilitator);
    expect(textOf(page, 'main .group-rows > .scroll th[scope=row]')).to.deep.equal(['Vendre (à discuter)']);
    const fold = page.$('details.agreed-rows');
    expect(fold.is('[open]')).to.equal(false);
    expect(fold.children('summary').text()).to.equal('Même choix pour tout le monde\u00a0: 11 approches');
    const first = fold.find('tbody tr').slice(0, 3);
    expect(first.map((_, each) => page.$(each).attr('data-approach')).get()).to.deep.equal([
      'listen',
      'teach',
      'answer',
    ]);
    expect(textOf(page, '.agreed')).to.deep.equal([
      'Prioritaire pour tout le monde : Écouter',
      'Secondaire pour tout le monde : Transmettre',
    ]);
  });

  it('draws the same counts: as many slices as people, twelve sectors, a label that concludes', async () => {
    await answerByThree(site, participant);
    const { $ } = await revealIn(site, facilitator);
    expect($('svg.wheel')).to.have.length(0);
    expect($('svg.group-picture').attr('aria-label'))
      .to.include('3 réponses')
      .and.to.include('Écouter, Vendre');
    $('svg.group-picture g').each((_, sector) => {
      const cells = $(`table.group-table tr[data-approach="${$(sector).attr('data-approach') ?? ''}"]`);
      const count = (state: string) => Number(cells.find(`td[data-state=${state}]`).attr('data-count'));
      const slices = (name: string) => ($(sector).find(name).attr('d') ?? '').split('Z').length - 1;
      expect(slices('.group-priority')).to.equal(2 * count('priority'));
      expect(slices('.group-secondary')).to.equal(count('secondary'));
    });
  });

  it('finds nothing to discuss where everybody agrees', async () => {
    for (const name of ['Anne', 'B.', '']) await answerIn(site, participant, { name, listen: 'priority' });
    const page = await revealIn(site, facilitator);
    expect(page.$('.gaps')).to.have.length(0);
    expect(page.$('.discuss').text()).to.include('Tout le monde a choisi la même chose');
    expect(page.$('tr[data-discussed]')).to.have.length(0);
    expect(page.$('details.agreed-rows[open] tbody tr')).to.have.length(12);
  });

  it('shows the results to those who answered, and their own answer beside them', async () => {
    const [anne] = await answerByThree(site, participant);
    await revealIn(site, facilitator);
    const page = await anne?.get(participant);
    expect(page?.$('table.group-table tbody tr')).to.have.length(12);
    expect(page?.$('.own-answer table.wheel-table tr[data-approach=listen]').attr('data-state')).to.equal(
      'priority',
    );
    expect(page?.$('form')).to.have.length(0);
    expect(page?.html).not.to.include('/atelier/a/');
    const english = await anne?.get(participant.replace('/fr/atelier/p/', '/en/workshop/p/'));
    expect(english?.$('.gaps dd').first().text().trim()).to.equal('2 people: Anne, B.');
    const form = await anne?.get(`${participant}/reponse`);
    expect([form?.status, form?.location]).to.deep.equal([303, participant]);
  });

  it('tells latecomers kindly, shows them nothing, and sets no cookie', async () => {
    const browser = new Browser(site.app);
    const form = await browser.get(participant);
    await answerByThree(site, participant);
    await revealIn(site, facilitator);
    for (const late of [
      await browser.get(participant),
      await browser.submit(form, 'save', { name: 'Late', sell: 'priority' }),
    ]) {
      expect(late.html).not.to.match(/Anne|group-(?:table|picture)/);
      expect(late.cookies).to.deep.equal([]);
      expectPrivate(late);
    }
    const told = await browser.submit(form, 'save', { name: 'Zoé, en retard', sell: 'priority' });
    expect(told.$('main').text()).to.include('Zoé, en retard');
    expect(told.status).to.equal(409);
    expect(told.$('h1').text()).to.equal('Votre réponse est arrivée trop tard');
    expect(told.$('table.wheel-table tr[data-approach=sell]').attr('data-state')).to.equal('priority');
    const room = await browser.get(`${participant}/ecran`);
    expect(room.$('svg.qr')).to.have.length(0);
    expect(room.html).not.to.include('Anne');
    expect(await countIn(site, 'workshop_answer')).to.equal(3);
  });

  it('changes no answer any more, and erases what was never sent', async () => {
    const [anne] = await answerByThree(site, participant);
    const form = await anne?.get(`${participant}/reponse`);
    const hesitant = new Browser(site.app);
    const kept = await hesitant.follow(
      await hesitant.submit(await hesitant.get(participant), 'preview', { name: 'Hesitant' }),
    );
    await revealIn(site, facilitator);
    if (form === undefined || anne === undefined) throw new Error('nobody answered');
    expect((await anne.submit(form, 'save')).status, 'the same answer again').to.equal(303);
    const changed = await anne.submit(form, 'save', { rally: 'priority' });
    expect([changed.status, changed.$('h1').text()]).to.deep.equal([
      409,
      'Votre changement est arrivé trop tard',
    ]);
    expect((await anne.post(`${participant}/retirer`)).status).to.equal(409);
    expect((await hesitant.submit(kept, 'save')).status).to.equal(409);
    const page = await new Browser(site.app).get(facilitator);
    expect(row(page, 'rally')).to.deep.equal(['0', '0', '3 Anne, B.']);
    expect(await countIn(site, 'workshop_answer')).to.equal(3);
  });

  it('happens once, even when two facilitators press at the same moment', async () => {
    await answerByThree(site, participant);
    const [one, other] = await Promise.all(
      [1, 2].map(() => new Browser(site.app).post(`${facilitator}/devoiler`)),
    );
    expect([one?.status, other?.status]).to.deep.equal([303, 303]);
    const at = () => valueOf(site, 'select revealed_at from workshop');
    const first = await at();
    site.time.now += 60_000;
    await new Browser(site.app).post(`${facilitator}/devoiler`);
    expect(await at()).to.equal(first);
  });

  it('counts or tells everybody who answers in that very moment', async () => {
    await answerByThree(site, participant);
    const late = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const own = new Browser(site.app);
        return { own, form: await own.get(participant) };
      }),
    );
    const [revealed, ...answers] = await Promise.all([
      new Browser(site.app).post(`${facilitator}/devoiler`),
      ...late.map(({ own, form }) => own.submit(form, 'save', { listen: 'priority' })),
    ]);
    expect(revealed.status).to.equal(303);
    for (const { status } of answers) expect(status).to.be.oneOf([303, 409]);
    const counted = answers.filter(({ status }) => status === 303).length;
    const page = await new Browser(site.app).get(facilitator);
    expect(page.$('.people').attr('data-people')).to.equal(String(3 + counted));
    for (const [index, { own }] of late.entries()) {
      // One table of what is disputed, one of what is agreed.
      const seen = (await own.get(participant)).$('table.group-table').length > 0;
      expect(seen).to.equal(answers[index]?.status === 303);
    }
  });

  it('sets awkward names as they were typed', async () => {
    const names = ['<b>Anne</b>', '"B" & \'C\'', '</td><script>', 'دانا', '👨‍👩‍👧'];
    for (const name of names) await answerIn(site, participant, { name, listen: 'priority' });
    const page = await revealIn(site, facilitator);
    const shown = textOf(page, 'tr[data-approach=listen] td[data-state=priority] bdi');
    expect(shown.toSorted()).to.deep.equal(names.toSorted());
    expect(page.$('script, td b')).to.have.length(0);
  });
});

import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { openChange, stepPath } from '../support/builders.ts';
import { errorsOn, followStrategy, hrefOf } from '../support/follow-up-page.ts';
import type { FollowedStrategy } from '../support/follow-up-page.ts';
import { change, tableIn } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';

const OWN = {
  'own-1-label': 'Soigner',
  'own-1-verb': 'soigner nos abonnées',
  'own-1-noun': 'le soin des abonnées',
  'own-1-family': 'care',
};

describe('an indicator', () => {
  let site: TestSite;
  let followed: FollowedStrategy;
  beforeEach(async () => {
    site = await openSite();
    followed = await followStrategy(site, {
      approaches: { listen: 'priority', teach: 'secondary' },
      review: { 'owner-listen': 'Anne' },
    });
  });
  afterEach(() => site.close());

  const keep = (fields: Fields, path = followed.fr) =>
    followed.browser.post(path, { direction: 'up', ...fields, action: 'indicator' });
  const indicators = () => tableIn(site, 'indicator');
  const open = (query: string, path = followed.fr) => followed.browser.get(`${path}?${query}`);

  it('opens its form by a link of the page, as it stands, and stores nothing before it is sent', async () => {
    for (const path of [followed.fr, followed.en]) {
      const page = await followed.browser.get(path);
      expect(page.$('#indicator')).to.have.length(0);
      const form = await followed.browser.get(hrefOf(page, '[data-indicator="listen-1"] .indicator-acts a'));
      expect(await htmlFaults(form.html)).to.deep.equal([]);
      expect(form.$('#indicator input[name="indicator"]').val()).to.equal('listen-1');
      expect(form.$('#owner').val()).to.equal('Anne');
      expect(form.$('#label').val()).to.not.equal('');
      expect(form.$('#approach')).to.have.length(0);
    }
    expect(await indicators()).to.deep.equal([]);
  });

  it('is changed in the reader’s words, and takes back those of the method when emptied', async () => {
    const form = await open('indicateur=listen-1');
    const words = String(form.$('#label').val());
    const fields = {
      label: 'Avis lus',
      unit: '',
      baseline: '12 %',
      target: '40',
      due: '2027-02-20',
      owner: 'Zoé',
    };
    const answer = await followed.browser.submit(form, 'indicator', fields, '#indicator form');
    const page = await followed.browser.follow(answer);
    expect(page.$('#done').text()).to.include('Indicateur enregistré');
    const card = page.$('[data-indicator="listen-1"]');
    expect([card.attr('data-baseline'), card.attr('data-target')]).to.deep.equal(['12', '40']);
    expect(card.text()).to.match(/12\s%/u).and.to.include('Zoé').and.to.include('20 février 2027');
    expect(
      (await followed.browser.get(followed.en)).$('[data-indicator="listen-1"] h4').attr('lang'),
    ).to.equal('fr');
    await followed.browser.submit(
      await open('indicateur=listen-1'),
      'indicator',
      { label: '' },
      '#indicator form',
    );
    expect((await indicators())[0]).to.include({ label: '', unit: '%', target: '40' });
    const english = await followed.browser.get(followed.en);
    expect(english.$('[data-indicator="listen-1"] h4').attr('lang')).to.equal(undefined);
    await followed.browser.submit(
      await open('indicateur=listen-1'),
      'indicator',
      { label: words },
      '#indicator form',
    );
    expect((await indicators())[0]).to.include({ label: '' });
  });

  it('is added for a marked approach, or any other of the wheel', async () => {
    const page = await followed.browser.get(followed.fr);
    const form = await followed.browser.get(hrefOf(page, '#indicators > p > a'));
    expect(form.$('#approach option').first().val()).to.equal('');
    expect(form.$('#approach option')).to.have.length(13);
    const none = await followed.browser.submit(form, 'indicator', {}, '#indicator form');
    expect(errorsOn(none).map(([href]) => href)).to.deep.equal(['#approach', '#label']);
    for (const approach of ['teach', 'sell', 'listen'])
      expect((await keep({ approach, label: `Ce que ${approach} apporte` })).status, approach).to.equal(303);
    expect((await indicators()).map(({ id }) => id)).to.have.members(['teach-3', 'sell-3', 'listen-3']);
    const groups = (await followed.browser.get(followed.fr)).$('.followed');
    expect(groups.map((index) => groups.find('h3').eq(index).text()).get()).to.deep.equal([
      'Écouter',
      'Transmettre',
      'Vendre',
    ]);
    expect(groups.eq(1).text()).to.include('Secondaire sur la roue').and.to.not.include('N’est plus');
    expect((await keep({ approach: 'nothing', label: 'x' })).status).to.equal(422);
    expect((await keep({ indicator: 'listen-9', label: 'x' })).status).to.equal(404);
  });

  it('opens with its approach chosen, and no form for words that ask for nothing', async () => {
    const form = await open('indicateur=teach');
    expect(form.$('#approach option[selected]').val()).to.equal('teach');
    expect(form.$('.site-nav [hreflang]').attr('href')).to.equal(`${followed.en}?indicator=teach#indicator`);
    for (const query of ['indicateur=', 'indicateur=x-1', 'indicateur=teach&indicateur=sell', 'corriger=x'])
      expect((await open(query)).$('#indicator, #reading'), query).to.have.length(0);
  });

  it('keeps every word that it cannot take', async () => {
    const typed = {
      approach: 'listen',
      label: 'y'.repeat(81),
      unit: '12 mois par an',
      baseline: '5 €',
      target: '4 %',
      due: '2026-11-01',
      owner: `<i>${'z'.repeat(80)}</i>`,
    };
    for (const path of [followed.fr, followed.en]) {
      const page = await keep(typed, path);
      expect(page.status).to.equal(422);
      expect(errorsOn(page).map(([href]) => href)).to.deep.equal([
        '#label',
        '#unit',
        '#target',
        '#due',
        '#owner',
      ]);
      for (const [name, text] of Object.entries(typed)) {
        const field = page.$(`#${name}`);
        expect(field.is('select') ? field.find('[selected]').val() : field.val(), name).to.equal(text);
      }
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
    expect(await indicators()).to.deep.equal([]);
  });

  it('has a target that lies where it should go', async () => {
    const up = await keep({ indicator: 'listen-1', baseline: '40', target: '12' });
    expect(errorsOn(up)[0]?.[0]).to.equal('#target');
    expect(
      (await keep({ indicator: 'listen-1', direction: 'down', baseline: '40', target: '12' })).status,
    ).to.equal(303);
    expect(
      (await keep({ indicator: 'listen-1', direction: 'down', baseline: '4', target: '12' })).status,
    ).to.equal(422);
    expect((await keep({ indicator: 'listen-1', baseline: '12', target: '12' })).status).to.equal(303);
    expect((await keep({ indicator: 'listen-1', direction: 'sideways' })).status).to.equal(422);
  });

  it('asks how a start is meant that can be read in two ways', async () => {
    const asked = await keep({ indicator: 'listen-1', baseline: '1,500', target: '2,500' }, followed.en);
    expect(errorsOn(asked).map(([href]) => href)).to.deep.equal(['#as-baseline-1500', '#as-target-2500']);
    const chosen = { 'as-baseline': '1500', 'as-target': '2500' };
    expect((await followed.browser.submit(asked, 'indicator', chosen, '#indicator form')).status).to.equal(
      303,
    );
    expect((await indicators())[0]).to.include({ baseline: '1500', target: '2500' });
    const form = await followed.browser.get(`${followed.en}?indicator=listen-1`);
    expect((await followed.browser.submit(form, 'indicator', {}, '#indicator form')).status).to.equal(303);
    expect((await indicators())[0]).to.include({ baseline: '1500', target: '2500' });
  });

  it('shows hours and days in words, and stands as it was when its form is sent unchanged', async () => {
    for (const [unit, shown] of [
      ['jours', 'jours'],
      ['d', 'd'],
      ['heure', 'heures'],
      ['€', '€'],
    ] as const) {
      await keep({ indicator: 'listen-1', unit, baseline: '1234,5', owner: 'Ada' });
      const form = await open('indicateur=listen-1');
      if (unit !== 'd') expect(form.$('#unit').val()).to.equal(shown);
      const [before] = await indicators();
      expect((await followed.browser.submit(form, 'indicator', {}, '#indicator form')).status).to.equal(303);
      expect((await indicators())[0]).to.deep.equal(before);
    }
  });

  it('says what another unit means for readings that are there', async () => {
    await followed.browser.post(followed.fr, { 'value-listen-1': '5 €', action: 'readings' });
    const form = await open('indicateur=listen-1');
    expect(form.$('#unit-hint').text()).to.include('ne convertit rien');
    expect((await open('indicateur=listen-2')).$('#unit-hint').text()).to.not.include('ne convertit rien');
    await followed.browser.submit(form, 'indicator', { unit: '%' }, '#indicator form');
    expect((await followed.browser.get(followed.fr)).$('[data-indicator="listen-1"]').text()).to.match(
      /5\s%/u,
    );
  });

  it('is ended and taken up again with its readings, from any tab', async () => {
    await followed.browser.post(followed.fr, { 'value-listen-1': '5', action: 'readings' });
    const form = await open('indicateur=listen-1');
    for (let tab = 0; tab < 2; tab += 1) {
      const answer = await followed.browser.submit(form, 'end', {}, '#indicator .end-form');
      expect((await followed.browser.follow(answer)).$('#done').text()).to.include('Indicateur arrêté');
    }
    await followed.browser.post(followed.fr, { indicator: 'listen-2', action: 'end' });
    const page = await followed.browser.get(followed.fr);
    expect(page.$('[data-indicator]')).to.have.length(0);
    expect(page.$('#ended li')).to.have.length(2);
    expect(page.$('#readings').is('form')).to.equal(false);
    const resumed = await followed.browser.submit(page, 'resume', {}, '#ended form');
    const after = await followed.browser.follow(resumed);
    expect(after.$('[data-indicator="listen-1"]').attr('data-last')).to.equal('5');
    expect(
      (await followed.browser.post(followed.fr, { indicator: 'listen-8', action: 'end' })).status,
    ).to.equal(404);
    expect((await followed.browser.post(followed.fr, { action: 'resume' })).status).to.equal(404);
  });

  it('stops at four for an approach, twelve in all and forty ever', async () => {
    for (const label of ['Trois', 'Quatre'])
      expect((await keep({ approach: 'listen', label })).status).to.equal(303);
    const fifth = await keep({ approach: 'listen', label: 'Cinq' });
    expect([fifth.status, errorsOn(fifth)[0]?.[0]]).to.deep.equal([422, '#label']);
    expect(errorsOn(fifth)[0]?.[1]).to.include('4 indicateurs');
    expect(fifth.$('#label').val()).to.equal('Cinq');
    const others = ['teach', 'sell', 'amplify', 'rally', 'answer'];
    for (const approach of others)
      for (const label of ['Un', 'Deux']) expect((await keep({ approach, label })).status).to.equal(303);
    expect(await indicators()).to.have.length(12);
    const full = await keep({ approach: 'reassure', label: 'De trop' });
    expect(errorsOn(full)[0]?.[1]).to.include('12 indicateurs');
    const page = await followed.browser.get(followed.fr);
    expect(page.$('[data-indicator]')).to.have.length(12);
    const proposed = await followed.browser.post(followed.fr, { 'value-listen-1': '5', action: 'readings' });
    expect([proposed.status, errorsOn(proposed)[0]?.[0]]).to.deep.equal([422, '#value-listen-1']);
    await followed.browser.post(followed.fr, { indicator: 'sell-3', action: 'end' });
    expect((await keep({ approach: 'reassure', label: 'En place' })).status).to.equal(303);
    const again = await followed.browser.post(followed.fr, { indicator: 'sell-3', action: 'resume' });
    expect([again.status, errorsOn(again)[0]?.[0]]).to.deep.equal([422, '#resume-sell-3']);
    expect(again.$('#ended').is('[open]')).to.equal(true);
    await change(site, `update indicator set ended_at = 1`);
    for (let number = 0; number < 27; number += 1) {
      await keep({ approach: 'co-create', label: String(number) });
      await change(site, `update indicator set ended_at = 1`);
    }
    expect(await indicators()).to.have.length(40);
    expect(errorsOn(await keep({ approach: 'co-create', label: 'x' }))[0]?.[1]).to.include('40 indicateurs');
    const first = await followed.browser.post(followed.fr, { 'value-listen-1': '5', action: 'readings' });
    expect(errorsOn(first)[0]?.[1]).to.include('40 indicateurs');
  });

  it('tells of what somebody else made of it meanwhile, and keeps what was typed', async () => {
    const [mine, theirs] = [await open('indicateur=listen-1'), await open('indicateur=listen-1')];
    const send = (form: Answer, fields: Fields) =>
      followed.browser.submit(form, 'indicator', fields, '#indicator form');
    expect((await send(theirs, { target: '40 %', owner: 'Zoé' })).status).to.equal(303);
    expect((await send(theirs, { target: '40 %', owner: 'Zoé' })).status).to.equal(303);
    const conflict = await send(mine, { label: 'Avis', target: '50' });
    expect(conflict.status).to.equal(409);
    expect(await htmlFaults(conflict.html)).to.deep.equal([]);
    expect(conflict.$('.conflict[autofocus]').text()).to.match(/40\s%/u).and.to.include('Zoé');
    expect([conflict.$('#label').val(), conflict.$('#target').val()]).to.deep.equal(['Avis', '50']);
    expect((await send(conflict, {})).status).to.equal(303);
    expect((await indicators())[0]).to.include({ label: 'Avis', target: '50', owner: 'Anne' });
  });

  it('is added once, however often its form is sent', async () => {
    const form = await open('indicateur=teach');
    for (let time = 0; time < 2; time += 1) {
      const sent = await followed.browser.submit(form, 'indicator', { label: 'Visites' }, '#indicator form');
      expect(sent.status).to.equal(303);
    }
    expect(await indicators()).to.have.length(1);
    const twin = await keep({ approach: 'teach', label: 'VISITES', baseline: '5' });
    expect([twin.status, errorsOn(twin)[0]?.[0]]).to.deep.equal([422, '#label']);
    expect((await keep({ approach: 'sell', label: 'Visites' })).status).to.equal(303);
  });

  it('stays with its approach, marked, where the wheel changes, and is found again', async () => {
    await followed.browser.post(followed.fr, { 'value-listen-1': '5', action: 'readings' });
    const choose = async (listen: string) => {
      const draft = await openChange(followed.browser, followed.owner);
      const fields = { listen, teach: 'priority', action: 'continue' };
      await followed.browser.post(stepPath(draft, 'approaches'), fields);
      await followed.browser.post(stepPath(draft, 'review'), { action: 'save' });
      return followed.browser.get(followed.fr);
    };
    for (const [state, words] of [
      ['secondary', 'N’est plus une priorité : secondaire'],
      ['none', 'N’est plus une priorité : laissée de côté'],
    ] as const) {
      const page = await choose(state);
      expect(
        page.$('[data-indicator="listen-1"]').closest('.followed').text().replace(/\s/g, ' '),
      ).to.include(words);
      expect(page.$('#value-listen-1')).to.have.length(1);
    }
    const back = await choose('priority');
    expect(back.$('[data-indicator="listen-1"]').closest('.followed').text()).to.not.include('N’est plus');
  });

  it('belongs to an approach of the reader’s own by its name', async () => {
    const own = await followStrategy(site, { approaches: { ...OWN, 'own-1': 'priority' } });
    const page = await own.browser.get(own.fr);
    expect(page.$('[data-indicator]')).to.have.length(0);
    expect(page.$('.followed h3').text()).to.equal('Soigner');
    const form = await own.browser.get(hrefOf(page, '.followed a'));
    expect(form.$('#approach [selected]').val()).to.equal('own-1');
    const unnamed = await own.browser.submit(form, 'indicator', { label: '' }, '#indicator form');
    expect(errorsOn(unnamed)[0]?.[0]).to.equal('#label');
    await own.browser.submit(form, 'indicator', { label: 'Visites' }, '#indicator form');
    expect((await indicators()).at(-1)).to.include({ id: 'own-1-3', named: 'Soigner', label: 'Visites' });
    const draft = await openChange(own.browser, own.owner);
    await own.browser.post(stepPath(draft, 'approaches'), {
      listen: 'priority',
      ...OWN,
      'own-1-label': 'Accueillir',
      'own-1': 'priority',
      action: 'continue',
    });
    await own.browser.post(stepPath(draft, 'review'), { action: 'save' });
    const gone = await own.browser.get(own.fr);
    const group = gone.$('[data-indicator="own-1-3"]').closest('.followed');
    expect(group.find('h3').text()).to.equal('Soigner');
    expect(group.text()).to.include('N’est plus sur la roue');
    expect((await own.browser.post(own.fr, { 'value-own-1-3': '8', action: 'readings' })).status).to.equal(
      303,
    );
    expect(await htmlFaults((await own.browser.get(own.en)).html)).to.deep.equal([]);
    const alike = { approach: 'own-1', label: 'Visites', direction: 'up', action: 'indicator' };
    expect((await own.browser.post(own.fr, alike)).status).to.equal(303);
    expect((await indicators()).at(-1)).to.include({ id: 'own-1-4', named: 'Accueillir', label: 'Visites' });
  });

  it('is offered where nobody is a priority, or where the brand stays away', async () => {
    for (const [approaches, words] of [
      [{ teach: 'secondary' }, 'Aucune approche n’est encore prioritaire'],
      [{ abstain: '1', 'abstain-reason': 'Pas le temps' }, 'Vous avez choisi de'],
    ] as const) {
      const blank = await followStrategy(site, { approaches });
      const page = await blank.browser.get(blank.fr);
      expect(page.status).to.equal(200);
      expect(page.$('.notice').text()).to.include(words);
      expect(page.$('[data-indicator]')).to.have.length(0);
      expect(page.$('.notice form').attr('action')).to.equal(`${blank.edit}/modifier`);
      const added = await blank.browser.post(blank.fr, {
        approach: 'sell',
        label: 'Panier moyen',
        action: 'indicator',
      });
      expect(added.status).to.equal(303);
      expect((await blank.browser.get(blank.en)).$('[data-indicator="sell-3"]')).to.have.length(1);
      expect(await htmlFaults((await blank.browser.get(blank.en)).html)).to.deep.equal([]);
      const nothing = await blank.browser.post(blank.fr, { action: 'readings' });
      expect(nothing.status).to.equal(422);
    }
  });

  it('stops being changed where a day has taken enough, with its words kept', async () => {
    await keep({ indicator: 'listen-1', label: 'Avis' });
    await change(site, 'update cap_count set n = 100');
    const page = await keep({ indicator: 'listen-1', label: 'Avis lus', owner: 'Ada' });
    expect(page.status).to.equal(429);
    const typed = page.$('.typed li').map((_, each) => page.$(each).text());
    expect(typed.get().join(' | ')).to.include('Avis lus').and.to.include('Ada');
  });
});

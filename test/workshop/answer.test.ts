import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { expectPrivate } from '../support/private-page.ts';
import { countIn, storedIn } from '../support/tables.ts';
import { fillWorkshop, openWorkshop } from '../support/workshops.ts';
import { valuesOf } from '../support/rows.ts';
import { APPROACH_KEYS } from '../support/method.ts';

const peopleOn = ({ $ }: Answer) => Number($('.people').attr('data-people'));

describe('answering in a workshop', () => {
  let site: TestSite;
  let browser: Browser;
  let facilitator: string;
  let participant: string;
  let form: Answer;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    const opened = await openWorkshop(new Browser(site.app), { context: 'Par où <commencer> ?' });
    ({ facilitator, participant } = opened);
    form = await browser.get(participant);
  });
  afterEach(() => site.close());

  const people = async () => peopleOn(await new Browser(site.app).get(facilitator));

  it('shows the question and the twelve choices, with nothing chosen and no cookie', () => {
    const { $ } = form;
    expect(form.status).to.equal(200);
    expectPrivate(form);
    expect(form.cookies).to.deep.equal([]);
    expect($('.workshop-context').text().trim()).to.equal('Par où <commencer> ?');
    for (const key of APPROACH_KEYS) {
      expect($(`fieldset#approach-${key} input[type=radio]`), key).to.have.length(3);
      expect($(`#${key}-none`).is('[checked]'), key).to.equal(true);
    }
    expect($('.wheel-overlay label')).to.have.length(36);
    expect($('form .panel').prevAll('fieldset.approach')).to.have.length(12);
  });

  it('says who will see the name, and when, before it is asked', () => {
    const { $, html } = form;
    expect($('.rules').text()).to.include('Personne ne voit vos choix avant');
    expect($('.rules').text()).to.include('se deviner');
    expect($('#name-hint').text()).to.match(
      /verront ce que vous avez choisi, une fois les réponses dévoilées/,
    );
    expect(html.indexOf('class="rules"')).to.be.lessThan(html.indexOf('<fieldset'));
    expect($('#name').attr('aria-describedby')).to.equal('name-hint');
  });

  it('counts an answer once it is sent, and shows it to its writer', async () => {
    const sent = await browser.submit(form, 'save', { name: ' Anne ', listen: 'priority' });
    expect(sent.status).to.equal(303);
    expect(sent.cookies.join()).to.include('HttpOnly');
    const page = await browser.follow(sent);
    expectPrivate(page);
    expect(page.$('h1').text()).to.equal('Votre réponse est comptée');
    expect(peopleOn(page)).to.equal(1);
    expect(page.$('.own-answer').text()).to.include('Anne');
    expect(page.$('svg.wheel g[data-approach=listen]').attr('data-state')).to.equal('priority');
    expect(page.$('table.wheel-table tr[data-state=priority]')).to.have.length(1);
    expect(await people()).to.equal(1);
  });

  it('takes an empty wheel and no name for an answer', async () => {
    expect((await browser.submit(form, 'save')).status).to.equal(303);
    expect(await people()).to.equal(1);
  });

  it('is one answer per browser, however often and however many times at once it is sent', async () => {
    const fields = { name: 'Anne', listen: 'priority' };
    await browser.submit(form, 'save', fields);
    const again = await Promise.all([1, 2, 3].map(() => browser.submit(form, 'save', fields)));
    expect(again.map(({ status }) => status)).to.deep.equal([303, 303, 303]);
    expect(await people()).to.equal(1);
    expect(await countIn(site, 'workshop_answer')).to.equal(1);
  });

  it('may be changed until the reveal', async () => {
    const page = await browser.follow(
      await browser.submit(form, 'save', { name: 'Anne', listen: 'priority' }),
    );
    const change = await browser.get(page.$('.actions a.button').attr('href') ?? '');
    expect(change.$('#listen-priority').is('[checked]')).to.equal(true);
    expect(change.$('#name').val()).to.equal('Anne');
    const changed = await browser.follow(await browser.submit(change, 'save', { name: '', listen: 'none' }));
    expect(changed.$('table.wheel-table tr[data-state=priority]')).to.have.length(0);
    expect(changed.$('.own-answer').text()).to.include('Sans nom');
    expect(await people()).to.equal(1);
  });

  it('shows both states when an old form meets a newer answer', async () => {
    await browser.submit(form, 'save', { listen: 'priority' });
    const old = await browser.submit(form, 'save', { name: 'Anne', sell: 'secondary' });
    expect(old.status).to.equal(409);
    const rows = old
      .$('.conflict tbody tr')
      .map((_, row) => old.$(row).text().replace(/\s+/g, ' '))
      .get();
    expect(rows).to.have.length(3);
    expect(rows[0]).to.include('Écouter').and.to.include('Prioritaire').and.to.include('Laissée de côté');
    expect(old.$('#sell-secondary').is('[checked]'), 'what was typed stands').to.equal(true);
    const kept = await browser.submit(old, 'save');
    expect(kept.status).to.equal(303);
    const same = await browser.submit(form, 'save', { name: 'Anne', sell: 'secondary' });
    expect(same.status, 'an old form with equal values').to.equal(303);
  });

  it('redraws the wheel and switches the language without counting what is not sent yet', async () => {
    const redrawn = await browser.follow(await browser.submit(form, 'preview', { listen: 'priority' }));
    expect(redrawn.$('svg.wheel').attr('data-verdict')).to.equal('sharp');
    expect(redrawn.$('.notice').text()).to.include('pas encore envoyés');
    expect(await people()).to.equal(0);
    const english = await browser.follow(await browser.submit(redrawn, 'language', { name: 'Anne' }));
    expect(english.$('html').attr('lang')).to.equal('en');
    expect(english.$('#listen-priority').is('[checked]')).to.equal(true);
    expect(english.$('#name').val()).to.equal('Anne');
    expect(await people()).to.equal(0);
    const sent = await browser.follow(await browser.submit(english, 'save'));
    expect(sent.$('h1').text()).to.equal('Your answer is counted');
    expect(await people()).to.equal(1);
    await browser.submit(await browser.get(`${participant}/reponse`), 'preview', { sell: 'priority' });
    expect(await people(), 'what was sent stays sent').to.equal(1);
  });

  it('keeps every choice and word of a form that cannot be taken', async () => {
    const fields = { name: 'x'.repeat(41), listen: 'everything', sell: 'priority' };
    const refused = await browser.submit(form, 'save', fields);
    expectRefused(refused, ['listen-none', 'name']);
    expect(refused.$('#name').val()).to.equal(fields.name);
    expect(refused.$('#sell-priority').is('[checked]')).to.equal(true);
    expectRefused(await browser.submit(form, 'language', fields), ['listen-none', 'name'], 'en');
    const repeated = { listen: ['priority', 'none'], name: ['a', 'b'] };
    expectRefused(await browser.submit(form, 'save', repeated), ['listen-none', 'name']);
    expectRefused(await browser.submit(form, 'save', { name: 'a\u202eb' }), ['name']);
    expect(refused.cookies, 'no cookie for what is not kept').to.deep.equal([]);
    expect(await countIn(site, 'workshop_answer')).to.equal(0);
    expect((await browser.submit(form, 'explode')).status).to.equal(422);
  });

  it('can be withdrawn, and given again', async () => {
    const waiting = await browser.follow(await browser.submit(form, 'save', { name: 'Anne' }));
    const gone = await browser.follow(await browser.submit(waiting, '', {}, 'form[action$="/retirer"]'));
    expect(gone.$('fieldset.approach')).to.have.length(12);
    expect(gone.$('#name').val()).to.equal('');
    expect(JSON.stringify(await storedIn(site))).not.to.match(/\bAnne\b/);
    expect(await people()).to.equal(0);
    expect((await browser.submit(gone, 'save')).status).to.equal(303);
    expect((await new Browser(site.app).post(`${participant}/retirer`)).status).to.equal(303);
    expect(await people(), 'nobody withdraws another’s').to.equal(1);
  });

  it('takes forty people who send at the same moment', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const own = new Browser(site.app);
        const page = await own.get(participant);
        return { own, page, key: APPROACH_KEYS[index % 12] ?? 'listen', name: `P${index}` };
      }),
    );
    const answers = await Promise.all(
      crowd.map(({ own, page, key, name }) => own.submit(page, 'save', { name, [key]: 'priority' })),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(40).fill(303));
    expect(await people()).to.equal(40);
    const names = await valuesOf(site, 'select name from workshop_answer');
    expect(new Set(names).size).to.equal(40);
  });

  it('says so when a workshop has all the answers it can show', async () => {
    await fillWorkshop(site, { sent: 300 });
    const full = await browser.submit(form, 'save', { listen: 'priority' });
    expect(full.status).to.equal(409);
    expect(full.$('h1').text()).to.equal('Cet atelier est complet');
    expect(full.$('table.wheel-table tr[data-state=priority]')).to.have.length(1);
    expect(await people()).to.equal(300);
  });

  it('has a screen for the room: the address and its code, and no key but the group’s', async () => {
    const screen = await new Browser(site.app).get(`${participant}/ecran`);
    expectPrivate(screen);
    expect(screen.$('#participant-link').text()).to.equal(`http://wheel.test${participant}`);
    expect(screen.$('svg.qr').attr('aria-label')).to.include('QR');
    expect(screen.html).not.to.include('/atelier/a/');
    expect(peopleOn(screen)).to.equal(0);
  });

  it('loads pages again only where somebody asked for it', async () => {
    await browser.submit(form, 'save');
    for (const path of [facilitator, participant, `${participant}/ecran`]) {
      const still = await browser.get(path);
      expect(still.headers['refresh'], path).to.equal(undefined);
      const asked = await browser.get(still.$('.refresh a').last().attr('href') ?? '');
      expect(asked.headers['refresh'], path).to.equal('30');
      expect(asked.$('.refresh a').attr('href'), 'a link that stops it').to.equal(path);
      expect((await browser.get(`${path}?actualiser=1`)).headers['refresh']).to.equal(undefined);
      expect((await browser.get(`${path}?refresh=30`)).headers['refresh']).to.equal('30');
    }
  });
});

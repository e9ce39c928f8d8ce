import { expect } from 'chai';
import { DECIDED_MAX } from '../../src/workshop/form.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { approachesFields, linkPath, saveStrategy, stepPath } from '../support/builders.ts';
import { valueOf } from '../support/rows.ts';
import { storedIn } from '../support/tables.ts';
import { answerByThree, openWorkshop, revealIn } from '../support/workshops.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FORM = 'form[action$="/decider"]';
const WORDS = 'Écouter d’abord, six semaines.\nPersonne ici ne sait ce que l’on dit de nous.';

describe('what a group decided', () => {
  let site: TestSite;
  let browser: Browser;
  let facilitator: string;
  let participant: string;
  let anne: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    ({ facilitator, participant } = await openWorkshop(browser));
    [anne = browser] = await answerByThree(site, participant);
  });
  afterEach(() => site.close());

  const decide = async (fields: Fields, page?: Answer) =>
    browser.submit(page ?? (await browser.get(facilitator)), '', fields, FORM);
  const held = () => valueOf(site, 'select decided from workshop');
  const shownIn = ({ $ }: Answer) => $('.decided .own-lines').text();

  it('is asked for after the reveal alone, of whoever runs the workshop', async () => {
    expect((await browser.get(facilitator)).$(FORM)).to.have.length(0);
    const early = await browser.post(`${facilitator}/decider`, { decided: WORDS });
    expect(early.status).to.equal(409);
    expect(early.$('.notice .own-lines').text()).to.equal(WORDS);
    expect(await held()).to.equal('');
    await revealIn(site, facilitator);
    expect((await browser.get(facilitator)).$(`${FORM} textarea#decided`)).to.have.length(1);
    for (const path of [participant, `${participant}/ecran`])
      expect((await anne.get(path)).$('form'), path).to.have.length(0);
    expect((await anne.post(`${participant}/decider`, { decided: 'x' })).status).to.equal(404);
    expect((await browser.get(`${facilitator}/decider`)).status).to.equal(405);
  });

  it('stays as it is for a post that does not bring the field', async () => {
    await revealIn(site, facilitator);
    await decide({ decided: WORDS });
    expect((await browser.post(`${facilitator}/decider`)).status).to.equal(422);
    expect(await held()).to.equal(WORDS);
    await decide({ decided: '' });
    expect(await held(), 'emptied on purpose').to.equal('');
  });

  it('is read with the results, on the screen and where it was written, line by line', async () => {
    await revealIn(site, facilitator);
    const kept = await decide({ decided: `  ${WORDS.replace('\n', '\r\n \r\n\r\n')}  ` });
    expect(kept.status).to.equal(303);
    const page = await browser.follow(kept);
    expect(page.$('[role=status]').text()).to.include('La décision est gardée');
    const lines = WORDS.replace('\n', '\n\n');
    expect(page.$('#decided').val()).to.equal(lines);
    for (const each of [page, await anne.get(participant), await browser.get(`${participant}/ecran`)])
      expect(shownIn(each)).to.equal(lines);
  });

  it('takes no room until there is one, and goes when it is emptied', async () => {
    await revealIn(site, facilitator);
    for (const path of [facilitator, participant, `${participant}/ecran`])
      expect((await anne.get(path)).$('.decided'), path).to.have.length(0);
    await decide({ decided: WORDS });
    const emptied = await browser.follow(await decide({ decided: '' }));
    expect(emptied.$('[role=status]').text()).to.equal('La décision est effacée.');
    expect(emptied.$('.decided')).to.have.length(0);
  });

  it('keeps every word that cannot be taken, and says why', async () => {
    await revealIn(site, facilitator);
    await decide({ decided: WORDS });
    for (const decided of ['x'.repeat(DECIDED_MAX + 1), 'a\u202Eb', ['un', 'deux']]) {
      const refused = await decide({ decided });
      expect(refused.status).to.equal(422);
      expect(refused.$('.error-summary[autofocus] a').attr('href')).to.equal('#decided');
      expect(refused.$('#decided').val()).to.equal(Array.isArray(decided) ? 'un' : decided);
      expect(refused.$('#decided').attr('aria-invalid')).to.equal('true');
      expect(refused.$('title').text()).to.match(/^Erreur/);
    }
    expect(await held()).to.equal(WORDS);
    expect((await decide({ decided: 'é'.repeat(DECIDED_MAX) })).status).to.equal(303);
  });

  it('tells two tabs apart: the later one sees both texts, and may still keep its own', async () => {
    await revealIn(site, facilitator);
    const [one, other] = [await browser.get(facilitator), await browser.get(facilitator)];
    expect((await decide({ decided: WORDS }, one)).status).to.equal(303);
    const told = await decide({ decided: 'Vendre d’abord.' }, other);
    expect(told.status).to.equal(409);
    const texts = told.$('.conflict[autofocus] .own-lines').map((_, each) => told.$(each).text());
    expect(texts.get()).to.deep.equal([WORDS, 'Vendre d’abord.']);
    expect(told.$('#decided').val()).to.equal('Vendre d’abord.');
    expect(await held()).to.equal(WORDS);
    expect((await decide({}, told)).status).to.equal(303);
    expect(await held()).to.equal('Vendre d’abord.');
  });

  it('is taken when the same words come twice, from an old form too', async () => {
    await revealIn(site, facilitator);
    const page = await browser.get(facilitator);
    const both = await Promise.all([1, 2].map(() => decide({ decided: WORDS }, page)));
    expect(both.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(await valueOf(site, 'select decided_version from workshop')).to.equal(1);
  });

  it('is set as it was typed', async () => {
    await revealIn(site, facilitator);
    const awkward = '<b>Non</b> & "oui" </blockquote><script>';
    await decide({ decided: awkward });
    const page = await browser.get(`${participant}/ecran`);
    expect(shownIn(page)).to.equal(awkward);
    expect(page.$('script, b')).to.have.length(0);
  });

  it('puts off the end of the workshop, and is erased with it', async () => {
    await revealIn(site, facilitator);
    site.time.now += 20 * DAY_MS;
    await decide({ decided: WORDS });
    site.time.now += 29 * DAY_MS;
    expect((await browser.get(facilitator)).status).to.equal(200);
    await browser.post(`${facilitator}/adopter`);
    await browser.post(`${facilitator}/supprimer`);
    expect(JSON.stringify(await storedIn(site))).not.to.include('six semaines');
  });

  describe('offered to the draft that follows', () => {
    beforeEach(() => revealIn(site, facilitator));

    /** Steps 2 and 3 of the draft that this browser makes of the workshop. */
    const walk = async () => {
      const diagnosis = await browser.follow(await browser.post(`${facilitator}/adopter`));
      const step = await browser.follow(await browser.submit(diagnosis, 'continue'));
      const marked = approachesFields({ listen: 'priority' });
      return [step, await browser.follow(await browser.submit(step, 'continue', marked))] as const;
    };

    it('stands beside the choices and the review, and in none of their fields', async () => {
      await decide({ decided: WORDS });
      for (const { $ } of await walk()) {
        expect($('.group-decision .own-lines').text()).to.equal(WORDS);
        expect($('.group-decision .hint').text()).to.include('que si vous les y écrivez');
        const typed = $('form :is(textarea, input[type=text])').map((_, each) => $(each).val());
        expect(typed.get().join()).not.to.include('six semaines');
      }
    });

    it('is in nothing that is saved unless its author writes it there', async () => {
      await decide({ decided: WORDS });
      const [, review] = await walk();
      const owner = await browser.follow(await browser.submit(review, 'save'));
      const read = linkPath(owner, 'read-link');
      for (const path of [read, `${read}/roue.json`, `${read}/revisions/1`])
        expect((await new Browser(site.app).get(path)).html, path).not.to.include('six semaines');
      expect((await saveStrategy(browser)).html).not.to.include('six semaines');
    });

    it('follows what is decided later, whether the draft is opened again or not', async () => {
      const [step] = await walk();
      expect(step.$('.group-decision')).to.have.length(0);
      await decide({ decided: WORDS });
      const seen = await browser.get(stepPath(step, 'approaches'));
      expect(seen.$('.group-decision .own-lines').text()).to.equal(WORDS);
      await new Browser(site.app).post(`${facilitator}/decider`, { decided: 'Vendre d’abord.' });
      const [again] = await walk();
      expect(again.$('.group-decision .own-lines').text()).to.equal('Vendre d’abord.');
    });

    it('goes from the draft too when the workshop is deleted', async () => {
      await decide({ decided: WORDS });
      const [step] = await walk();
      await browser.post(`${facilitator}/supprimer`);
      const after = await browser.get(stepPath(step, 'approaches'));
      expect(after.status).to.equal(200);
      expect(after.html).not.to.include('six semaines');
    });
  });
});

import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser, FORM } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { beginDraft, diagnosisFields, stepPath } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { countIn, storedIn } from '../support/tables.ts';

const NEW = '/fr/roue/diagnostic';

describe('describing the brand', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  it('asks for the name only, and counts what is left empty as unknown', async () => {
    const browser = new Browser(site.app);
    const answer = await browser.post(NEW, { brand: 'Hermès' });
    expect(answer.status).to.equal(303);
    expect(answer.location).to.match(/^\/fr\/roue\/[\w-]{20,}\/approches$/);
    const page = await browser.follow(answer);
    expect(page.$('.outcome').text()).to.equal('Rien ne s’impose\u00a0: commencez par écouter.');
    expect(page.$('#approach-listen').attr('data-suggested')).to.equal('secondary');
  });

  it('shows again what was answered', async () => {
    const browser = new Browser(site.app);
    const typed = {
      brand: 'e.l.f.',
      rival: 'Rare "R" & co',
      gene: 'Né à Lyon',
      capacity: 'low',
      'no-dream': '2',
    };
    const next = await beginDraft(browser, { ...typed, 'rich-story': 'unknown' });
    const { $ } = await browser.get(stepPath(next, 'diagnosis'));
    expect($('#brand').val()).to.equal(typed.brand);
    expect($('#rival').val()).to.equal(typed.rival);
    expect($('#gene').val()).to.equal(typed.gene);
    for (const id of ['capacity-low', 'no-dream-2', 'rich-story-unknown', 'unanswered-0'])
      expect($(`#${id}`).is(':checked'), id).to.equal(true);
    expect($('input[type=radio]:checked')).to.have.length(15);
  });

  it('stores words trimmed and composed, as typed otherwise', async () => {
    const browser = new Browser(site.app);
    const next = await beginDraft(browser, { brand: '  Herme\u0300s  ' });
    expect((await browser.get(stepPath(next, 'diagnosis'))).$('#brand').val()).to.equal('Herm\u00e8s');
  });

  it('takes the longest words, counted as people count them', async () => {
    const longest = { brand: '業'.repeat(80), rival: '😀'.repeat(80), gene: 'é'.repeat(140) };
    expect((await new Browser(site.app).post(NEW, diagnosisFields(longest))).status).to.equal(303);
  });

  it('stores nothing, and sets no cookie, before the first valid form', async () => {
    const browser = new Browser(site.app);
    const answers = [await browser.get(NEW), await browser.post(NEW, { brand: '' })];
    for (const { cookies } of answers) expect(cookies).to.deep.equal([]);
    expect((await countIn(site, 'session')) + (await countIn(site, 'draft'))).to.equal(0);
  });
});

describe('describing the brand in a way that cannot be taken', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  const refused: Record<string, { fields: Fields; problems: string[] }> = {
    'no name': { fields: { brand: '' }, problems: ['brand'] },
    'only spaces': { fields: { brand: ' \u00a0 ' }, problems: ['brand'] },
    'a name nobody can see': { fields: { brand: '\u200d\u3164\u00ad' }, problems: ['brand'] },
    'a name of 81 characters': { fields: { brand: '業'.repeat(81) }, problems: ['brand'] },
    'a rival of 81 characters': { fields: { rival: 'x'.repeat(81) }, problems: ['rival'] },
    'a gene of 141 characters': { fields: { gene: 'x'.repeat(141) }, problems: ['gene'] },
    'two names': { fields: { brand: ['One', 'Two'] }, problems: ['brand'] },
    'an answer that was not offered': { fields: { 'no-dream': '7' }, problems: ['no-dream-0'] },
    'two answers to one claim': { fields: { distrust: ['1', '2'] }, problems: ['distrust-0'] },
    'an unknown amount of time': { fields: { capacity: 'huge' }, problems: ['capacity-low'] },
    'several problems at once': {
      fields: { brand: '', gene: 'x'.repeat(200), 'in-the-dark': 'x', capacity: '' },
      problems: ['brand', 'gene', 'in-the-dark-0'],
    },
  };
  for (const [what, { fields, problems }] of Object.entries(refused))
    it(`refuses ${what}, with every other answer kept`, async () => {
      const before = await storedIn(site);
      const typed = diagnosisFields({ rival: 'Rival kept', gene: 'Gene kept', unanswered: '3', ...fields });
      const page = await new Browser(site.app).post(NEW, typed);
      expectRefused(page, problems);
      for (const name of ['brand', 'rival', 'gene']) {
        const sent = typed[name] ?? '';
        expect(page.$(`#${name}`).val()).to.equal(typeof sent === 'string' ? sent : sent[0]);
      }
      expect(page.$('#unanswered-3').is(':checked')).to.equal(true);
      expect(await storedIn(site)).to.deep.equal(before);
    });

  const unreadable: Record<string, string> = {
    NUL: '%00',
    'a C1 control': '%C2%85',
    'a line separator': '%E2%80%A8',
    'a right-to-left override': '%E2%80%AE',
    'a bidi isolate': '%E2%81%A6',
    'a zero-width space': '%E2%80%8B',
    'a noncharacter': '%F0%9F%BF%BE',
    'a line break': '%0A',
  };
  for (const [what, escape] of Object.entries(unreadable))
    it(`refuses a name that holds ${what}`, async () => {
      const body = `brand=A${escape}B&rival=Kept`;
      const page = await new Browser(site.app).send(NEW, { headers: { 'content-type': FORM }, body });
      expectRefused(page, ['brand']);
      expect(page.$('#rival').val()).to.equal('Kept');
      expect(await countIn(site, 'draft')).to.equal(0);
    });

  for (const [what, escape] of [
    ['a lone surrogate', '%ED%A0%80'],
    ['a broken byte', '%FF'],
    ['a broken escape', '%Z'],
  ] as const)
    it(`understands no form that holds ${what}`, async () => {
      const before = await storedIn(site);
      const body = `brand=A${escape}B`;
      const page = await new Browser(site.app).send(NEW, { headers: { 'content-type': FORM }, body });
      expect(page.status).to.equal(400);
      expect(page.$('h1').text()).to.equal('Nous n’avons pas compris cette demande');
      expect(await storedIn(site)).to.deep.equal(before);
    });

  it('leads back to the start from a refused form, without asking where the reader came from', async () => {
    const page = await new Browser(site.app).post(NEW, {}, { referer: 'http://evil.example/' });
    expect(page.$('.back-link a').attr('href')).to.equal('/fr/roue');
  });
});

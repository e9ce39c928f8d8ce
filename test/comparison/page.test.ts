import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { approachesFields, linkPath, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { expectPrivate } from '../support/private-page.ts';
import { storedIn } from '../support/tables.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { xmlFault } from '../wheel/xml.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { change, storedOrder, valueOf } from '../support/rows.ts';

const POST = 'main form[method=post]';

async function saveNext(browser: Browser, owner: Answer, approaches: Fields, note = ''): Promise<Answer> {
  const draft = await openChange(browser, owner);
  await browser.submit(
    await browser.get(stepPath(draft, 'approaches')),
    'continue',
    approachesFields(approaches),
  );
  const review = await browser.get(stepPath(draft, 'review'));
  return browser.follow(await browser.submit(review, 'save', { 'change-note': note }));
}

function keyOf(path: string): string {
  return path.split('/').pop() ?? '';
}

function texts({ $ }: Answer, selector: string): readonly string[] {
  return $(selector)
    .map((_, each) =>
      $(each)
        .text()
        .replace(/[ \n]+/g, ' ')
        .trim(),
    )
    .get();
}

const CATALOGUE = '2026-12';

describe('comparing two versions of a strategy', () => {
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  let read: string;
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    const diagnosis = { brand: 'Durand <b>', rival: 'Rivalo', gene: 'Né ici' };
    owner = await saveStrategy(browser, { diagnosis, approaches: { listen: 'secondary', sell: 'priority' } });
    read = linkPath(owner, 'read-link');
    await saveNext(browser, owner, { listen: 'priority', sell: 'priority' }, 'On nous critique');
    await saveNext(browser, owner, { listen: 'priority', rally: 'secondary' }, 'Le club grandit');
  });
  after(() => site.close());

  it('begins with the latest and the one before, the page’s own wheel first', async () => {
    const page = await browser.get(`${read}/comparer`);
    expect(page.status).to.equal(200);
    expect(texts(page, '.compared-wheels h2')).to.deep.equal([
      'Version 3',
      'Version 2',
      'Les deux roues en une',
    ]);
    const states = (key: string) =>
      page
        .$('svg.wheel')
        .map((_, wheel) => page.$(wheel).find(`[data-approach=${key}]`).attr('data-state'))
        .get();
    expect(states('sell')).to.deep.equal(['none', 'priority']);
    expect(page.$('table.wheel-table').first().find('[data-approach=sell]').attr('data-state')).to.equal(
      'none',
    );
    expect(page.$('table.wheel-table').first().find('tr[data-approach]')).to.have.length(12);
    expect(texts(page, '.compared-wheels .hint')[0]).to.include(`version 3, liste ${CATALOGUE}`);
  });

  it('says in words and counts what rose, fell and stayed, the verdict, the notes and the lines', async () => {
    const page = await browser.get(`${read}/comparer?de=1&a=3`);
    expect(texts(page, '[data-group=rose] > *')).to.deep.equal([
      'En hausse (2)',
      'Écouter\u00a0: secondaire → prioritaire',
      'Fédérer\u00a0: laissée de côté → secondaire',
    ]);
    expect(texts(page, '[data-group=fell] > *')[0]).to.equal('En baisse (1)');
    expect(texts(page, '[data-group=kept] > *')).to.deep.equal(['Inchangées (0)', 'Aucune']);
    expect(texts(page, '[data-group=blank] dt')).to.deep.equal(['Toujours en blanc (9)']);
    expect(texts(page, '.moves-section p')).to.deep.equal([
      '2 en hausse, 1 en baisse, 0 inchangée, 9 toujours en blanc.',
      'Verdict\u00a0: «\u00a0Choix net\u00a0», des deux côtés.',
    ]);
    expect(texts(page, '.notes dd')).to.deep.equal(['Le club grandit', 'On nous critique']);
    const choice = page.$('[data-line=choice]');
    expect(choice.find('del').text()).to.match(/^D’abord, nous voulons vendre/);
    expect(choice.find('ins').text()).to.match(/^D’abord, nous voulons écouter/);
    expect(choice.find('dt').text()).to.equal('AvantAprès');
    expect(page.$('tr[data-approach=listen] .meaning').text()).to.equal('En hausse');
  });

  it('reads the same from either end, and lets a version stand against itself', async () => {
    const [there, back] = [
      await browser.get(`${read}/comparer?de=1&a=2`),
      await browser.get(`${read}/comparer?de=2&a=1`),
    ];
    expect(back.$('.moves-section').html()).to.equal(there.$('.moves-section').html());
    const itself = await browser.get(`${read}/comparer?de=2&a=2`);
    expect(texts(itself, '.moves-section .verdict')).to.deep.equal(['Rien n’a bougé sur la roue.']);
    expect(texts(itself, '.line-changes p')).to.deep.equal(['Les deux énoncés sont identiques.']);
  });

  it('is chosen by a form, and keeps the choice in the other language', async () => {
    const page = await browser.get(`${read}/comparer`);
    const form = page.$('form[method=get]');
    expect(form.find('#de option')).to.have.length(3);
    expect([form.find('#de option[selected]').val(), form.find('#a option[selected]').val()]).to.deep.equal([
      '2',
      '3',
    ]);
    const chosen = await browser.get(`${form.attr('action') ?? ''}?de=1&a=2`);
    const english = await browser.get(chosen.$('a[hreflang=en]').attr('href') ?? '');
    expect(texts(english, '.compared-wheels h2').slice(0, 2)).to.deep.equal(['Version 2', 'Version 1']);
    expect(english.$('html').attr('lang')).to.equal('en');
    expect(texts(english, '[data-group=rose] dd')).to.deep.equal(['Listen: secondary → priority']);
  });

  it('has the two wheels in one as a file, the same bytes every time', async () => {
    const page = await browser.get(`${read}/comparer?de=1&a=3`);
    const path = page.$('.overlay a').attr('href') ?? '';
    expect(path).to.equal(`${read}/comparer/comparaison.svg?de=1&a=3`);
    const file = await browser.get(path);
    expect(file.headers['content-type']).to.match(/^image\/svg\+xml/);
    expect(file.headers['content-disposition']).to.include('comparaison-Durand-b.svg');
    expect(xmlFault(file.html)).to.equal(undefined);
    expect(file.html).to.include('Plein\u00a0: Version 1, 22 novembre 2026');
    expect((await new Browser(site.app).get(path)).html).to.equal(file.html);
    expect(page.$('.overlay svg').attr('aria-label')).to.include('2 en hausse, 1 en baisse');
  });

  it('answers what is no version with a page that says so', async () => {
    for (const query of ['?de=9', '?a=0', '?de=x&a=1', '?a=1e0', '?de=-1'])
      for (const path of [`${read}/comparer`, `${read}/comparer/comparaison.svg`])
        expect((await browser.get(path + query)).status, query).to.equal(404);
    for (const query of ['?de=1&de=2', '?de=1&from=2', '?avec=x&avec=y'])
      expect((await browser.get(`${read}/comparer${query}`)).status, query).to.equal(422);
    expect((await browser.get(`${read}x/comparer`)).status).to.equal(404);
  });

  it('is private, valid, names no rival, and changes nothing', async () => {
    const before = await storedIn(site);
    const editKey = keyOf(linkPath(owner, 'edit-link'));
    for (const path of [`${read}/comparer`, `${read.replace('/fr/', '/en/')}/compare?from=1&to=2`]) {
      const page = await new Browser(site.app).get(path);
      expectPrivate(page);
      expect(page.cookies).to.deep.equal([]);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      expect(page.$('title').text()).to.include('Durand <b>');
      for (const secret of ['Rivalo', editKey]) expect(page.html).not.to.include(secret);
      expect((await browser.send(path, { method: 'head' })).status).to.equal(200);
    }
    expect(await storedIn(site)).to.deep.equal(before);
  });

  it('is one step away from the history, and from the page of a single version', async () => {
    for (const page of [await browser.get(read), await browser.get(linkPath(owner, 'edit-link'))]) {
      expect(page.$('.history a').first().attr('href')).to.equal(`${read}/comparer`);
      expect(page.$('[data-revision=2] a').last().attr('href')).to.equal(`${read}/comparer?de=1&a=2`);
    }
    const single = linkPath(await saveStrategy(browser), 'read-link');
    const alone = await browser.get(`${single}/comparer`);
    expect([alone.status, alone.$('svg.wheel').length]).to.deep.equal([200, 1]);
    expect(alone.$('.lead').text()).to.include('qu’une version');
    expect(alone.$('form[method=get]')).to.have.length(0);
    expect((await browser.get(`${single}/comparer/comparaison.svg`)).status).to.equal(404);
  });
});

describe('comparing versions of two catalogues', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it('says so, and takes no change of the list for a movement', async () => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser, { approaches: { listen: 'priority' } });
    await saveNext(browser, owner, { listen: 'priority', rally: 'priority' });
    const content = JSON.parse(
      (await valueOf<string>(site, 'select content from revision where number = 1')) ?? '',
    ) as { choices: Record<string, string> };
    const { rally, ...choices } = content.choices;
    expect(rally).to.equal('none');
    await change(
      site,
      "update revision set catalogue = '2025-01', content = ? where number = 1",
      JSON.stringify({ ...content, choices: { ...choices, podcast: 'priority' } }),
    );
    const read = linkPath(owner, 'read-link');
    const page = await browser.get(`${read}/comparer`);
    expect(texts(page, '.notice')[0]).to.include('2025-01').and.to.include(CATALOGUE);
    expect(texts(page, '.notice')[1]).to.include('Fédérer et podcast');
    expect(texts(page, '[data-group=rose] dt')).to.deep.equal(['En hausse (0)']);
    expect(page.$('tr[data-approach=rally]').attr('data-move')).to.equal(undefined);
    expect(page.$('tr[data-approach=rally]').text()).to.include('Absente de cette liste');
    expect(page.$('g[data-sector=rally]').attr('data-move')).to.equal(undefined);
    const shown = await browser.get(read);
    expect(texts(shown, '[data-revision=2] .moves li')).to.deep.equal([
      'La roue n’a pas bougé.',
      'Notre liste, ou ses points, a changé entre ces deux versions.',
    ]);
    expect((await browser.get(`${read}/revisions/1`)).status).to.equal(200);
  });
});

describe('comparing two strategies by a pasted link', () => {
  let site: TestSite;
  let browser: Browser;
  let read: string;
  let other: Answer;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    read = linkPath(
      await saveStrategy(browser, {
        diagnosis: { brand: 'Durand' },
        approaches: { listen: 'priority', sell: 'secondary' },
      }),
      'read-link',
    );
    other = await saveStrategy(browser, {
      diagnosis: { brand: 'Lebrun', rival: 'Rivalo' },
      approaches: { listen: 'priority', sell: 'priority', rally: 'secondary' },
    });
  });
  afterEach(() => site.close());

  const paste = async (text: string): Promise<Answer> =>
    browser.submit(await browser.get(`${read}/comparer`), '', { 'other-link': text }, POST);
  const otherRead = (): string => linkPath(other, 'read-link');

  for (const form of ['address', 'key', 'English address'] as const)
    it(`opens by the ${form}, and shows both under their names`, async () => {
      const pasted = {
        address: `http://wheel.test${otherRead()}`,
        key: keyOf(otherRead()),
        'English address': `http://wheel.test${otherRead().replace('/fr/', '/en/')}`,
      };
      const answer = await paste(pasted[form]);
      expect([answer.status, answer.location]).to.deep.equal([
        303,
        `${read}/comparer?avec=${keyOf(otherRead())}`,
      ]);
      const page = await browser.follow(answer);
      expect(texts(page, 'h1')).to.deep.equal(['Durand et Lebrun']);
      expect(page.$('svg.wheel').first().find('[data-approach=sell]').attr('data-state')).to.equal(
        'secondary',
      );
      expect(page.$('tr[data-approach=sell]').attr('data-state')).to.equal('secondary');
      expect(texts(page, '[data-group=rose] > *').slice(0, 2)).to.deep.equal([
        'Lebrun va plus loin (2)',
        'Vendre\u00a0: prioritaire, contre secondaire',
      ]);
      expect(texts(page, '.moves-section .verdict')).to.deep.equal(['Accord sur 10 approches, écart sur 2.']);
      expect(page.$('ins, del')).to.have.length(0);
      expect(texts(page, '[data-line=choice] dt')).to.deep.equal(['Durand', 'Lebrun']);
      for (const secret of ['Rivalo', keyOf(linkPath(other, 'edit-link'))])
        expect(page.html).not.to.include(secret);
      expectPrivate(page);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      const english = await browser.get(page.$('a[hreflang=en]').attr('href') ?? '');
      expect(texts(english, 'h1')).to.deep.equal(['Durand and Lebrun']);
      const file = await browser.get(page.$('.overlay a').attr('href') ?? '');
      expect(file.html).to.include('Contour\u00a0: Lebrun');
    });

  it('refuses an edit link kindly, and never shows or redirects to it', async () => {
    const edit = linkPath(other, 'edit-link');
    for (const text of [
      `http://wheel.test${edit}`,
      edit,
      keyOf(edit),
      `${edit}/modifier`,
      `Voici : ${edit}`,
      `ma clé ${keyOf(edit)}`,
      `ma clé ${keyOf(edit)}`,
    ]) {
      const refused = await paste(text);
      expect(refused.status, text).to.equal(422);
      expect(refused.location).to.equal('');
      expect(refused.html).not.to.include(keyOf(edit));
      expect(refused.$('.error-summary a[href="#other-link"]')).to.have.length(1);
      expect(refused.$('title').text()).to.match(/^Erreur\u00a0: /);
    }
    expect((await paste(edit)).$('.error-summary').text()).to.include('lien de modification');
    const typed = await browser.get(`${read}/comparer?avec=${keyOf(edit)}`);
    expect(typed.status).to.equal(404);
    expect(typed.html).not.to.include(keyOf(edit));
    await change(site, `update link set ended_at = 1, ended_as = 'replaced' where kind = 'edit'`);
    const ended = await paste(keyOf(edit));
    expect(ended.$('.error-summary').text()).to.include('lien de modification');
    expect(ended.html).not.to.include(keyOf(edit));
  });

  for (const [what, text, words] of [
    ['nothing', '  ', 'Collez le lien de lecture'],
    ['words', 'mon lien', 'copiez l’adresse entière'],
    ['another site', 'https://ailleurs.example/fr/s/8uspIOAFB9I_ikFOKmzV8YvY', 'autre site'],
    ['an unknown key', '8uspIOAFB9I_ikFOKmzV8YvY', 'n’ouvre aucune stratégie'],
    ['a text without end', 'x'.repeat(501), '500'],
    ['two links', ['8uspIOAFB9I_ikFOKmzV8YvY', 'b'], 'une seule réponse'],
    ['markup', '"><script>alert(1)</script>', 'copiez l’adresse'],
  ] as const)
    it(`says what is the matter with ${what}, and keeps what was typed`, async () => {
      const refused = await browser.post(`${read}/comparer`, { 'other-link': text });
      expect(refused.status).to.equal(422);
      expect(refused.$('.error-summary').text()).to.include(words);
      expect(refused.$('#other-link').attr('aria-invalid')).to.equal('true');
      expect(refused.$('#other-link').val()).to.equal(typeof text === 'string' ? text : text[0]);
      expect(refused.$('script')).to.have.length(0);
      expect(refused.$('svg.wheel')).to.have.length(1);
    });

  it('says that it is the same strategy', async () => {
    const refused = await paste(`http://wheel.test${read}`);
    expect([refused.status, refused.$('.error-summary').text().includes('la même stratégie')]).to.deep.equal([
      422,
      true,
    ]);
    expect((await browser.get(`${read}/comparer?avec=${keyOf(read)}`)).status).to.equal(422);
  });

  for (const [ending, words] of [
    ['replaced', 'Ce lien a été remplacé'],
    ['revoked', 'Ce lien a été retiré'],
    ['deleted', 'Cette stratégie a été supprimée'],
    ['expired', 'Cette stratégie a expiré'],
  ] as const)
    it(`says of a second link that was ${ending} what became of it`, async () => {
      const id = await valueOf<string>(
        site,
        `select id from link where kind = 'read' order by created_at desc, ${storedOrder(site)} desc`,
      );
      await change(site, `update link set ended_at = 1, ended_as = ? where id = ?`, ending, id ?? '');
      const refused = await paste(otherRead());
      expect(refused.status).to.equal(422);
      expect(refused.$('.error-summary').text()).to.include(words);
      const kept = await browser.get(`${read}/comparer?avec=${keyOf(otherRead())}`);
      expect([kept.status, kept.$('.error-summary').text().includes(words)]).to.deep.equal([410, true]);
      expect(kept.$('svg.wheel')).to.have.length(1);
    });

  it('tells two strategies of one name apart', async () => {
    const twin = await saveStrategy(browser, { diagnosis: { brand: 'Durand' } });
    const page = await browser.follow(await paste(linkPath(twin, 'read-link')));
    expect(texts(page, '.compared-wheels h2').slice(0, 2)).to.deep.equal(['Durand (1)', 'Durand (2)']);
  });

  it('takes no link that another site sends', async () => {
    const sent = await browser.post(
      `${read}/comparer`,
      { 'other-link': otherRead() },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(sent.status).to.equal(403);
    expect(sent.html).not.to.include(keyOf(otherRead()));
  });

  for (const lang of LANGS)
    it(`keeps awkward names as typed (${lang})`, async () => {
      const brand = '</svg><script>alert(1)</script> دور';
      const odd = linkPath(await saveStrategy(browser, { diagnosis: { brand } }), 'read-link');
      const page = await browser.follow(await paste(odd));
      const shown = lang === 'fr' ? page : await browser.get(page.$('a[hreflang=en]').attr('href') ?? '');
      expect(shown.$('main').text()).to.include(brand);
      expect(shown.$('script')).to.have.length(0);
      expect(xmlFault((await browser.get(shown.$('.overlay a').attr('href') ?? '')).html)).to.equal(
        undefined,
      );
    });
});

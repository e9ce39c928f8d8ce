import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { CAPS } from '../../src/caps/cap.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { BEHIND_PROXY, madeToday } from '../support/day.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { approachesFields, stepPath } from '../support/builders.ts';
import { holdMeeting, openMeeting, passDays, saveToFollow, typeReadings } from '../support/follow-up.ts';
import type { Following } from '../support/follow-up.ts';
import { everyTable, tableIn } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { writeMethods } from '../observatory/method-files.ts';

interface DecisionRow {
  readonly approach: string;
  readonly revision: number;
  readonly kind: string;
  readonly reason: string;
  readonly lang: string;
}

const OWN = {
  'own-1': 'secondary',
  'own-1-label': 'Recevoir',
  'own-1-verb': 'recevoir chez nous',
  'own-1-noun': 'l’accueil',
  'own-1-family': 'care',
} as const;

const decisionsIn = (site: TestSite) => tableIn<DecisionRow>(site, 'decision');
const told = (rows: readonly DecisionRow[]) => rows.map(({ approach, kind }) => `${approach} ${kind}`).sort();
const states = ({ $ }: Answer) =>
  Object.fromEntries(
    $('.wheel-table')
      .first()
      .find('tr[data-approach]')
      .toArray()
      .map((row) => [$(row).attr('data-approach') ?? '', $(row).attr('data-state') ?? ''] as const)
      .filter(([, state]) => state !== 'none'),
  );
const note = ({ $ }: Answer) => $('#change-note').text().trim();
const pathOf = ({ lang, editKey }: Following) => pathTo('meeting', lang, { editKey });

/** Saves the next revision in the wizard, elsewhere than in the meeting. */
async function saveNext(following: Following, approaches: Fields): Promise<void> {
  const { browser, lang, editKey } = following;
  const draft = await browser.follow(await browser.post(pathTo('change', lang, { editKey })));
  const step = await browser.get(stepPath(draft, 'approaches', lang));
  await browser.submit(step, 'continue', approachesFields(approaches));
  const saved = await browser.submit(await browser.get(stepPath(draft, 'review', lang)), 'save');
  expect(saved.status).to.equal(303);
}

describe('the review meeting', () => {
  let site: TestSite;
  let following: Following;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    following = await saveToFollow(site);
    ({ browser } = following);
  });
  afterEach(() => site.close());

  describe('asks five questions', () => {
    for (const lang of LANGS)
      it(`about what was said, what happened and what it cost (${lang})`, async () => {
        const own = await saveToFollow(site, lang, {
          diagnosis: { capacity: 'low' },
          review: { 'cost-listen': 'Two <hours> a week' },
        });
        const page = await openMeeting(own);
        expect(page.status).to.equal(200);
        expect(page.$('h2').toArray()).to.have.length(5);
        expect(page.$('#said .statement').text()).to.include('Maison Durand');
        expect(page.$('#said svg.wheel')).to.have.length(1);
        expect(page.$('#cost').text()).to.include('Two <hours> a week');
        expect(page.$('#cost').text()).to.include(messagesFor(lang).diagnosis.capacity.options.low);
        expect(page.$('#decisions [data-approach][data-state=priority]')).to.have.length(2);
        expect(page.$('#decisions #review-date').attr('value')).to.equal('2027-02-20');
        expect(await htmlFaults(page.html)).to.deep.equal([]);
      });

    it('in the words that were saved, and only about what is told', async () => {
      await typeReadings(following, { 'listen-1': '12', 'listen-2': '3' });
      const page = await openMeeting(following);
      expect(page.$('#happened [data-indicator]').toArray()).to.have.length(2);
      expect(page.$('#happened [data-indicator="listen-1"]').attr('data-last')).to.equal('12');
      expect(page.$('#happened [data-indicator="listen-1"] svg.trend [data-reading="12"]')).to.have.length(1);
      expect(page.$('#happened').text()).to.include('Encore sans relevé');
    });

    it('and a look at it stores nothing, and gives no cookie', async () => {
      const before = await everyTable(site);
      const stranger = { ...following, browser: new Browser(site.app) };
      expect((await openMeeting(stranger)).cookies).to.deep.equal([]);
      expect(await everyTable(site)).to.deep.equal(before);
    });

    it('offers to promote what can rise, and takes all four of any marked approach', async () => {
      const page = await openMeeting(following);
      expect(page.$('#decision-listen-promote')).to.have.length(0);
      expect(page.$('#decision-teach-promote')).to.have.length(1);
      for (const kind of ['keep', 'fix', 'stop', 'promote'])
        expect((await holdMeeting(following, { listen: [kind as 'keep'] })).status, kind).to.equal(303);
    });
  });

  describe('opens a draft', () => {
    it('with the wheel, the date and the note of what was decided; nothing is saved yet', async () => {
      const sent = await holdMeeting(
        following,
        { listen: ['stop', 'trop cher pour deux ventes'], teach: ['promote'], answer: ['keep'] },
        { 'review-date': '2027-01-15' },
      );
      const review = await browser.follow(sent);
      expect(review.$('.lead').text()).to.include('Les décisions du bilan sont gardées');
      expect(review.$('.actions .hint').text()).to.equal(
        'Vos liens restent les mêmes et mèneront à la nouvelle version.',
      );
      expect(states(review)).to.deep.equal({ answer: 'priority', teach: 'priority' });
      expect(review.$('#review-date').attr('value')).to.equal('2027-01-15');
      expect(note(review)).to.equal(
        'Nous arrêtons Écouter\u00a0: trop cher pour deux ventes. Nous mettons Transmettre en priorité. Nous gardons Répondre.',
      );
      expect(told(await decisionsIn(site))).to.deep.equal(['answer keep', 'listen stop', 'teach promote']);
      expect(await tableIn(site, 'revision')).to.have.length(1);
      await browser.submit(review, 'save');
      const [, second] = await tableIn<{ readonly note: string; readonly content: string }>(site, 'revision');
      expect(second?.note).to.include('Nous arrêtons Écouter');
      expect(second?.content).to.include('2027-01-15');
    });

    it('where what is to be kept or fixed, and what is not decided, stays as it was', async () => {
      const review = await browser.follow(await holdMeeting(following, { listen: ['fix'], teach: ['keep'] }));
      expect(states(review)).to.deep.equal({ listen: 'priority', answer: 'priority', teach: 'secondary' });
      expect(await decisionsIn(site)).to.have.length(2);
    });

    it('once, however often it is pressed', async () => {
      const page = await openMeeting(following);
      const fields = { 'decision-listen': 'stop', 'reason-listen': 'trop cher' };
      const press = () => browser.submit(page, 'save', fields, '#decisions');
      const [one, other] = await Promise.all([press(), press()]);
      const third = await press();
      expect(other.location).to.equal(one.location);
      expect(third.location).to.equal(one.location);
      expect(await decisionsIn(site)).to.have.length(1);
      expect(await tableIn(site, 'draft')).to.have.length(2);
    });

    it('anew once that of before ran out, and in another browser', async () => {
      const first = await holdMeeting(following, { listen: ['stop'] });
      const elsewhere = { ...following, browser: new Browser(site.app) };
      const second = await holdMeeting(elsewhere, { answer: ['fix'] });
      expect(second.location).not.to.equal(first.location);
      expect(states(await elsewhere.browser.follow(second))).to.deep.equal({
        answer: 'priority',
        teach: 'secondary',
      });
      passDays(site, 31);
      const later = await holdMeeting(following, { listen: ['stop'] });
      expect(later.location).not.to.equal(first.location);
      expect((await browser.get(first.location)).status).to.equal(404);
    });

    it('and counts what was decided, where its author agreed to be counted', async () => {
      const counted = await saveToFollow(site, 'fr', { review: { 'count-me': 'on' } });
      await holdMeeting(counted, { listen: ['stop'], teach: ['promote'] });
      const [row] = await tableIn<{ readonly decided: string }>(site, 'counted');
      expect(row?.decided).to.equal('listen:stop teach:promote');
    });

    it('whose judgements of a text that changes are set aside', async () => {
      const judged = await saveToFollow(site, 'fr', {
        diagnosis: { rival: 'Autre' },
        review: { 'swap-choice': 'no' },
      });
      const review = await judged.browser.follow(await holdMeeting(judged, { listen: ['stop'] }));
      expect(review.$('[name=swap-choice][checked]')).to.have.length(0);
    });

    it('with words that no page takes for its own', async () => {
      const reason = '</textarea><script>x</script> "\'<b>';
      const review = await browser.follow(await holdMeeting(following, { listen: ['stop', reason] }));
      expect(note(review)).to.include(reason);
      expect((await openMeeting(following)).$('#reason-listen').attr('value')).to.equal(reason);
      for (const page of [review, await openMeeting(following)])
        expect(page.$('script, main b')).to.have.length(0);
    });

    it('always from the newest revision', async () => {
      await saveNext(following, { listen: 'priority', rally: 'secondary' });
      const review = await browser.follow(await holdMeeting(following, { rally: ['promote'] }));
      expect(states(review)).to.deep.equal({ listen: 'priority', rally: 'priority' });
      expect((await decisionsIn(site)).map(({ revision }) => revision)).to.deep.equal([2]);
    });

    it('takes what another browser decided meanwhile', async () => {
      const mine = await holdMeeting(following, { listen: ['stop'] });
      await holdMeeting({ ...following, browser: new Browser(site.app) }, { teach: ['promote'] });
      const again = await holdMeeting(following, {});
      expect(again.location).to.equal(mine.location);
      const review = await browser.follow(again);
      expect(states(review)).to.deep.equal({ answer: 'priority', teach: 'priority' });
      expect(note(review)).to.equal('Nous arrêtons Écouter. Nous mettons Transmettre en priorité.');
    });
  });

  describe('pressed again with other decisions', () => {
    it('lets the later ones count, in the same draft', async () => {
      const first = await holdMeeting(following, { listen: ['stop', 'trop cher'], teach: ['promote'] });
      const second = await holdMeeting(following, { listen: ['keep', 'il nous reste deux ventes'] });
      expect(second.location).to.equal(first.location);
      const review = await browser.follow(second);
      expect(states(review)).to.deep.equal({ listen: 'priority', answer: 'priority', teach: 'priority' });
      expect(note(review)).to.equal(
        'Nous mettons Transmettre en priorité. Nous gardons Écouter\u00a0: il nous reste deux ventes.',
      );
      const rows = await decisionsIn(site);
      expect(told(rows)).to.deep.equal(['listen keep', 'listen stop', 'teach promote']);
      const page = await openMeeting(following);
      expect(page.$('#decision-listen-keep').attr('checked')).to.equal('checked');
      expect(page.$('#reason-listen').attr('value')).to.equal('il nous reste deux ventes');
    });

    it('loses no word and no choice of the draft', async () => {
      const draft = await browser.follow(await holdMeeting(following, { listen: ['stop'] }));
      await browser.submit(draft, 'test', {
        'change-note': 'Mes mots à moi',
        'why-answer': 'Parce que',
        'review-date': '2027-03-03',
      });
      const step = await browser.get(stepPath(draft, 'approaches'));
      await browser.submit(step, 'continue', {
        ...approachesFields({ rally: 'secondary', answer: 'priority', teach: 'secondary' }),
      });
      const review = await browser.follow(await holdMeeting(following, { teach: ['promote'] }));
      expect(note(review)).to.equal('Mes mots à moi');
      expect(review.$('#why-answer').attr('value')).to.equal('Parce que');
      expect(review.$('#review-date').attr('value')).to.equal('2027-03-03');
      expect(states(review)).to.deep.equal({ answer: 'priority', teach: 'priority', rally: 'secondary' });
    });

    it('keeps an emptied note empty', async () => {
      const draft = await browser.follow(await holdMeeting(following, { listen: ['stop'] }));
      await browser.submit(draft, 'test', { 'change-note': '' });
      expect(note(await browser.follow(await holdMeeting(following, { teach: ['stop'] })))).to.equal('');
    });

    it('goes on with the note while only other fields of the draft were typed', async () => {
      const draft = await browser.follow(await holdMeeting(following, { listen: ['stop'] }));
      await browser.submit(draft, 'test', { 'why-answer': 'Parce que' });
      const review = await browser.follow(await holdMeeting(following, { listen: ['fix'] }));
      expect(note(review)).to.equal('Nous corrigeons Écouter.');
    });

    it('tells an old tab of the draft, and shows both', async () => {
      const draft = await browser.follow(await holdMeeting(following, { listen: ['stop'] }));
      const step = await browser.get(stepPath(draft, 'approaches'));
      await holdMeeting(following, { listen: ['keep'] });
      for (const [page, fields] of [
        [draft, { 'why-answer': 'Parce que' }],
        [step, { rally: 'priority' }],
      ] as const) {
        const late = await browser.submit(page, 'continue' in fields ? 'continue' : '', fields);
        expect(late.status).to.equal(409);
        expect(late.$('.conflict')).to.have.length(1);
      }
    });

    it('stores what differs alone, and keeps the language that a reason was typed in', async () => {
      await holdMeeting(following, { listen: ['stop', 'trop cher'] });
      const english = { ...following, lang: 'en' as const };
      const page = await openMeeting(english);
      expect(page.$('#reason-listen').attr('lang')).to.equal('fr');
      const review = await browser.follow(await holdMeeting(english, { answer: ['fix', 'too slow'] }));
      const rows = await decisionsIn(site);
      expect(rows.map(({ approach, lang }) => `${approach} ${lang}`)).to.deep.equal([
        'listen fr',
        'answer en',
      ]);
      expect(note(review)).to.equal('We stop Listen: trop cher. We fix Answer: too slow.');
    });
  });

  describe('refuses', () => {
    const expectNothing = async () => {
      expect(await decisionsIn(site)).to.have.length(0);
      expect(await tableIn(site, 'draft')).to.have.length(1);
    };

    it('to open anything where nothing is decided, and says so', async () => {
      const answer = await holdMeeting(following, {});
      expect(answer.status).to.equal(422);
      expect(answer.$('.error-summary a').attr('href')).to.equal('#decision-listen-keep');
      expect(answer.$('title').text()).to.match(/^Erreur/);
      await expectNothing();
    });

    const BAD: Readonly<Record<string, Fields>> = {
      'an unknown decision': { 'decision-listen': 'burn', 'reason-teach': '<b>Mot</b>' },
      'two decisions at once': { 'decision-listen': ['keep', 'stop'], 'reason-teach': '<b>Mot</b>' },
      'a decision that a blank approach cannot have': {
        'decision-rally': 'keep',
        'reason-teach': '<b>Mot</b>',
      },
      'a reason too long': { 'decision-teach': 'keep', 'reason-teach': `<b>Mot</b>${'a'.repeat(140)}` },
      'a reason alone': { 'decision-listen': 'keep', 'reason-teach': '<b>Mot</b>' },
      'a date that is none': {
        'decision-teach': 'keep',
        'reason-teach': '<b>Mot</b>',
        'review-date': 'demain',
      },
      'a date too far': {
        'decision-teach': 'keep',
        'reason-teach': '<b>Mot</b>',
        'review-date': '2040-01-01',
      },
    };
    for (const [what, fields] of Object.entries(BAD))
      it(`${what}: every word is kept`, async () => {
        const answer = await browser.post(pathOf(following), fields);
        expect(answer.status).to.equal(422);
        expect(answer.$('#reason-teach').attr('value')).to.match(/^<b>Mot<\/b>/);
        const [link] = answer
          .$('.error-summary a')
          .toArray()
          .map((each) => answer.$(each).attr('href') ?? '');
        expect(answer.$(link ?? 'none')).to.have.length(1);
        expect(await htmlFaults(answer.html)).to.deep.equal([]);
        await expectNothing();
      });

    it('a form drawn before a newer revision: it is shown, with every choice and word', async () => {
      const page = await openMeeting(following);
      await saveNext(following, { listen: 'priority', answer: 'none', teach: 'secondary' });
      const fields = {
        'decision-listen': 'fix',
        'reason-listen': 'Mots',
        'decision-answer': 'stop',
        'reason-answer': 'Assez <b>',
      };
      const late = await browser.submit(
        page,
        'save',
        { ...fields, 'review-date': '2027-05-05' },
        '#decisions',
      );
      expect(late.status).to.equal(409);
      expect(late.$('.conflict').text())
        .to.include('version 2')
        .and.to.include('Assez <b>')
        .and.to.include('Répondre');
      expect(late.$('#decision-listen-fix').attr('checked')).to.equal('checked');
      expect(late.$('#reason-listen').attr('value')).to.equal('Mots');
      expect(late.$('#review-date').attr('value')).to.equal('2027-05-05');
      expect(late.$('input[name=revision]').attr('value')).to.equal('2');
      expect(await htmlFaults(late.html)).to.deep.equal([]);
      expect(await decisionsIn(site)).to.have.length(0);
      const sent = await browser.submit(late, 'save', {}, '#decisions');
      expect(sent.status).to.equal(303);
      expect((await decisionsIn(site)).map(({ approach, revision }) => [approach, revision])).to.deep.equal([
        ['listen', 2],
      ]);
    });

    it('a revision that never was, and takes a form without one as made on the newest', async () => {
      const fields = { 'decision-listen': 'keep' };
      for (const revision of ['99', '0', 'x', ['1', '1']])
        expect(
          (await browser.post(pathOf(following), { ...fields, revision })).status,
          String(revision),
        ).to.equal(409);
      expect((await browser.post(pathOf(following), fields)).status).to.equal(303);
    });

    it('the form of the meeting once its draft is saved, after the button back', async () => {
      const page = await openMeeting(following);
      const press = () => browser.submit(page, 'save', { 'decision-listen': 'stop' }, '#decisions');
      await browser.submit(await browser.follow(await press()), 'save');
      const late = await press();
      expect(late.status).to.equal(409);
      expect(await decisionsIn(site)).to.have.length(1);
    });

    it('a replaced edit link, with every word', async () => {
      const { editKey } = following;
      await browser.post(pathTo('links', 'fr', { editKey }), { action: 'replace-edit' });
      const stranger = { ...following, browser: new Browser(site.app) };
      const answer = await stranger.browser.post(pathOf(stranger), {
        'decision-listen': 'stop',
        'reason-listen': 'Mes mots',
      });
      expect(answer.status).to.equal(410);
      expect(answer.$('.typed').text()).to.include('Mes mots');
      await expectNothing();
    });

    it('more than a day takes of one strategy, with every word', async () => {
      await holdMeeting(following, { listen: ['stop'] });
      await madeToday(site, CAPS.decision.within);
      const full = await holdMeeting(following, { listen: ['keep', 'Mes mots'] });
      expect(full.status).to.equal(429);
      expect(full.$('.typed').text()).to.include('Mes mots');
      expect((await holdMeeting(following, { listen: ['stop'] })).status).to.equal(303);
    });
  });

  it('is shown in the other language with what is typed, and nothing stored', async () => {
    const page = await openMeeting(following);
    const before = await everyTable(site);
    const fields = { 'decision-listen': 'stop', 'reason-listen': 'Mes mots' };
    const answer = await browser.submit(page, 'language', fields, '#decisions');
    expect(answer.status).to.equal(200);
    expect(answer.$('html').attr('lang')).to.equal('en');
    expect(answer.$('#decision-listen-stop').attr('checked')).to.equal('checked');
    expect(answer.$('#reason-listen').attr('value')).to.equal('Mes mots');
    expect(await everyTable(site)).to.deep.equal(before);
    expect(
      (await browser.submit(await openMeeting(following), 'language', {}, '#decisions')).status,
    ).to.equal(200);
  });

  describe('about an approach of the reader’s own', () => {
    it('decides about it, and names it in the note', async () => {
      const own = await saveToFollow(site, 'fr', { approaches: { listen: 'priority', ...OWN } });
      const review = await own.browser.follow(
        await holdMeeting(own, { 'own-1': ['promote', 'plus de visites'] }),
      );
      expect(states(review)).to.deep.equal({ listen: 'priority', 'own-1': 'priority' });
      expect(note(review)).to.equal('Nous mettons Recevoir en priorité\u00a0: plus de visites.');
    });

    it('follows it by its name where a newer version holds it in the other place', async () => {
      const own = await saveToFollow(site, 'fr', { approaches: { listen: 'priority', ...OWN } });
      const page = await openMeeting(own);
      const moved = Object.fromEntries(
        Object.entries(OWN).map(([name, value]) => [name.replace('own-1', 'own-2'), value]),
      );
      await saveNext(own, {
        listen: 'priority',
        ...moved,
        'own-1': 'none',
        'own-1-label': '',
        'own-1-verb': '',
        'own-1-noun': '',
        'own-1-family': [],
      });
      const fields = { 'decision-own-1': 'promote', 'reason-own-1': 'Mots' };
      const late = await own.browser.submit(page, 'save', fields, '#decisions');
      expect(late.status).to.equal(409);
      expect(late.$('#decision-own-2-promote').attr('checked')).to.equal('checked');
      expect(late.$('#reason-own-2').attr('value')).to.equal('Mots');
    });

    it('tells what was typed about one that is gone', async () => {
      const own = await saveToFollow(site, 'fr', { approaches: { listen: 'priority', ...OWN } });
      const page = await openMeeting(own);
      await saveNext(own, {
        listen: 'priority',
        'own-1': 'none',
        'own-1-label': '',
        'own-1-verb': '',
        'own-1-noun': '',
        'own-1-family': [],
      });
      const late = await own.browser.submit(
        page,
        'save',
        { 'decision-own-1': 'keep', 'reason-own-1': 'Mots' },
        '#decisions',
      );
      expect(late.status).to.equal(409);
      expect(late.$('.conflict').text())
        .to.include('Recevoir')
        .and.to.include('Garder')
        .and.to.include('Mots');
    });
  });

  describe('about a wheel without marks', () => {
    it('may only set the date, or take an approach up, and leave it again', async () => {
      const blank = await saveToFollow(site, 'fr', { approaches: {} });
      const page = await openMeeting(blank);
      expect(page.$('#decide').text()).to.include('Aucune approche n’est marquée');
      const dated = await holdMeeting(blank, {}, { 'review-date': '2027-01-15' });
      const review = await blank.browser.follow(dated);
      expect(review.$('#review-date').attr('value')).to.equal('2027-01-15');
      expect(note(review)).to.equal('');
      const taken = await blank.browser.follow(
        await holdMeeting(blank, { rally: ['promote', 'trois clubs'] }),
      );
      expect(states(taken)).to.deep.equal({ rally: 'priority' });
      expect(note(taken)).to.equal('Nous mettons Fédérer en priorité\u00a0: trois clubs.');
      const left = await blank.browser.follow(await holdMeeting(blank, { rally: ['stop'] }));
      expect(states(left)).to.deep.equal({});
      expect(note(left)).to.equal('');
    });

    it('ends the staying away only where an approach is taken up', async () => {
      const away = await saveToFollow(site, 'fr', {
        approaches: { abstain: 'on', 'abstain-reason': 'Pas de temps' },
      });
      const page = await openMeeting(away);
      expect(page.$('#decide').text()).to.include('rester hors des médias sociaux');
      const dated = await away.browser.follow(await holdMeeting(away, {}));
      expect(dated.$('svg.wheel').attr('data-verdict')).to.equal('abstain');
      const taken = await away.browser.follow(await holdMeeting(away, { listen: ['promote'] }));
      expect(states(taken)).to.deep.equal({ listen: 'priority' });
      const left = await away.browser.follow(await holdMeeting(away, { listen: ['stop'] }));
      expect(left.$('svg.wheel').attr('data-verdict')).to.equal('blank');
    });
  });
});

describe('a review meeting about any method', () => {
  const folder = writeMethods({ id: 'en-francais', sectors: 6, langs: ['fr'] });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('is in its language alone', async () => {
    const site = await openSite({ METHODS_DIR: folder, METHOD: 'en-francais' });
    const following = await saveToFollow(site, 'fr', { approaches: {} });
    const page = await openMeeting(following);
    expect(page.$('#decisions button[value=language]')).to.have.length(0);
    const key = page.$('.taken-up [data-approach]').first().attr('data-approach') ?? '';
    expect((await holdMeeting(following, { [key]: ['promote'] })).status).to.equal(303);
    const english = await following.browser.post(pathOf({ ...following, lang: 'en' }), {
      [`decision-${key}`]: 'promote',
      [`reason-${key}`]: 'Words',
    });
    expect(english.location).to.equal(pathOf(following));
    expect(await decisionsIn(site)).to.have.length(1);
    await site.close();
  });
});

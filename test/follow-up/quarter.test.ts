import { expect } from 'chai';
import { pathTo, pathToComparison } from '../../src/addresses/links.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { readAmount } from '../../src/indicators/amount.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import {
  correctReading,
  drawnAndListed,
  editIndicator,
  holdMeeting,
  openFollowUp,
  openMeeting,
  passDays,
  readingsOn,
  saveToFollow,
  showToReaders,
  typeReadings,
} from '../support/follow-up.ts';
import type { Following } from '../support/follow-up.ts';
import { countIn } from '../support/tables.ts';

const WORDS = {
  fr: { delay: 'Heures avant la première réponse', why: 'Le délai fond', wrong: 'Compté deux fois' },
  en: { delay: 'Hours before the first answer', why: 'The delay melts away', wrong: 'Counted twice' },
} as const;
const OWNER = 'Marthe Durand';
/** The days on which somebody measures, counted from the save, and what they find. */
const MEASURED = [
  { day: 7, values: { 'listen-1': '0', 'answer-1': '22.5', 'answer-2': '43' } },
  { day: 30, values: { 'listen-1': '3', 'answer-1': '18', 'answer-2': '95' } },
  { day: 60, values: { 'listen-1': '7', 'answer-1': '9.5', 'answer-2': '58' } },
  { day: 89, values: { 'listen-1': '9', 'answer-1': '5.25', 'answer-2': '64' } },
] as const;
const DAYS = ['2026-11-29', '2026-12-22', '2027-01-21', '2027-02-19'] as const;
/** What stands in the end, a correction included. */
const STANDING = {
  'listen-1': ['0', '3', '7', '9'],
  'answer-1': ['22.5', '18', '9.5', '5.25'],
  'answer-2': ['43', '49.5', '58', '64'],
} as const;
const REVIEW_DAY = 90;
/** On which 49.5 is typed as 95; somebody sees it the day after. */
const SLIP_DAY = 30;

for (const lang of LANGS)
  describe(`a quarter that is followed (${lang})`, () => {
    let site: TestSite;
    let following: Following;
    let quarter: Quarter;
    before(async () => {
      site = await openSite();
      following = await saveToFollow(site, lang);
      quarter = await live(site, following);
    });
    after(() => site.close());

    it('begins with two indicators for each priority, of which nothing is stored', () => {
      expect(idsOn(quarter.atFirst)).to.deep.equal(['listen-1', 'listen-2', 'answer-1', 'answer-2']);
      expect(quarter.storedAtFirst).to.deep.equal([0, 0, 0]);
    });

    it('keeps start, target and words as they were told', () => {
      const place = quarter.followUp.$('[data-indicator="answer-1"]');
      expect([place.attr('data-baseline'), place.attr('data-target')]).to.deep.equal(['26', '4']);
      expect(place.text()).to.include(WORDS[lang].delay).and.to.include(OWNER);
    });

    it('holds every reading, of which the correction counts and the corrected one still stands there', async () => {
      expect(await countIn(site, 'reading')).to.equal(13);
      const last = ['listen-1', 'answer-1', 'answer-2'].map((id) =>
        quarter.followUp.$(`[data-indicator="${id}"]`).attr('data-last'),
      );
      expect(last).to.deep.equal(['9', '5.25', '64']);
      expect(plain(quarter.corrected)).to.include(WORDS[lang].wrong);
    });

    for (const [id, values] of Object.entries(STANDING))
      it(`draws the points that its table lists: ${id}`, () => {
        for (const page of [quarter.followUp, quarter.meeting, quarter.read]) {
          const { drawn, listed } = drawnAndListed(page, id);
          expect(drawn).to.deep.equal(values.map((value, index) => [DAYS[index], value]));
          expect(listed.map(([day, text]) => [day, valueIn(text, lang)])).to.deep.equal(drawn);
        }
      });

    it('stores nothing by being looked at', () => {
      expect(quarter.readingsAfterMeeting).to.equal(13);
    });

    it('ends in a meeting whose button opens a draft: its decisions applied, nothing saved', () => {
      expect(quarter.revisionsInMeeting).to.equal(1);
      const note = String(quarter.draft.$('[name="change-note"]').val());
      expect(note).to.include(WORDS[lang].why);
      expect(Array.from(note).length).to.be.at.most(280);
    });

    it('saves the next revision with its note: what was stopped is blank, what was promoted a priority', () => {
      const marked = { listen: 'none', answer: 'priority', teach: 'priority' };
      expect(choicesOf(quarter.after)).to.include(marked);
      expect(quarter.owner.$('[data-revision="2"] .note').text()).to.include(WORDS[lang].why);
    });

    it('keeps what was measured of an approach that was stopped', () => {
      const place = quarter.lastFollowUp.$('[data-indicator="listen-1"]');
      expect(place.attr('data-last')).to.equal('9');
      expect(idsOn(quarter.lastFollowUp)).to.include.members(['teach-1', 'teach-2', 'listen-1']);
    });

    it('compares the two revisions by what was measured', () => {
      const text = plain(quarter.comparison);
      expect(text).to.include(WORDS[lang].delay);
      for (const value of [typed('26', lang), typed('5.25', lang)]) expect(text).to.include(value);
    });

    it('tells the calendar of the newest revision, in the same four events', () => {
      const [before, after] = [quarter.calendarBefore, quarter.calendarAfter].map(eventsOf);
      expect(before?.uids).to.have.length(4);
      expect(after?.uids).to.deep.equal(before?.uids);
      expect([before?.sequences, after?.sequences]).to.deep.equal([
        ['1', '1', '1', '1'],
        ['2', '2', '2', '2'],
      ]);
    });

    it('hands out its readings as a table in the manner of the language', () => {
      const lines = quarter.csv.html.replace(/^\uFEFF/, '').split('\r\n');
      expect(lines[0]).to.include(lang === 'fr' ? ';' : ',');
      expect(quarter.csv.html).to.include(lang === 'fr' ? '5,25' : '5.25');
      const held = JSON.stringify(JSON.parse(quarter.json.html));
      for (const value of ['5.25', '49.5', '95']) expect(held).to.include(`"${value}"`);
    });

    it('lists revisions, readings and decisions together, newest first, the corrected one among them', () => {
      const { $ } = quarter.lastFollowUp;
      const entries = $('#history > ol > li').toArray();
      const kinds = entries.map((each) => {
        if ($(each).find('[data-decision]').length > 0) return 'decisions';
        return $(each).find('[data-recorded]').length > 0 ? 'readings' : $(each).attr('data-revision');
      });
      expect(kinds).to.deep.equal(['2', 'decisions', ...Array<string>(5).fill('readings'), '1']);
      expect($('#history [data-recorded]')).to.have.length(13);
      expect($('#history s').text()).to.match(/95/);
      expect($('#history [data-decision]')).to.have.length(3);
    });

    it('shows readers what is measured, and keeps notes, corrections and decisions from them', () => {
      expect(plain(quarter.readBefore)).not.to.include(WORDS[lang].delay);
      const text = plain(quarter.read);
      expect(text).to.include(WORDS[lang].delay).and.to.include(OWNER);
      expect(text).not.to.include(WORDS[lang].wrong);
      expect(plain(quarter.older)).not.to.include(WORDS[lang].delay);
    });

    it('leads readers to the table, which is not there while nothing is shown', async () => {
      const stranger = new Browser(site.app);
      const { readKey } = following;
      const tables = (['sharedFollowUpCsv', 'sharedFollowUpJson'] as const).map((name) =>
        pathTo(name, lang, { readKey }),
      );
      for (const path of tables) {
        expect(quarter.read.$(`a[href="${path}"]`), path).to.have.length(1);
        const { status, html } = await stranger.get(path);
        expect(status).to.equal(200);
        expect(html).to.include(WORDS[lang].delay).and.not.to.include(WORDS[lang].wrong);
      }
      taken(await showToReaders(following, false));
      for (const path of tables) expect((await stranger.get(path)).status, path).to.equal(404);
      const read = await stranger.get(pathTo('strategy', lang, { readKey }));
      expect(plain(read)).not.to.include(WORDS[lang].delay);
    });
  });

type Quarter = Awaited<ReturnType<typeof live>>;

/** Three months of one strategy, and the pages that its people saw on the way. */
async function live(site: TestSite, following: Following) {
  const { browser, lang, readKey, editKey } = following;
  const atFirst = await openFollowUp(following);
  const storedAtFirst = await Promise.all(
    (['indicator', 'reading', 'decision'] as const).map((table) => countIn(site, table)),
  );
  await tell(following);
  let corrected = atFirst;
  let today = 0;
  for (const { day, values } of MEASURED) {
    passDays(site, day - today);
    today = day;
    taken(await typeReadings(following, typedAll(values, lang)));
    if (day !== SLIP_DAY) continue;
    passDays(site, 1);
    today += 1;
    corrected = await correctLast(following);
  }
  passDays(site, REVIEW_DAY - today);
  const readBefore = await browser.get(pathTo('strategy', lang, { readKey }));
  taken(await showToReaders(following));
  const followUp = await openFollowUp(following);
  const meeting = await openMeeting(following);
  const read = await browser.get(pathTo('strategy', lang, { readKey }));
  const readingsAfterMeeting = await countIn(site, 'reading');
  const calendarBefore = await browser.get(pathTo('strategyCalendar', lang, { readKey }));
  const draft = await browser.follow(
    taken(
      await holdMeeting(following, {
        listen: ['stop'],
        answer: ['keep', WORDS[lang].why],
        teach: ['promote'],
      }),
    ),
  );
  const revisionsInMeeting = await countIn(site, 'revision');
  const owner = await browser.follow(taken(await browser.submit(draft, 'save')));
  const get = (path: string) => browser.get(path);
  return {
    ...{ atFirst, storedAtFirst, corrected, readBefore, followUp, meeting, read, readingsAfterMeeting },
    ...{ calendarBefore, draft, revisionsInMeeting, owner },
    after: await get(pathTo('strategyJson', lang, { readKey })),
    older: await get(pathTo('revision', lang, { readKey, number: 1 })),
    comparison: await get(pathToComparison(lang, readKey, { from: 1, to: 2 })),
    calendarAfter: await get(pathTo('strategyCalendar', lang, { readKey })),
    csv: await get(pathTo('followUpCsv', lang, { editKey })),
    json: await get(pathTo('followUpJson', lang, { editKey })),
    lastFollowUp: await openFollowUp(following),
  };
}

/** A delay that should fall, a number that starts from nothing, a share. */
async function tell(following: Following): Promise<void> {
  const { lang } = following;
  const delay = { label: WORDS[lang].delay, unit: 'h', direction: 'down', baseline: '26', target: '4' };
  taken(await editIndicator(following, 'answer-1', { ...delay, due: '2027-02-20', owner: OWNER }));
  taken(await editIndicator(following, 'listen-1', { baseline: '0', target: '12' }));
  taken(await editIndicator(following, 'answer-2', { unit: '%', baseline: '40', target: '70' }));
}

/** On the next look somebody sees that 49,5 was typed as 95. */
async function correctLast(following: Following): Promise<Answer> {
  const { lang } = following;
  const page = await openFollowUp(following);
  const [wrong = ''] = readingsOn(page, 'answer-2');
  const fields = { 'new-value': typed('49.5', lang), 'new-note': WORDS[lang].wrong };
  return following.browser.follow(taken(await correctReading(following, wrong, fields)));
}

function taken(answer: Answer): Answer {
  expect(answer.status, answer.$('.error-summary').text()).to.equal(303);
  return answer;
}

function typedAll(values: Readonly<Record<string, string>>, lang: Lang): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, typed(value, lang)]));
}

/** A decimal as people of a language type it. */
function typed(value: string, lang: Lang): string {
  return lang === 'fr' ? value.replace('.', ',') : value;
}

function valueIn(text: string, lang: Lang): string {
  const read = readAmount(text, lang);
  return read.kind === 'amount' ? read.value : `${text}: ${read.kind}`;
}

function idsOn({ $ }: Answer): readonly string[] {
  return $('[data-indicator]')
    .toArray()
    .map((each) => $(each).attr('data-indicator') ?? '');
}

/** The choices of the newest revision, as its file says them. */
function choicesOf(file: Answer): Readonly<Record<string, string>> {
  const { choices } = JSON.parse(file.html) as { readonly choices: Readonly<Record<string, string>> };
  return choices;
}

function plain({ $ }: Answer): string {
  return $('main').text().replace(/\s+/g, ' ');
}

function eventsOf({ html }: Answer) {
  const valuesOf = (name: string) =>
    [...html.matchAll(new RegExp(`^${name}:(.*)\\r$`, 'gm'))].map(([, value = '']) => value);
  return { uids: valuesOf('UID'), sequences: valuesOf('SEQUENCE') };
}

import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { LANGS, otherLang } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { READINGS_MAX } from '../../src/indicators/reading.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import {
  correctReading,
  editIndicator,
  endIndicator,
  followingOf,
  holdMeeting,
  openFollowUp,
  passDays,
  readingsOn,
  saveToFollow,
  showToReaders,
  typeReadings,
} from '../support/follow-up.ts';
import type { Following } from '../support/follow-up.ts';
import { OWN_FOLDER, SCHOOL } from '../method/methods.ts';
import { pageOf, walk } from '../method/journey.ts';
import { expectPrivate } from '../support/private-page.ts';
import { tableIn, writeRows } from '../support/rows.ts';

const MINUTE_MS = 60_000;
const NOTES = { fr: 'Compté à la main', en: 'Counted by hand' } as const;
const WRONG = '+cmd|call';
const REASON = '=1+1';
const OWNER = '@Marthe "M" Durand;\u00a0chef';
const LABEL = '-délai; "premier", dit-on';

type Cells = readonly (readonly string[])[];

/** As a spreadsheet reads a table: RFC 4180 with the separator of the language. */
function cellsOf({ html }: Answer, lang: Lang): Cells {
  expect(html.startsWith('\uFEFF')).to.equal(true);
  expect(html.endsWith('\r\n')).to.equal(true);
  const cell = new RegExp(
    `("(?:[^"]|"")*"|[^"\\r\\n${separatorOf(lang)}]*)(${separatorOf(lang)}|\\r\\n)`,
    'y',
  );
  const rows: string[][] = [[]];
  let at = 1;
  while (at < html.length) {
    cell.lastIndex = at;
    const [whole = '', text = '', end = ''] = cell.exec(html) ?? [];
    expect(whole, `at ${at}`).not.to.equal('');
    at += whole.length;
    rows.at(-1)?.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

function separatorOf(lang: Lang): string {
  return lang === 'fr' ? ';' : ',';
}

/** The rows by the names of their columns. */
function recordsOf(cells: Cells): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = cells;
  for (const row of rows) expect(row).to.have.length(head.length);
  return rows.map((row) => Object.fromEntries(row.map((text, index) => [head[index] ?? '', text])));
}

function fetchOwn(
  { browser, lang, editKey }: Following,
  kind: 'Csv' | 'Json',
  spoken = lang,
): Promise<Answer> {
  return browser.get(pathTo(`followUp${kind}`, spoken, { editKey }));
}

function fetchShared(site: TestSite, { lang, readKey }: Following, kind: 'Csv' | 'Json'): Promise<Answer> {
  return new Browser(site.app).get(pathTo(`sharedFollowUp${kind}`, lang, { readKey }));
}

/** Some weeks of a strategy: readings, a correction, one taken back, hostile words, decisions and the next one. */
async function follow(site: TestSite, lang: Lang): Promise<Following> {
  const following = await saveToFollow(site, lang);
  await editIndicator(following, 'answer-1', {
    label: LABEL,
    unit: 'h',
    direction: 'down',
    baseline: lang === 'fr' ? '1 234,50' : '1,234.50',
    target: '4',
    due: '2027-01-31',
    owner: OWNER,
  });
  await typeReadings(
    following,
    { 'answer-1': '18', 'listen-1': '-5' },
    { notes: { 'answer-1': NOTES[lang] } },
  );
  passDays(site, 10);
  await typeReadings(following, { 'answer-1': '95', 'listen-1': '7' });
  site.time.now += MINUTE_MS;
  const [wrong = ''] = readingsOn(await openFollowUp(following), 'answer-1');
  await correctReading(following, wrong, { 'new-value': lang === 'fr' ? '9,25' : '9.25', 'new-note': WRONG });
  const [back = ''] = readingsOn(await openFollowUp(following), 'listen-1');
  await correctReading(following, back, { 'take-back': 'on' });
  await holdMeeting(following, { answer: ['keep', REASON] });
  passDays(site, 1);
  await holdMeeting(following, { answer: ['stop', REASON], teach: ['promote'] });
  return following;
}

for (const lang of LANGS)
  describe(`the follow-up as a table (${lang})`, () => {
    let site: TestSite;
    let following: Following;
    before(async () => {
      site = await openSite();
      following = await follow(site, lang);
    });
    after(() => site.close());

    const WORDS = {
      fr: {
        columns: ['Ligne', 'Indicateur', 'Relevé', 'Décision', 'Identifiant', 'Valeur', 'Unité'],
        file: 'suivi',
        hours: 'heures',
        numbers: { start: '1234,50', last: '9,25' },
      },
      en: {
        columns: ['Line', 'Indicator', 'Reading', 'Decision', 'Identifier', 'Value', 'Unit'],
        file: 'follow-up',
        hours: 'hours',
        numbers: { start: '1234.50', last: '9.25' },
      },
    }[lang];
    const [
      line = '',
      indicatorKind = '',
      readingKind = '',
      decisionKind = '',
      id = '',
      value = '',
      unit = '',
    ] = WORDS.columns;

    it('comes with a name, a type, a byte order mark, and for nobody’s memory', async () => {
      const answer = await fetchOwn(following, 'Csv');
      expect(answer.status).to.equal(200);
      expect(answer.headers['content-type']).to.equal('text/csv; charset=utf-8; header=present');
      expect(answer.headers['content-disposition']).to.include(
        `attachment; filename="${WORDS.file}-Maison-Durand.csv"`,
      );
      expectPrivate(answer);
    });

    it('has a line for each indicator, its readings after it, and the decisions at the end', async () => {
      const rows = recordsOf(cellsOf(await fetchOwn(following, 'Csv'), lang));
      expect(rows.map((row) => [row[line], row[id]])).to.deep.equal([
        [indicatorKind, 'listen-1'],
        ...Array.from({ length: 3 }, () => [readingKind, 'listen-1']),
        [indicatorKind, 'listen-2'],
        [indicatorKind, 'answer-1'],
        ...Array.from({ length: 3 }, () => [readingKind, 'answer-1']),
        [indicatorKind, 'answer-2'],
        ...Array.from({ length: 3 }, () => [decisionKind, '']),
      ]);
      expect(rows.filter((row) => row[id] === 'answer-1').map((row) => row[unit])).to.deep.equal(
        Array.from({ length: 4 }, () => WORDS.hours),
      );
    });

    it('writes numbers with the decimal mark of the language, negative ones too, and no group', async () => {
      const cells = cellsOf(await fetchOwn(following, 'Csv'), lang);
      const rows = recordsOf(cells);
      const values = (of: string) =>
        rows.filter((row) => row[id] === of && row[line] === readingKind).map((row) => row[value]);
      expect(values('answer-1')).to.deep.equal(['18', '95', WORDS.numbers.last]);
      expect(values('listen-1')).to.deep.equal(['-5', '7', '']);
      expect(cells.flat()).to.include(WORDS.numbers.start);
    });

    it('flags what does not count, and says by number what a correction takes the place of', async () => {
      const [yes, no] = lang === 'fr' ? ['Oui', 'Non'] : ['Yes', 'No'];
      const [number, counts, corrects] =
        lang === 'fr'
          ? (['Numéro du relevé', 'Compte', 'Corrige le numéro'] as const)
          : (['Reading no.', 'Counts', 'Corrects no.'] as const);
      const rows = recordsOf(cellsOf(await fetchOwn(following, 'Csv'), lang));
      const told = (of: string) =>
        rows
          .filter((row) => row[id] === of && row[line] === readingKind)
          .map((row) => [row[number], row[counts], row[corrects]]);
      expect(told('answer-1')).to.deep.equal([
        ['1', yes, ''],
        ['2', no, ''],
        ['3', yes, '2'],
      ]);
      expect(told('listen-1')).to.deep.equal([
        ['1', yes, ''],
        ['2', no, ''],
        ['3', no, '2'],
      ]);
      const decisions = rows.filter((row) => row[line] === decisionKind).map((row) => row[counts]);
      expect([...decisions].sort()).to.deep.equal([no, yes, yes].sort());
    });

    it('makes texts that begin like a formula inert, and leaves numbers to be counted with', async () => {
      const cells = cellsOf(await fetchOwn(following, 'Csv'), lang).flat();
      for (const text of [LABEL, OWNER, WRONG, REASON]) {
        expect(cells).to.include(`'${text}`);
        expect(cells).not.to.include(text);
      }
      const live = cells.filter((cell) => /^\s*[=+\-@]/.test(cell));
      expect(live).to.deep.equal(['-5']);
    });

    it('shows readers nothing until its owner does', async () => {
      for (const kind of ['Csv', 'Json'] as const) {
        expect((await fetchShared(site, following, kind)).status).to.equal(404);
        await showToReaders(following);
        expect((await fetchShared(site, following, kind)).status).to.equal(200);
        await showToReaders(following, false);
        expect((await fetchShared(site, following, kind)).status).to.equal(404);
      }
    });

    it('is offered on the read page while it is shown, and nowhere else', async () => {
      const { readKey } = following;
      const hrefs = (['Csv', 'Json'] as const).map((kind) =>
        pathTo(`sharedFollowUp${kind}`, lang, { readKey }),
      );
      const offered = async (path: string) => {
        const { $ } = await new Browser(site.app).get(path);
        return hrefs.map((href) => $(`a[href="${href}"]`).length);
      };
      expect(await offered(pathTo('strategy', lang, { readKey }))).to.deep.equal([0, 0]);
      await showToReaders(following);
      expect(await offered(pathTo('strategy', lang, { readKey }))).to.deep.equal([1, 1]);
      await showToReaders(following, false);
    });

    it('shows readers what counts, and neither notes nor corrections, decisions nor empty indicators', async () => {
      await showToReaders(following);
      const answer = await fetchShared(site, following, 'Csv');
      expectPrivate(answer);
      const rows = recordsOf(cellsOf(answer, lang));
      expect(rows.map((row) => [row[line], row[id], row[value] ?? ''])).to.deep.equal([
        [indicatorKind, 'listen-1', ''],
        [readingKind, 'listen-1', '-5'],
        [indicatorKind, 'answer-1', ''],
        [readingKind, 'answer-1', '18'],
        [readingKind, 'answer-1', WORDS.numbers.last],
      ]);
      for (const hidden of [NOTES[lang], WRONG, REASON, '95']) expect(answer.html).not.to.include(hidden);
      const json = await fetchShared(site, following, 'Json');
      for (const hidden of [NOTES[lang], WRONG, REASON, '"95"', '"decisions"'])
        expect(json.html).not.to.include(hidden);
      await showToReaders(following, false);
    });

    it('gives programs the same: ISO days, decimal text, readings in order', async () => {
      const answer = await fetchOwn(following, 'Json');
      expect(answer.headers['content-type']).to.equal('application/json; charset=utf-8');
      expect(answer.headers['content-disposition']).to.include(`filename="${WORDS.file}-Maison-Durand.json"`);
      const record = JSON.parse(answer.html) as {
        indicators: { id: string; readings: Record<string, unknown>[] }[];
        decisions: Record<string, unknown>[];
      };
      expect(record).to.include({ brand: 'Maison Durand', revision: 1, language: lang });
      const found = record.indicators.find((each) => each.id === 'answer-1');
      expect(found).to.deep.include({
        approach: 'answer',
        label: LABEL,
        unit: 'h',
        direction: 'down',
        start: '1234.50',
        target: '4',
        due: '2027-01-31',
        owner: OWNER,
        state: 'priority',
        endedAt: null,
      });
      const [first, second, third] = found?.readings ?? [];
      expect(first).to.deep.include({ on: '2026-11-22', value: '18', note: NOTES[lang], counts: true });
      expect(second).to.deep.include({ on: '2026-12-02', value: '95', replaces: null, counts: false });
      expect(third).to.deep.include({
        on: '2026-12-02',
        value: '9.25',
        replaces: second?.['id'],
        counts: true,
      });
      expect(third?.['recordedAt']).to.match(/^2026-12-02T\d\d:\d\d:\d\d\.\d{3}Z$/);
      const kinds = record.decisions.map((each) => [each['approach'], each['kind'], each['counts']]);
      expect(kinds).to.have.deep.members([
        ['answer', 'keep', false],
        ['answer', 'stop', true],
        ['teach', 'promote', true],
      ]);
    });

    it('is written in the other language too, with its marks', async () => {
      const other = otherLang(lang);
      const rows = recordsOf(cellsOf(await fetchOwn(following, 'Csv', other), other));
      expect(rows).to.have.length(13);
    });
  });

describe('the follow-up as a file', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  it('has what is proposed before anything is stored, and stores nothing', async () => {
    const following = await saveToFollow(site);
    const rows = recordsOf(cellsOf(await fetchOwn(following, 'Csv'), 'fr'));
    expect(rows.map((row) => row['Identifiant'])).to.deep.equal([
      'listen-1',
      'listen-2',
      'answer-1',
      'answer-2',
    ]);
    expect(rows[2]).to.include({ 'Sens voulu': 'baisse', Approche: 'Répondre' });
    for (const table of ['indicator', 'reading', 'decision'])
      expect(await tableIn(site, table), table).to.deep.equal([]);
    await showToReaders(following);
    expect(recordsOf(cellsOf(await fetchShared(site, following, 'Csv'), 'fr'))).to.deep.equal([]);
  });

  it('keeps an indicator that was ended for its owner, and shows it to readers no longer', async () => {
    const following = await saveToFollow(site);
    await typeReadings(following, { 'listen-1': '3' });
    await showToReaders(following);
    await endIndicator(following, 'listen-1');
    const rows = recordsOf(cellsOf(await fetchOwn(following, 'Csv'), 'fr'));
    expect(rows.find((row) => row['Identifiant'] === 'listen-1')).to.include({ Situation: 'arrêté' });
    expect(recordsOf(cellsOf(await fetchShared(site, following, 'Csv'), 'fr'))).to.deep.equal([]);
  });

  it('is of the newest revision alone, and opens with no other key', async () => {
    const following = await saveToFollow(site);
    const { browser, readKey, editKey } = following;
    await showToReaders(following);
    expect((await browser.get(`/fr/s/${readKey}/revisions/1/suivi.csv`)).status).to.equal(404);
    expect((await browser.get(pathTo('followUpCsv', 'fr', { editKey: readKey }))).status).to.equal(404);
    expect((await browser.get(pathTo('sharedFollowUpCsv', 'fr', { readKey: editKey }))).status).to.equal(404);
    expect((await browser.get(pathTo('followUpJson', 'fr', { editKey: 'x'.repeat(22) }))).status).to.equal(
      404,
    );
  });

  it('is in the one language of its method, and leads there from the other', async () => {
    await site.close();
    site = await openSite({ METHODS_DIR: OWN_FOLDER });
    const browser = new Browser(site.app);
    const following = followingOf(browser, pageOf(await walk(browser, SCHOOL, 'fr'), 'owner'));
    await showToReaders(following);
    expect((await fetchOwn(following, 'Csv')).status).to.equal(200);
    for (const kind of ['Csv', 'Json'] as const) {
      const { status, location } = await fetchOwn(following, kind, 'en');
      expect([status, location]).to.deep.equal([
        303,
        pathTo(`followUp${kind}`, 'fr', { editKey: following.editKey }),
      ]);
    }
  });

  it(`holds ${READINGS_MAX} readings, all of them, in order`, async function () {
    this.timeout(300_000);
    const following = await saveToFollow(site);
    await typeReadings(following, { 'listen-1': '1' });
    const { strategy_id: strategy } = (await tableIn<{ strategy_id: string }>(site, 'reading'))[0] ?? {
      strategy_id: '',
    };
    const made = Array.from({ length: READINGS_MAX - 1 }, (_, index) => index + 2).map((number) => ({
      id: `made${number}`,
      strategy_id: strategy,
      indicator_id: 'listen-1',
      on_date: new Date(Date.UTC(2026, 10, 22 + Math.floor(number / 10))).toISOString().slice(0, 10),
      value: `${number}.5`,
      note: '',
      lang: 'fr',
      recorded_at: site.time.now + number,
      replaces: null,
    }));
    await writeRows(site, 'reading', made);
    const rows = recordsOf(cellsOf(await fetchOwn(following, 'Csv'), 'fr'));
    const readings = rows.filter((row) => row['Ligne'] === 'Relevé');
    expect(readings).to.have.length(READINGS_MAX);
    expect(readings.at(-1)).to.include({ Valeur: `${READINGS_MAX},5`, Compte: 'Oui' });
    expect(readings.filter((row) => row['Compte'] === 'Oui')).to.have.length(READINGS_MAX / 10 + 1);
    await showToReaders(following);
    const shown = recordsOf(cellsOf(await fetchShared(site, following, 'Csv'), 'fr'));
    expect(shown).to.have.length(READINGS_MAX / 10 + 2);
  });
});

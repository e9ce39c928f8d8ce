import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { EXPLAINED } from './checks/explained.ts';
import type { Finding } from './checks/look.ts';
import { vnuFindings } from './checks/tools.ts';
import { walk } from './checks/walk.ts';
import type { Stop } from './checks/walk.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { PAGES } from '../../src/addresses/pages.ts';

const AX_FOLDER = join(PROJECT_ROOT, 'test/browser/ax');
/** Words in a sentence, on the average of a page; and in the longest of our own. */
const AVERAGE_WORDS = 25;
/** Acts, files and feeds: addresses that answer no page. */
const NO_PAGE =
  /^(?:comments|forgetMe|change|duplicate|forget|moderationSignOut|moderationDecisions|moderationReversals|download|links|extend|remove|bringBack|sendLinks|restoreRevision|reveal|decide|adopt|endWorkshop|workshopAnswer|removeAnswer|withdraw|askReminders)$|Feed$|(?:Svg|Json|Pdf|Png|Card|Ics|Calendar|Csv)$/;
const ENDED = 410;
/** Two addresses of one page. */
const STEP_OF: Readonly<Record<string, string>> = {
  newDiagnosis: 'diagnosis',
  participate: 'facilitate',
};
/** The stops that follow an act. */
const ACTS: Readonly<Record<string, Readonly<Record<Lang, RegExp>>>> = {
  owner: { fr: /^Stratégie enregistrée – /, en: /^Strategy saved – / },
  'comment received': { fr: /^Commentaire reçu – /, en: /^Comment received – / },
  'reporting a comment, sent': { fr: /^Signalement envoyé – /, en: /^Report sent – / },
  'moderation, queue after a decision': { fr: /^1 publié – /, en: /^1 published – / },
};

const RULES: Readonly<Record<string, string>> = {
  'axe/': 'nothing that axe-core objects to, in any of its rules, light and dark',
  'htmlcs/': 'no error for HTML CodeSniffer, the engine of pa11y, by WCAG2AAA',
  'html-validate/': 'nothing that html-validate objects to',
  'own/title': 'a title that ends with the name of the site',
  'own/headings': 'one heading of level 1 and no level skipped',
  'own/fake-heading': 'no bold paragraph in the place of a heading',
  'own/landmarks': 'one main, and navigations that each have a name of their own',
  'own/table': 'tables with a caption, and headers that say what they head',
  'own/reference': 'no description and no label that points to nothing',
  'own/same-words': 'no two links that say the same and lead elsewhere',
  'own/event': 'no script, no inline style, no event attribute',
  'own/placeholder': 'no placeholder',
  'own/ungrouped': 'radios in groups that have a legend',
  'own/autocomplete': 'fields that say what a browser may fill in',
  'own/required': 'fields that are required, or called optional in their label',
  'own/error-summary':
    'a summary after a refusal: with the focus, one link for each error, the same words, each to its field',
  'own/focus-ring': 'a ring of 2 px and 3:1 wherever the focus goes: light, dark and forced colours',
  'own/visual-order': 'an order of links and fields that is that of the eye, at 360, 768 and 1280 px',
  'own/tab-order': 'an order of the Tab key that is that of the document',
  'own/focus-obscured': 'no focus under something else',
  'own/reflow': 'nothing wider than the window, from 320 × 256 to 1280 px, spaced out or at 200 %',
  'own/cut': 'no words cut, spaced out or at 200 %',
  'own/target-size': 'targets of 44 px',
  'own/motion': 'nothing that moves',
  'own/hover-only': 'nothing that only a pointer brings out',
  'own/text-contrast': 'text of 7:1, light and dark',
  'own/part-contrast': 'fields and buttons of 3:1, light and dark',
  'own/segment-contrast':
    'sectors of 3:1 with each other and with the page, light and dark, in all colours, in few and in none',
  'own/ground': 'a ground declared with the colour of the text',
  'own/forced-colours': 'words, wheel, fields and buttons in the colours that a reader forces',
  'own/labels': 'twelve labels of a wheel, whole and apart, at 320 and 1280 px',
  'own/wheel': 'wheels with a name that counts, nothing to reach inside, and a table that says the same',
  'own/language': 'passages that say which language they are in',
  'own/typography': 'marks set as their language sets them',
};

describe('every page, in both languages and without scripts', function () {
  this.timeout(900_000);
  let stops: readonly Stop[];
  before(async () => {
    stops = (await Promise.all(LANGS.map(walk))).flat();
  });

  const unexplained = (all: readonly Finding[]) => all.filter((each) => explanation(each) === undefined);
  const found = (rule: string) => placesOf(stops, ({ findings }) => unexplained(findings), rule);

  for (const [rule, title] of Object.entries(RULES))
    it(`has ${title}`, () => {
      expect(found(rule)).to.deep.equal([]);
    });

  it('is looked at by no rule that has no name here', () => {
    const rules = new Set(stops.flatMap(({ findings }) => findings.map((each) => each.rule)));
    const known = Object.keys(RULES);
    expect([...rules].filter((rule) => !known.some((each) => rule.startsWith(each)))).to.deep.equal([]);
  });

  it('leaves nothing that axe-core could not decide and nobody has explained', () => {
    const open = placesOf(stops, ({ undecided }) => unexplained(undecided), '');
    expect(open.join('\n')).to.equal('');
  });

  it('needs every explanation that is kept', () => {
    const used = new Set(
      stops.flatMap(({ findings, undecided }) => [...findings, ...undecided].map(explanation)),
    );
    expect(EXPLAINED.filter((each) => !used.has(each)).map(({ why }) => why)).to.deep.equal([]);
  });

  it('is valid to the last warning for the validator of the W3C', async () => {
    const folder = freshFolder('pages');
    const files = stops.map(({ name, lang, html }, index) => {
      const file = join(folder, `${index}-${lang}-${slug(name)}.html`);
      writeFileSync(file, html);
      return file;
    });
    const faults = await vnuFindings(files);
    rmSync(folder, { recursive: true });
    expect([...new Set(faults.map(({ file, at }) => `${file}: ${at}`))]).to.deep.equal([]);
  });

  it('is on the way of these visits, but for acts and files', () => {
    const seen = new Set<string | undefined>(stops.map(({ page }) => page));
    const missing = Object.keys(PAGES).filter((name) => !seen.has(name) && !NO_PAGE.test(name));
    expect(missing).to.deep.equal([]);
  });

  it('has a title of its own, unless it is the same page in another state', () => {
    const byTitle = new Map<string, Set<string>>();
    for (const { title, page, name, lang, status } of stops) {
      if (status === ENDED || (page !== undefined && NO_PAGE.test(page))) continue;
      const plain = title.replace(/^(?:Erreur\u00a0|Error): /, '');
      byTitle.set(
        plain,
        (byTitle.get(plain) ?? new Set()).add(`${lang} ${STEP_OF[page ?? ''] ?? page ?? name}`),
      );
    }
    const shared = [...byTitle].filter(([, pages]) => pages.size > 1);
    expect(shared.map(([title, pages]) => `${title}: ${[...pages].join(', ')}`)).to.deep.equal([]);
  });

  it('marks no field as wrong before it was sent once', () => {
    const early = stops.filter(({ title }) => !/^(?:Erreur\u00a0|Error): /.test(title));
    const wrong = early.flatMap(({ name, ax }) =>
      ax.filter((line) => line.includes('invalid=true')).map((line) => `${name}: ${line.trim()}`),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('leads to the statement on accessibility, the legal notice, the privacy page and the site map at its foot', () => {
    const without = stops.filter(({ html, lang }) => {
      const foot = html.slice(html.indexOf('<footer'));
      return !(['accessibility', 'legalNotice', 'privacy', 'siteMap'] as const).every((name) =>
        foot.includes(`"${PAGES[name][lang]}"`),
      );
    });
    expect(without.map(({ name }) => name)).to.deep.equal([]);
  });

  for (const [act, titles] of Object.entries(ACTS))
    it(`says what became of an act, where screen readers hear it and first in the title: ${act}`, () => {
      const after = stops.filter(({ name }) => name === act);
      expect(after).to.have.length(LANGS.length);
      for (const { said, lang, title } of after) {
        expect(said, lang).to.match(/\p{L}{3}/u);
        expect(title).to.match(titles[lang]);
      }
    });

  it('is written in sentences of twenty-five words at most, on its average', () => {
    const long = stops
      .filter(({ sentences }) => sentences.length > 0)
      .map(({ name, lang, sentences }) => ({ name: `${name} (${lang})`, words: averageWords(sentences) }))
      .filter(({ words }) => words > AVERAGE_WORDS);
    expect(long).to.deep.equal([]);
  });

  it('is told to screen readers as was agreed', () => {
    // After a wanted change: UPDATE_GOLDEN=1 npx mocha --config .mocharc.browser.json --spec test/browser/pages.test.ts, then read the diff.
    // With STOPS only those that it names are written anew.
    if (process.env['UPDATE_GOLDEN'] === '1') {
      if (process.env['STOPS'] === undefined) rmSync(AX_FOLDER, { recursive: true, force: true });
      mkdirSync(AX_FOLDER, { recursive: true });
      for (const stop of stops) writeFileSync(axFile(stop), axText(stop));
    }
    const other = stops.filter(
      (stop) => !existsSync(axFile(stop)) || readFileSync(axFile(stop), 'utf8') !== axText(stop),
    );
    for (const stop of other.slice(0, 1)) expect(axText(stop)).to.equal(readIfThere(axFile(stop)));
    expect(other.map(({ name, lang }) => `${name} (${lang})`)).to.deep.equal([]);
  });
});

function placesOf(
  stops: readonly Stop[],
  of: (stop: Stop) => readonly Finding[],
  rule: string,
): readonly string[] {
  const places = stops.flatMap((stop) =>
    of(stop)
      .filter((each) => each.rule.startsWith(rule))
      .map((each) => `${stop.name} (${stop.lang}), ${each.rule}: ${each.at}`),
  );
  return [...new Set(places)];
}

function explanation({ rule, at }: Finding): (typeof EXPLAINED)[number] | undefined {
  return EXPLAINED.find((each) => each.rule === rule && each.at.test(at));
}

function averageWords(sentences: readonly string[]): number {
  const words = sentences.join(' ').split(/[\s\u00a0\u202f]+/).length;
  return Math.round(words / sentences.length);
}

function slug(name: string): string {
  return name.replace(/\W+/g, '-').replace(/-$/, '');
}

function axFile({ name, lang }: Stop): string {
  return join(AX_FOLDER, `${slug(name)}.${lang}.txt`);
}

function axText({ ax }: Stop): string {
  return `${ax.join('\n')}\n`;
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

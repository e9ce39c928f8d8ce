import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { PAGES } from '../../src/addresses/pages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { formatDay } from '../../src/i18n/format.ts';
import {
  AUDITED_ON,
  CRITERIA_BY_THEME,
  DRAWN,
  DRAW_SEED,
  GRID,
  SAMPLE,
  VERDICTS,
} from '../../src/site/audit.ts';
import { auditResult } from '../../src/site/conformity.ts';
import type { Row } from '../../src/site/audit.ts';
import { openSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';

const FILE = join(PROJECT_ROOT, 'docs/accessibility/rgaa-2026-11-29.md');

describe('the RGAA grid', () => {
  it('has each of the 106 criteria once, in their order', () => {
    const criteria = CRITERIA_BY_THEME.flatMap((count, theme) =>
      Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`),
    );
    expect(criteria).to.have.length(106);
    expect(GRID.map(([criterion]) => criterion)).to.deep.equal(criteria);
  });

  it('judges every page of the sample, and says what the verdict rests on', () => {
    for (const [criterion, asks, verdicts, evidence] of GRID) {
      expect(verdicts, criterion).to.have.length(SAMPLE.length);
      for (const verdict of Array.from(verdicts)) expect(VERDICTS, criterion).to.have.property(verdict);
      expect(Math.min(asks.length, evidence.length), criterion).to.be.greaterThan(5);
    }
  });

  it('rests on tests that exist, by their file and by their title', () => {
    for (const [criterion, , , evidence] of GRID) {
      const files = evidence.match(/test\/[\w/-]+\.test\.ts/g) ?? [];
      for (const file of files)
        expect(() => readFileSync(join(PROJECT_ROOT, file)), criterion).not.to.throw();
      const sources = files.map((file) => readFileSync(join(PROJECT_ROOT, file), 'utf8')).join('\n');
      if (sources !== '')
        for (const [, title = ''] of evidence.matchAll(/“([^”…]+)…?”/g))
          expect(sources, criterion).to.include(title);
    }
  });

  it('has a sentence for each criterion that is not met, and for no other', () => {
    const failed = auditResult(GRID).gaps.map(({ criterion }) => criterion);
    for (const lang of LANGS)
      expect(Object.keys(messagesFor(lang).accessibility.gaps.what), lang).to.have.members(failed);
  });

  it('drew its last pages by a rule that anybody can repeat', () => {
    const marks = DRAWN.map((name) => createHash('sha256').update(`${DRAW_SEED}${name}`).digest('hex'));
    expect(marks).to.deep.equal([...marks].sort());
    expect(Object.keys(PAGES)).to.include.members([...DRAWN]);
    expect(SAMPLE.length).to.be.greaterThan(DRAWN.length);
  });

  for (const lang of LANGS)
    it(`is told alike by the statement and by the foot of every page (${lang})`, async () => {
      const result = auditResult(GRID);
      const words = messagesFor(lang).accessibility;
      const site = await openSite();
      const browser = new Browser(site.app);
      const statement = await browser.get(pathTo('accessibility', lang, {}));
      const elsewhere = await browser.get(pathTo('glossary', lang, {}));
      const lost = await browser.get(`/${lang}/nothing-here`);
      await site.close();
      const text = statement
        .$('main')
        .text()
        .replaceAll(/[ \n]+/g, ' ');
      expect(statement.$('[data-conformity]').attr('data-conformity')).to.equal(result.conformity);
      expect(statement.$('[data-conformity]').text()).to.include(
        words.state.rate(result.met, result.applicable, result.percent),
      );
      expect(text).to.include(words.method.date(formatDay(lang, AUDITED_ON)));
      for (const page of SAMPLE) expect(text, page).to.include(words.sample[page]);
      expect(statement.$('[data-criterion]').toArray()).to.have.length(result.gaps.length);
      for (const page of [statement, elsewhere, lost])
        expect(page.$('.site-footer').text()).to.include(words.short[result.conformity]);
    });

  it('is what the document shows', () => {
    // After a change of the grid: UPDATE_GOLDEN=1 npx mocha --spec test/accessibility/rgaa.test.ts
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(FILE, documentOf());
    expect(readFileSync(FILE, 'utf8')).to.equal(documentOf());
  });
});

describe('the result of a grid', () => {
  const row = (verdicts: string): Row => ['1.1', 'asks', verdicts, 'evidence'];

  it('is the share of the criteria that apply and that no page fails', () => {
    const { met, applicable, percent } = auditResult([row('CC'), row('C-'), row('CX'), row('--')]);
    expect([met, applicable, percent]).to.deep.equal([2, 3, 66]);
  });

  it('is never more than partial, and none under half', () => {
    expect(auditResult([row('CC')]).conformity).to.equal('partial');
    expect(auditResult([row('C'), row('X')]).conformity).to.equal('partial');
    expect(auditResult([row('C'), row('X'), row('X')]).conformity).to.equal('none');
    expect(auditResult([]).conformity).to.equal('none');
  });

  it('names the pages where a criterion is not met', () => {
    expect(auditResult([row('XC-X')]).gaps[0]?.pages).to.deep.equal([SAMPLE[0], SAMPLE[3]]);
  });
});

const INTRODUCTION = `# RGAA 4.1.2: our internal audit, 29 November 2026

Made by the people who make the site, criterion by criterion, on the running site, in Chromium without scripts and with the
programs named below; a line that was looked at earlier says when. Nobody from outside has checked it and nobody heard the site
with a screen reader. An internal audit is one under the RGAA. The statement says at most “partially compliant”, whatever the
rate, until somebody with NVDA and somebody with VoiceOver has walked through the site.

- **C**: conforms, as far as the evidence goes. **NC**: does not. **NA**: the page has nothing that the criterion is about.
- Evidence is a test that runs at every change, or what was looked at and when.
- What only a person with assistive technology can judge, and nobody has: whether the messages of status (7.5) and the errors
  (11.10) are spoken at the right moment, whether the names and descriptions (1.3, 6.1, 11.2, 11.7) are easy to follow by
  ear, and whether the painted wheel (7.4) confuses those who enlarge the screen.

The sample, each page in French and in English: home, start of the wheel, the three steps (each with and without errors), the
owner’s page, a saved strategy, a comparison, the workshop (facilitator, answer, screen, results), the blind test, the observatory, an article with
its comments, the glossary, the legal pages (personal data, this statement), an unknown address, the moderation queue; and five
drawn among the eighteen pages left on that day: those whose names, after “${DRAW_SEED}”, have the lowest SHA-256
(${DRAWN.join(', ')}).

Tools: Chromium without scripts (forced colours, vision filters), axe-core, HTML CodeSniffer (WCAG2AAA), the W3C validator,
html-validate, lynx, our own checks in \`test/browser/checks\`.

This file is written from \`src/site/audit.ts\`, from which the statement and the foot of every page take their rate and their words.
`;

function documentOf(): string {
  const head = ['Criterion', 'Asks for', ...SAMPLE, 'Evidence'];
  const rows = GRID.map(([criterion, asks, verdicts, evidence]) => [
    criterion,
    asks,
    ...Array.from(verdicts, (each) => VERDICTS[each] ?? ''),
    evidence,
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${INTRODUCTION}\n${countsOf()}\n\n${lines.join('\n')}\n`;
}

function countsOf(): string {
  const all = GRID.flatMap(([, , verdicts]) => Array.from(verdicts));
  const count = (letter: string) => all.filter((each) => each === letter).length;
  const { met, applicable, percent } = auditResult(GRID);
  return `${met} of the ${applicable} criteria that apply are met: ${percent} %. Of ${all.length} verdicts: ${count('C')} C, ${count('X')} NC, ${count('-')} NA.`;
}

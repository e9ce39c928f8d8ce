import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { CRITERIA_BY_THEME, GRID, SAMPLE, VERDICTS } from './rgaa-grid.ts';

const FILE = join(PROJECT_ROOT, 'docs/accessibility/rgaa-2026-11-27.md');

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

  it('is what the document shows', () => {
    // After a change of the grid: UPDATE_GOLDEN=1 npx mocha --spec test/accessibility/rgaa.test.ts
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(FILE, documentOf());
    expect(readFileSync(FILE, 'utf8')).to.equal(documentOf());
  });
});

const INTRODUCTION = `# RGAA 4.1.2: what we found ourselves, 27 November 2026

Made by the authors of the site, with programs and by looking, on 22 and 23 November, and gone through again on the 27th (a
line that was looked at earlier says when); nobody from outside has audited it and nobody heard it with a screen reader. So this is no audit in the sense of the law, and the statement on the site keeps the words “non conforme”.

- **C**: conforms, as far as the evidence goes. **NC**: does not. **NA**: the page has nothing that the criterion is about.
- Evidence is a test that runs at every change, or what was looked at and when.
- What only a person with assistive technology can judge, and nobody has: whether the messages of status (7.5) and the errors
  (11.10) are spoken at the right moment, whether the names and descriptions (1.3, 6.1, 11.2, 11.7) are easy to follow by
  ear, and whether the painted wheel (7.4) confuses those who enlarge the screen.

The sample: home, start of the wheel, the three steps (each with and without errors), a saved strategy, an article with its
comments, the page for an address that does not exist, and the moderation queue. Each in French and in English.

This file is written from \`test/accessibility/rgaa-grid.ts\`.
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
  return `Of ${all.length} verdicts: ${count('C')} C, ${count('X')} NC, ${count('-')} NA.`;
}

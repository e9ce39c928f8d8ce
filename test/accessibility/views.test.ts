import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';

describe('what no view and no style sheet does', () => {
  const textsIn = (folder: string, ending: string) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(ending))
      .map((path) => ({ path, text: readFileSync(join(PROJECT_ROOT, folder, path), 'utf8') }));

  it('opens no window, plays nothing, frames nothing', () => {
    const faults = textsIn('views', '.ejs').filter(({ text }) =>
      /\starget=|<(?:i?frame|video|audio|object|embed|marquee|blink)\b/.test(text),
    );
    expect(faults.map(({ path }) => path)).to.deep.equal([]);
  });

  it('asks for no orientation and moves nothing', () => {
    const sheets = textsIn('public/styles', '.css');
    expect(sheets.length).to.be.greaterThan(3);
    const faults = sheets.filter(({ text }) => /orientation:|@keyframes|animation|transition/.test(text));
    expect(faults.map(({ path }) => path)).to.deep.equal([]);
  });
});

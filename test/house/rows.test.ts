import { expect } from 'chai';
import { filesIn, read, withoutComments } from './sources.ts';

/** Tests of what is SQLite's own: its file, its locks and pragmas, its statements, or a broken engine. */
const OF_THE_ENGINE: readonly RegExp[] = [
  /^test\/(?:db\/sqlite-|start\/)/,
  /^test\/operations\/(?:backup|checkpoint|doctor|metrics|move)\.test\.ts$/,
  /^test\/processes\/together\.test\.ts$/,
  /^test\/support\/(?:app|busy-database|recording\/site)\.ts$/,
  /^test\/trust\/(?:answers|lock|move|move-memory|reader|stored|upgrade)\.test\.ts$/,
  /^test\/trust\/(?:controls|support)\//,
  /^test\/house\/rows\.test\.ts$/,
];

describe('tests', () => {
  it('ask for rows and change them through support/rows.ts, whatever engine holds them', () => {
    const asking = filesIn('test', '.ts')
      .filter((path) => !OF_THE_ENGINE.some((each) => each.test(path)))
      .filter((path) =>
        /[\w)\]]\s*\.sqlite\b(?!['"`-])|\{[^}']*\bsqlite\b[^}']*\}|from 'better-sqlite3'/.test(
          withoutComments(read(path)),
        ),
      );
    expect(asking).to.deep.equal([]);
  });
});

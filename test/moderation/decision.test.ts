import { expect } from 'chai';
import { decisionsFor, isDeletable, statusAfter } from '../../src/moderation/decision.ts';
import { toCsv } from '../../src/web/text/csv.ts';
import { isModeratorName, nameKey } from '../../src/moderators/moderator.ts';
import { DECISIONS, STATUSES } from '../../src/terms.ts';

describe('decisions', () => {
  const AFTER = { publish: 'published', hold: 'pending', spam: 'spam', trash: 'trash' } as const;

  for (const status of STATUSES)
    for (const decision of DECISIONS)
      it(`${decision} on what is ${status}`, () => {
        const expected = AFTER[decision] === status ? undefined : AFTER[decision];
        expect(statusAfter(status, decision)).to.equal(expected);
        expect(decisionsFor(status).includes(decision)).to.equal(expected !== undefined);
      });

  it('delete for good only what was thrown away', () => {
    expect(STATUSES.filter(isDeletable)).to.deep.equal(['spam', 'trash']);
  });
});

describe('names of moderators', () => {
  it('are the same when a person would read them as the same', () => {
    expect(nameKey('  Éloïse  Martin ')).to.equal(nameKey('e\u0301loi\u0308se martin'));
  });

  it('can be read, and are nobody else’s', () => {
    for (const name of ['Camille', 'Jean-Luc d’Arc', 'J. O_2'])
      expect(isModeratorName(name), name).to.be.true;
    for (const name of ['', 'x'.repeat(41), 'a\u202eb', 'System', 'rules', '<b>'])
      expect(isModeratorName(name), name).to.be.false;
  });
});

describe('tables for spreadsheets', () => {
  it('quote every cell and end every line as RFC 4180 says', () => {
    expect(
      toCsv([
        ['a', 'b "c"'],
        ['d\ne', ''],
      ]),
    ).to.equal('\uFEFF"a","b ""c"""\r\n"d\ne",""\r\n');
  });

  for (const start of ['=', '+', '-', '@', '\t', '\r', ' =', '\0=', '＝', '＋', '－', '＠'])
    it(`hold no live formula behind ${JSON.stringify(start)}`, () => {
      expect(toCsv([[`${start}1+1`]])).to.equal(`\uFEFF"'${start}1+1"\r\n`);
    });

  it('leave numbers to be counted with, and nothing else that is called one', () => {
    const cells = ['-5', '12,50', '1=1', '-1+1', '=1', ''].map((number) => ({ number }));
    expect(toCsv([cells], ';')).to.equal(`\uFEFF-5;12,50;"1=1";"'-1+1";"'=1";""\r\n`);
    expect(toCsv([[{ number: '12,50' }, { number: '12.50' }, '-5']])).to.equal(
      `\uFEFF"12,50",12.50,"'-5"\r\n`,
    );
  });

  it('leave other words as they are', () => {
    expect(toCsv([['Merci = oui', 'anne@example.org']])).to.include('"Merci = oui","anne@example.org"');
  });
});

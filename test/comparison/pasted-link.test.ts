import { expect } from 'chai';
import fc from 'fast-check';
import { readPastedLink } from '../../src/comparison/pasted-link.ts';

const SITE = 'https://roue.example';
const KEY = '8uspIOAFB9I_ikFOKmzV8Yv-';

describe('a pasted link', () => {
  for (const pasted of [
    KEY,
    `  ${KEY}\n`,
    `${SITE}/fr/s/${KEY}`,
    `${SITE}/en/s/${KEY}/`,
    `${SITE}/en/s/${KEY}/revisions/2`,
    `${SITE}/fr/s/${KEY}?de=1&a=2#haut`,
    `http://roue.example/fr/s/${KEY}`,
    `roue.example/fr/s/${KEY}`,
    `/fr/s/${KEY}`,
    `<${SITE}/fr/s/${KEY}>.`,
    `«\u00a0${SITE}/fr/s/${KEY}\u00a0»`,
    `HTTPS://ROUE.EXAMPLE/fr/s/${KEY}`,
  ])
    it(`opens by ${JSON.stringify(pasted)}`, () => {
      expect(readPastedLink(pasted, SITE)).to.deep.equal({ kind: 'key', key: KEY });
    });

  for (const [pasted, kind] of [
    [`${SITE}/fr/e/${KEY}`, 'edit'],
    [`${SITE}/en/e/${KEY}/change`, 'edit'],
    [`roue.example/fr/e/${KEY}`, 'edit'],
    [`https://another.example/fr/e/${KEY}`, 'edit'],
    [`https://another.example/fr/s/${KEY}`, 'elsewhere'],
    [`https://roue.example.evil.example/fr/s/${KEY}`, 'elsewhere'],
    [`https://roue.example@evil.example/fr/s/${KEY}`, 'elsewhere'],
    [`//evil.example/fr/s/${KEY}`, 'elsewhere'],
    [`https://roue.example:8443/fr/s/${KEY}`, 'elsewhere'],
    [`${SITE}/fr/articles`, 'none'],
    ['bonjour', 'none'],
    ['voici le lien', 'none'],
    ['javascript:alert(1)', 'none'],
    ['', 'none'],
  ] as const)
    it(`is no read link of ours: ${JSON.stringify(pasted)}`, () => {
      expect(readPastedLink(pasted, SITE).kind).to.equal(kind);
    });

  it('is read, whatever it is, without a crash and to a plain key or none', () => {
    const pieces = fc.constantFrom(
      '/',
      's',
      'e',
      'fr',
      ':',
      '@',
      '?',
      '#',
      '%',
      SITE,
      KEY,
      '[',
      '\\',
      '\u0000',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const link = readPastedLink(text, SITE);
          if (link.kind === 'key') expect(link.key).to.match(/^[\w-]+$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

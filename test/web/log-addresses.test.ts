import { expect } from 'chai';
import { maskAddress, maskError } from '../../src/web/request-log/mask.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { PAGES } from '../../src/addresses/pages.ts';
import { siteLibrary } from '../support/library.ts';

const KEY = '8uspIOAFB9I_ikFOKmzV8YvY';

describe('an address in the log', () => {
  for (const [url, masked] of [
    ['/fr/s/8uspIOAFB9I_ikFOKmzV8YvY/roue.svg', '/fr/s/…/roue.svg'],
    ['/fr/s/8uspIOAFB9I_ikFOKmzV8YvY/comparer?avec=kkj1BrfvKBQE43R1C-8qmw', '/fr/s/…/comparer?avec=…'],
    ['/en/s/8uspIOAFB9I_ikFOKmzV8YvY/compare?from=1&to=12', '/en/s/…/compare?from=1&to=12'],
    [
      '/en/s/8uspIOAFB9I_ikFOKmzV8YvY/compare/comparison.svg?w%69th=kkj1Brf',
      '/en/s/…/compare/comparison.svg?…=…',
    ],
    ['/EN/E/8uspIOAFB9I_ikFOKmzV8YvY', '/EN/E/…'],
    ['/fr/roue/kkj1BrfvKBQE43R1C-8qmw/bilan', '/fr/roue/…/bilan'],
    ['/fr/roue/diagnostic?listen=priority', '/fr/roue/diagnostic?listen=…'],
    ['/fr/moderation/m/abC.dEf', '/fr/moderation/m/…'],
    ['/fr/moderation?email=zoe%40example.org', '/fr/moderation?email=…'],
    ['/fr/articles/un-titre?recu=abC.dEf#commentaire-1', '/fr/articles/un-titre?recu=…'],
    ['/en/articles/a-title?reply=1&received=abc.def', '/en/articles/a-title?reply=1&received=…'],
    ['/en/workshop/p/8uspIOAFB9I_ikFOKmzV8YvY?refresh=30', '/en/workshop/p/…?refresh=30'],
    ['/fr/atelier?brand=Maison&context=Quoi', '/fr/atelier?brand=…&context=…'],
    ['/fr/moderation/connexion?code=123456', '/fr/moderation/connexion?code=…'],
    ['/fr/s/plainword', '/fr/s/…'],
    ['/en/wheel/plainword/review', '/en/wheel/…/review'],
    ['/wp-login.php', '/wp-login.php'],
    ['/.env', '/.env'],
    ['/', '/'],
  ] as const) {
    it(`keeps what ${url} opens to itself`, () => {
      expect(maskAddress(url)).to.equal(masked);
    });
  }

  it('keeps a key to itself that stands where none belongs', () => {
    for (const odd of [
      `/de/s/${KEY}`,
      `/fr/strategie/${KEY}`,
      `/fr/fr/e/${KEY}`,
      `/${KEY}`,
      `//fr/s/${KEY}`,
      `/fr/s/${KEY}.`,
      `/fr/s/${KEY}%20merci`,
      `/fr/s/%38uspIOAFB9I_ikFOKmzV8YvY`,
      `/fr/s/%2538uspIOAFB9I_ikFOKmzV8YvY`,
      `/fr%2Fs%2F${KEY}`,
      `/fr/articles/${KEY}`,
      `/fr/workshop/p/${KEY}`,
      `/s/${KEY}`,
      `/fr?lien=https://roue.example/fr/s/${KEY}`,
      `/fr?${KEY}`,
      `/fr/s?${KEY}=`,
      `http://roue.example/fr/s/${KEY}`,
      `/fr/s\\${KEY}`,
      `/fr/s/${KEY.toLowerCase()}`,
      `/fr/s/${KEY.slice(0, 14)}`,
    ])
      expect(maskAddress(odd).toLowerCase(), odd).not.to.match(/uspio|ikfo/);
  });

  it('stays readable where it is a page of ours or a title', () => {
    const library = siteLibrary();
    for (const lang of LANGS) {
      for (const { slug } of library.list(lang)) {
        const path = `${pathTo('article', lang, { slug })}?comments-page=2`;
        expect(maskAddress(path)).to.equal(path);
      }
      for (const page of Object.values(PAGES))
        expect(maskAddress(page[lang])).to.equal(page[lang].replace(/:\w+/g, '…'));
    }
  });

  it('ends where nobody would read on, with no piece of a word', () => {
    expect(maskAddress(`/fr/${'mot/'.repeat(1000)}`)).to.have.length.within(290, 301);
    expect(maskAddress(`/fr/${'m'.repeat(1000)}`)).to.equal('/fr/…');
  });
});

describe('an error in the log', () => {
  it('keeps its frames and its words, and no key', () => {
    const frames = '\n    at processTicksAndRejections (node:internal/process/task_queues.js:95:5)';
    const described = `SqliteError: SQLITE_CONSTRAINT_FOREIGNKEY at /fr/s/${KEY}/roue.svg${frames}`;
    expect(maskError(described)).to.equal(
      `SqliteError: SQLITE_CONSTRAINT_FOREIGNKEY at /fr/s/…/roue.svg${frames}`,
    );
    expect(maskError(`"${KEY}" is not known`)).to.equal('"…" is not known');
  });
});

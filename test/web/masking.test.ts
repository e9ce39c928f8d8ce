import { expect } from 'chai';
import { maskKeys } from '../../src/paths.ts';

describe('an address in the log', () => {
  for (const [url, masked] of [
    ['/fr/s/8uspIOAFB9I_ikFOKmzV8YvY/roue.svg', '/fr/s/…/roue.svg'],
    ['/fr/s/8uspIOAFB9I_ikFOKmzV8YvY/comparer?avec=kkj1BrfvKBQE43R1C-8qmw', '/fr/s/…/comparer?…'],
    [
      '/en/s/8uspIOAFB9I_ikFOKmzV8YvY/compare/comparison.svg?w%69th=kkj1Brf',
      '/en/s/…/compare/comparison.svg?…',
    ],
    ['/EN/E/8uspIOAFB9I_ikFOKmzV8YvY', '/EN/E/…'],
    ['/fr/roue/kkj1BrfvKBQE43R1C-8qmw/bilan', '/fr/roue/…/bilan'],
    ['/fr/roue/diagnostic?listen=priority', '/fr/roue/diagnostic?listen=priority'],
    ['/fr/moderation/m/abc.def', '/fr/moderation/m/…'],
    ['/en/notices/abc.def', '/en/notices/…'],
    ['/fr/articles/un-titre/commentaires/abc.def', '/fr/articles/un-titre/commentaires/…'],
    ['/fr/articles/un-titre?recu=abc.def#commentaire-1', '/fr/articles/un-titre?recu=…#commentaire-1'],
    ['/en/articles/a-title?reply=1&received=abc.def', '/en/articles/a-title?reply=1&received=…'],
    ['/fr/atelier/a/8uspIOAFB9I_ikFOKmzV8YvY/devoiler', '/fr/atelier/a/…/devoiler'],
    ['/en/workshop/p/8uspIOAFB9I_ikFOKmzV8YvY?refresh=30', '/en/workshop/p/…?refresh=30'],
    ['/EN/WORKSHOP/F/8uspIOAFB9I_ikFOKmzV8YvY', '/EN/WORKSHOP/F/…'],
    ['/fr/atelier?brand=Maison&context=Quoi', '/fr/atelier?…'],
    ['/fr/atelier', '/fr/atelier'],
    ['/fr/articles/un-titre', '/fr/articles/un-titre'],
  ] as const) {
    it(`keeps what ${url} opens to itself`, () => {
      expect(maskKeys(url)).to.equal(masked);
    });
  }
});

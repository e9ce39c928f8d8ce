import type { RequestHandler } from 'express';
import { identityOf } from '../identity/page.ts';
import { missingDuties } from '../identity/duties.ts';
import type { Duty } from '../identity/duties.ts';
import type { Identity } from '../identity/identity.ts';
import { render } from '../web/render.ts';

declare module '../web/render.ts' {
  interface Views {
    'site/legal-notice': {
      readonly missing: readonly Duty[];
      /** What the owner said, in order. */
      readonly said: readonly (readonly [fact: Fact, text: string])[];
    };
  }
}

type Fact = 'publisher' | 'director' | 'host' | 'controller' | 'authority';

export const showLegalNotice: RequestHandler = (_req, res) => {
  const identity = identityOf(res);
  render(res.set('Cache-Control', 'no-cache'), 'site/legal-notice', {
    missing: missingDuties(identity),
    said: factsOf(identity).filter(([, text]) => text !== ''),
  });
};

function factsOf({
  publisher,
  director,
  host,
  controller,
  authority,
}: Identity): readonly (readonly [Fact, string])[] {
  return [
    ['publisher', publisher],
    ['director', director],
    ['host', host],
    ['controller', controller],
    ['authority', authority],
  ];
}

import { pathTo } from '../../src/addresses/links.ts';
import { pathToMethod } from '../../src/addresses/query.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { keysOf } from '../../src/method/method.ts';
import type { Method } from '../../src/method/method.ts';
import type { Answer, Browser, Fields } from '../support/browser.ts';

export const BRAND = 'Chez Ø & « Fils »';

/** Every page of a walk, by what it is. */
export type Pages = Map<string, Answer>;

/** Judges everything: the first issue and the first strength hold, the rest does not. */
export function judged({ claims }: Method): Fields {
  const first = (kind: 'issue' | 'strength') => claims.find((each) => each.kind === kind)?.key;
  const holds = [first('issue'), first('strength')];
  return {
    brand: BRAND,
    rival: 'Rivalo',
    gene: 'Nous tenons parole depuis 1924',
    ...Object.fromEntries(claims.map(({ key }) => [key, holds.includes(key) ? '3' : '0'])),
  };
}

/** The first two sectors are priorities, the third and the last support them. */
export function marked(method: Method): Record<string, 'priority' | 'secondary'> {
  const [one = '', two = '', three = '', ...others] = keysOf(method);
  return {
    [one]: 'priority',
    [two]: 'priority',
    [three]: 'secondary',
    [others.at(-1) ?? three]: 'secondary',
  };
}

/** Says no to the fourth sector, why and how to begin with the first one, and a clause in words of one's own. */
export function reviewed(method: Method): Fields {
  const [one = '', , , four = ''] = keysOf(method);
  return {
    refusal: [four],
    [`why-${one}`]: 'Parce que personne d’autre ne le fait.',
    [`for-${one}`]: 'les gens du mardi',
    [`first-${one}`]: 'Ouvrir une heure plus tôt.',
    'words-gene': 'Depuis 1924, une promesse se tient.',
    'review-date': '2027-03-01',
  };
}

/** The three steps and the saving of a strategy, as a browser without scripts goes through them. */
export async function walk(
  browser: Browser,
  method: Method,
  lang: Lang,
  changes: Fields = {},
): Promise<Pages> {
  const pages: Pages = new Map();
  const keep = (name: string, page: Answer): Answer => {
    pages.set(name, page);
    return page;
  };
  const path = pathToMethod(pathTo('newDiagnosis', lang, {}), lang, method.id);
  const diagnosis = keep('diagnosis', await browser.get(path));
  keep('diagnosis refused', await browser.submit(diagnosis, 'continue', { ...judged(method), brand: '' }));
  const begun = await browser.submit(diagnosis, 'continue', judged(method));
  const approaches = keep('approaches', await browser.follow(begun));
  const choices = { ...marked(method), ...changes };
  keep('preview', await browser.follow(await browser.submit(approaches, 'preview', choices)));
  const chosen = await browser.submit(approaches, 'continue', choices);
  const review = keep('review', await browser.follow(chosen));
  keep(
    'review refused',
    await browser.submit(review, 'save', { ...reviewed(method), 'review-date': '1999-01-01' }),
  );
  keep('owner', await browser.follow(await browser.submit(review, 'save', reviewed(method))));
  return pages;
}

export function pageOf(pages: Pages, name: string): Answer {
  const page = pages.get(name);
  if (page === undefined) throw new Error(`no page ${name}`);
  return page;
}

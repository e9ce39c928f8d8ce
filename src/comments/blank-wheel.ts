import type { Article } from '../articles/article.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Method } from '../method/method.ts';
import { renderEmptyWheel } from '../wheel/drawing/empty-wheel.ts';
import { byFamily, pictogramAgain, signedOnce } from '../wheel/drawing/pictograms.ts';
import { wheelRows } from '../wheel/table.ts';

interface Offer {
  readonly home: Method;
  readonly offered: readonly Method[];
}

/** The wheel to paint that an article ends with. */
export type BlankWheel = ReturnType<typeof blankWheelOf>;
export type BlankWheelFor = (article: Article) => BlankWheel;

/**
 * The wheel of the method that an article is about; else that of the home page, or another in its language. It is the same on
 * every page: drawing it for each took a fifth of the time of a page.
 */
export function blankWheels({ home, offered }: Offer): BlankWheelFor {
  const drawn = LANGS.flatMap((lang) =>
    offered
      .filter(({ langs }) => langs.includes(lang))
      .map((method) => ({ lang, method, blankWheel: once(() => blankWheelOf(method, home, lang)) })),
  );
  return (article) => {
    const slugs = [article.slug, article.translation];
    const mine = drawn.filter(({ lang }) => lang === article.lang);
    const about = mine.find(({ method }) => method.article !== undefined && slugs.includes(method.article));
    const found = about ?? mine.find(({ method }) => method.hash === home.hash) ?? mine[0];
    return found?.blankWheel() ?? blankWheelOf(home, home, article.lang);
  };
}

/** Drawn for the first page that shows it. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function blankWheelOf(method: Method, home: Method, lang: Lang) {
  const rows = wheelRows({ method, choices: {} }, lang);
  return {
    /** Named where it is not what the start page takes. */
    methodId: method.hash === home.hash ? undefined : method.id,
    toPaint: method,
    approaches: method.approaches,
    families: byFamily(method, signedOnce(method)),
    wheel: {
      svg: renderEmptyWheel(method, lang, 'wheel'),
      rows: rows.map((row) => ({ ...row, pictogram: pictogramAgain(row.key) })),
    },
  };
}

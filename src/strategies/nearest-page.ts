import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { keysOf } from '../method/method.ts';
import type { Chosen } from '../method/method.ts';
import { isClose } from '../observatory/likeness.ts';
import type { Near } from '../observatory/nearest.ts';
import { choicesOf, codeOf } from '../observatory/wheel-code.ts';
import { seriesOf } from '../observatory/series.ts';
import { sharedWheels } from '../observatory/shared-wheel-store.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { stateOf } from '../wheel/wheel.ts';
import { dateOf, linesOf, standingOf } from './uniqueness-page.ts';
import type { Standing } from './uniqueness-page.ts';
import { openRead } from './strategy-page.ts';
import type { Lang } from '../i18n/languages.ts';
import type { WheelPicture } from '../wheel/drawing/picture.ts';

declare module '../web/render.ts' {
  interface Views {
    'strategies/nearest': {
      readonly readKey: string;
      readonly brand: string;
      readonly wheel: WheelPicture;
      readonly neighbours: readonly ReturnType<typeof neighbour>[];
    } & ReturnType<typeof neighbourhood>;
  }
}

const NEIGHBOURS = 5;

export function showNearest(deps: Deps): RequestHandler {
  const wheels = sharedWheels(deps.db, NEIGHBOURS);
  return async (req, res) => {
    const { readKey, strategyId, revision } = await openRead(deps, req, res);
    const { brand, method, choices } = revision.strategy;
    const standing = await standingOf(deps.db, strategyId, revision.strategy);
    const series = seriesOf(method);
    const near = isKnown(standing) ? await wheels.nearest(series, codeOf(series.keys, choices)) : [];
    const lang = langOf(res);
    render(res, 'strategies/nearest', {
      readKey,
      brand,
      wheel: wheelPicture({ method, choices }, { lang, idPrefix: 'wheel', brand }),
      ...neighbourhood(standing, lang),
      neighbours: near.map((each, index) => neighbour(each, index + 1, { method, choices }, lang)),
    });
  };
}

type Known = Standing & { readonly found: Extract<Standing['found'], { readonly kind: 'known' }> };

function isKnown(standing: Standing | undefined): standing is Known {
  return standing?.found.kind === 'known' && standing.isSearched;
}

function neighbourhood(standing: Standing | undefined, lang: Lang) {
  if (!isKnown(standing)) return { lines: linesWithout(standing, lang), total: undefined };
  const { amount, share } = standing.found.identical;
  return {
    lines: linesOf(standing, lang),
    total: share.total,
    approaches: standing.approaches,
    alone: amount === 'none',
    asOf: dateOf(standing, lang),
  };
}

/** What is said where no neighbours are looked for. */
function linesWithout(standing: Standing | undefined, lang: Lang): readonly string[] {
  if (standing === undefined) return [];
  const { found, isSearched, approaches } = standing;
  if (found.kind === 'own' || isSearched) return linesOf(standing, lang);
  return [messagesFor(lang).nearest.tooMany(approaches)];
}

function neighbour(near: Near, rank: number, mine: Chosen, lang: Lang) {
  const { method } = mine;
  const choices = choicesOf(keysOf(method), near.wheel);
  const differing = method.approaches.filter(({ key }) => choices[key] !== stateOf(mine.choices, key));
  return {
    ...near,
    rank,
    close: isClose(near),
    differing: formatList(
      lang,
      differing.map(({ label }) => label[lang]),
    ),
    wheel: wheelPicture({ method, choices }, { lang, idPrefix: `near-${rank}` }),
  };
}

import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { formatDate, formatList } from '../i18n/format.ts';
import type { Lang } from '../i18n/messages.ts';
import { isClose } from '../observatory/likeness.ts';
import type { Near } from '../observatory/nearest.ts';
import type { Uniqueness } from '../observatory/uniqueness.ts';
import { choicesOf, codeOf } from '../observatory/wheel-code.ts';
import { countedWheels } from '../observatory/wheels.ts';
import { langOf } from '../web/locale.ts';
import { APPROACHES } from '../wheel/approaches.ts';
import { wheelPicture } from '../wheel/picture.ts';
import type { Choices } from '../wheel/wheel.ts';
import { linesOf, standingOf } from './others.ts';
import { openRead } from './reading.ts';

/** How many neighbours a page shows. */
const NEIGHBOURS = 5;

/** The counted wheels nearest to that of a strategy, under its read key. */
export function showNearest(deps: Deps): RequestHandler {
  const wheels = countedWheels(deps.db, NEIGHBOURS);
  return async (req, res) => {
    const { readKey, strategyId, revision } = await openRead(deps, req);
    const { brand, choices } = revision.strategy;
    const found = (await standingOf(deps.db, strategyId, revision.strategy))?.found;
    const near = found?.kind === 'known' ? await wheels.nearest(codeOf(choices)) : [];
    const lang = langOf(res);
    res.render('strategies/nearest', {
      readKey,
      brand,
      wheel: wheelPicture({ choices }, { lang, idPrefix: 'wheel', brand }),
      ...neighbourhood(found, lang),
      asOf: formatDate(lang, deps.clock()),
      neighbours: near.map((each, index) => neighbour(each, index + 1, choices, lang)),
    });
  };
}

function neighbourhood(found: Uniqueness | undefined, lang: Lang) {
  if (found?.kind !== 'known')
    return { lines: found === undefined ? [] : linesOf(found, lang), total: undefined };
  const { n, total } = found.identical;
  return { lines: linesOf(found, lang), total, alone: n === 0 };
}

function neighbour(near: Near, rank: number, mine: Choices, lang: Lang) {
  const choices = choicesOf(near.wheel);
  const differing = APPROACHES.filter(({ key }) => choices[key] !== mine[key]);
  return {
    ...near,
    rank,
    close: isClose(near),
    differing: formatList(
      lang,
      differing.map(({ label }) => label[lang]),
    ),
    wheel: wheelPicture({ choices }, { lang, idPrefix: `near-${rank}` }),
  };
}

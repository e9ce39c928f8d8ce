import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { formatList } from '../i18n/format.ts';
import { isClose } from '../observatory/likeness.ts';
import type { Near } from '../observatory/nearest.ts';
import { choicesOf, codeOf } from '../observatory/wheel-code.ts';
import { sharedWheels } from '../observatory/shared-wheel-store.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { APPROACHES } from '../wheel/approaches.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import type { Choices } from '../wheel/wheel.ts';
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
    const { brand, choices } = revision.strategy;
    const standing = await standingOf(deps.db, strategyId, revision.strategy);
    const near = standing?.found.kind === 'known' ? await wheels.nearest(codeOf(choices)) : [];
    const lang = langOf(res);
    render(res, 'strategies/nearest', {
      readKey,
      brand,
      wheel: wheelPicture({ choices }, { lang, idPrefix: 'wheel', brand }),
      ...neighbourhood(standing, lang),
      neighbours: near.map((each, index) => neighbour(each, index + 1, choices, lang)),
    });
  };
}

function neighbourhood(standing: Standing | undefined, lang: Lang) {
  const lines = standing === undefined ? [] : linesOf(standing, lang);
  if (standing?.found.kind !== 'known') return { lines, total: undefined };
  const { amount, share } = standing.found.identical;
  return { lines, total: share.total, alone: amount === 'none', asOf: dateOf(standing, lang) };
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

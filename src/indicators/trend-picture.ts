import { formatDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { writeAmount } from './amount.ts';
import type { Point } from './reading.ts';
import type { Trend } from './trend.ts';
import { renderTrend } from './trend-svg.ts';

export interface TrendPicture {
  readonly svg: string;
  readonly label: string;
  /** The language that the label was typed in, where it is not the page's own words. */
  readonly labelLang?: Lang | undefined;
  /** Newest first. */
  readonly rows: readonly TrendRow[];
}

interface TrendRow extends Pick<Point, 'onDate' | 'value'> {
  readonly day: string;
  readonly written: string;
}

type Labelled = Trend & Pick<TrendPicture, 'labelLang'>;

/** The drawing and its table, for `partials/_trend`; undefined without a reading. */
export function trendPicture(trend: Labelled, lang: Lang): TrendPicture | undefined {
  const { label, labelLang, unit, points } = trend;
  if (points.length === 0) return undefined;
  const rows = points.toReversed().map(({ onDate, value }) => ({
    onDate,
    value,
    day: formatDay(lang, onDate),
    written: writeAmount(value, unit, lang),
  }));
  return { svg: renderTrend(trend, { lang }), label, labelLang, rows };
}

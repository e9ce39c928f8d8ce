import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Measured } from '../indicators/measured.ts';
import { progressOf, progressWords } from '../indicators/progress.ts';
import { trendPicture } from '../indicators/trend-picture.ts';
import { approachOf } from '../method/method.ts';
import { measureLine } from './measure-lines.ts';
import type { Strategy } from './strategy.ts';

/** The drawings that readers see: of each indicator with a reading; undefined where there is none. */
export function followUpPart(measures: readonly Measured[], { method }: Strategy, lang: Lang) {
  const drawn = measures.flatMap((each) => {
    const trend = trendPicture(each, lang);
    if (trend === undefined) return [];
    const approach = each.state === 'gone' ? undefined : approachOf(method, each.approach);
    return {
      ...measureLine(each, lang),
      approach: approach?.label[lang],
      own: approach?.own,
      standing: standingOf(each, lang),
      share: progressOf(each).share,
      words: hasWay(each) ? progressWords(each, lang) : undefined,
      trend,
    };
  });
  return drawn.length === 0 ? undefined : drawn;
}

/** Without a start or a target there is nothing to say of how far it has come. */
function hasWay({ baseline, target }: Measured): boolean {
  return baseline !== null || target !== null;
}

/** How its approach stands on the wheel of today, where it is not a priority. */
function standingOf({ state }: Measured, lang: Lang): string | undefined {
  const { strategies, history } = messagesFor(lang);
  if (state === 'priority') return undefined;
  return state === 'gone' ? strategies.followUp.gone : history.states[state];
}

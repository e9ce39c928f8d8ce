import { pathTo } from '../addresses/links.ts';
import type { Db } from '../db/database.ts';
import { formatDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { listIndicators } from '../indicators/indicator-store.ts';
import { followedIn } from '../indicators/indicator.ts';
import { measuredIn } from '../indicators/measured.ts';
import type { Measured } from '../indicators/measured.ts';
import { listLatestReadings } from '../indicators/reading-store.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { historyPage } from './history-page.ts';

interface Owned {
  readonly strategyId: string;
  readonly strategy: Strategy;
  readonly editKey: string;
  readonly asked: number;
  readonly lang: Lang;
}

/** What the owner's page of the strategy says of its follow-up, and the list of all that happened. */
export async function followUpPart(db: Db, { strategyId, strategy, editKey, asked, lang }: Owned) {
  const stored = await listIndicators(db, strategyId);
  const newest = await listLatestReadings(db, strategyId, 1);
  const path = pathTo('owner', lang, { editKey });
  const followed = followedIn(strategy, stored);
  const listed = { strategyId, followed, method: strategy.method, asked, editKey, path, lang };
  return {
    standing: standingWords(measuredIn(strategy, stored, newest, lang), lang),
    history: await historyPage(db, listed),
  };
}

/** How many indicators have a reading, and when the last one is of; undefined where none has any. */
function standingWords(measured: readonly Measured[], lang: Lang): string | undefined {
  const days = measured.flatMap(({ last }) => last?.onDate ?? []);
  const newest = days.toSorted().at(-1);
  if (newest === undefined) return undefined;
  return messagesFor(lang).followUp.part.standing(days.length, measured.length, formatDay(lang, newest));
}

import type { Request } from 'express';
import type { Db } from '../db/database.ts';
import { capital, formatDate, formatDay, toDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { writeAmount } from '../indicators/amount.ts';
import { listIndicators } from '../indicators/indicator-store.ts';
import { isTold, measuredIn } from '../indicators/measured.ts';
import type { Measured } from '../indicators/measured.ts';
import { listReadings } from '../indicators/reading-store.ts';
import { pointOn } from '../indicators/reading.ts';
import type { Point } from '../indicators/reading.ts';
import { approachOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import { findHeldLink } from '../strategies/device-store.ts';
import { isFollowUpShown } from '../strategies/sharing-store.ts';
import type { Reading } from '../strategies/strategy-page.ts';
import type { Revision } from '../strategies/strategy.ts';
import { visitorOf } from '../web/session.ts';
import type { Pair } from './comparison.ts';

export type MeasuredBetween = Awaited<ReturnType<typeof measuredBetween>>;

/**
 * What was measured, beside what moved: for readers while the owner shows it and only up to the newest version, and always for a
 * browser that holds the edit link. Undefined where there is nothing, and between two strategies.
 */
export async function measuredBetween(
  db: Db,
  req: Request,
  { strategyId, revision }: Reading,
  pair: Pair | undefined,
  lang: Lang,
) {
  if (pair?.kind !== 'versions') return undefined;
  const isShown = pair.to.number === revision.number && (await isFollowUpShown(db, strategyId));
  if (!isShown && !(await isHeld(db, req, strategyId))) return undefined;
  const [stored, readings] = [await listIndicators(db, strategyId), await listReadings(db, strategyId)];
  const measured = measuredIn(revision.strategy, stored, readings, lang).filter(isTold);
  if (measured.length === 0) return undefined;
  const { method } = revision.strategy;
  return { isShown, measured: measured.map((each) => comparedPart(each, method, pair, lang)) };
}

async function isHeld(db: Db, req: Request, strategyId: string): Promise<boolean> {
  const visitor = visitorOf(req);
  return visitor !== undefined && (await findHeldLink(db, visitor, strategyId)) !== undefined;
}

function comparedPart(measured: Measured, method: Method, { from, to }: Pair, lang: Lang) {
  const { id, state, approach, label, labelLang, unit, baseline, target, due, points, last } = measured;
  const { comparison, meeting } = messagesFor(lang);
  const words = meeting.compared;
  const sides = from.number === to.number ? [to] : [from, to];
  const known = (point: Point | undefined) => knownPart(point, unit, lang);
  return {
    ...{ id, labelLang, baseline, target, last: last?.value },
    label: labelLang === undefined ? capital(label) : label,
    approach: state === 'gone' ? undefined : approachOf(method, approach),
    facts: [
      ...(baseline === null
        ? []
        : [{ name: words.start, value: writeAmount(baseline, unit, lang), date: '' }]),
      ...sides.map((side) => ({
        name: words.on(comparison.version(side.number), formatDate(lang, side.savedAt)),
        ...known(pointOn(points, dayOf(side))),
      })),
      { name: words.last, ...known(last) },
      ...(target === null ? [] : [{ name: words.target, ...aimOf(target, unit, due, lang) }]),
    ],
  };
}

function dayOf({ savedAt }: Revision): string {
  return toDay(savedAt);
}

function knownPart(point: Point | undefined, unit: string, lang: Lang) {
  const { compared } = messagesFor(lang).meeting;
  if (point === undefined) return { value: compared.nothing, date: '' };
  return { value: writeAmount(point.value, unit, lang), date: compared.read(formatDay(lang, point.onDate)) };
}

function aimOf(target: string, unit: string, due: string | null, lang: Lang) {
  const { by } = messagesFor(lang).meeting.happened;
  return { value: writeAmount(target, unit, lang), date: due === null ? '' : by(formatDay(lang, due)) };
}

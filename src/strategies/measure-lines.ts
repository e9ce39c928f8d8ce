import { formatDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { writeAmount } from '../indicators/amount.ts';
import type { Amount } from '../indicators/amount.ts';
import { isTold } from '../indicators/measured.ts';
import type { Measured } from '../indicators/measured.ts';
import type { ApproachKey } from '../method/method.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Revision } from './strategy.ts';

/** An indicator in words: its label, what is known of it, and who answers for it; each of the last two may be empty. */
interface MeasureLine extends Pick<
  Measured,
  'id' | 'label' | 'labelLang' | 'baseline' | 'target' | 'owner' | 'lang'
> {
  readonly last: Amount | null;
  readonly facts: string;
}

/**
 * What a card says of its approach; nothing until something was typed or measured, so that the proposed words stand. Of an own
 * approach that is gone nothing is left but its key, which another one may have now.
 */
export function linesOfApproach(
  measures: readonly Measured[],
  approach: ApproachKey,
  lang: Lang,
): readonly MeasureLine[] {
  const own = measures.filter((each) => each.approach === approach && each.state !== 'gone');
  if (!own.some(isTold)) return [];
  return own
    .filter((each) => isTold(each) || each.labelLang === undefined)
    .map((each) => measureLine(each, lang));
}

export function measureLine(measured: Measured, lang: Lang): MeasureLine {
  const { id, label, labelLang, baseline, target, owner, last } = measured;
  const known = { id, label, labelLang, baseline, target, owner, lang: measured.lang };
  return { ...known, last: last?.value ?? null, facts: factsOf(measured, lang) };
}

/** The whole line, where a drawing or a file has one text for it. */
export function measureText({ label, facts, owner }: MeasureLine, lang: Lang): string {
  const { typography, strategies } = messagesFor(lang);
  const { fact } = strategies.priorityCard;
  const told = [facts, owner === '' ? '' : `${fact.owner}${typography.colon}${owner}`].filter(Boolean);
  return told.length === 0 ? label : `${label}${typography.colon}${told.join(fact.and)}`;
}

/** The same of all that is told of the priorities, in wheel order. */
export function measureTexts(
  { strategy }: Revision,
  measures: readonly Measured[],
  lang: Lang,
): readonly string[] {
  const told = measures.filter((each) => isTold(each) && each.state === 'priority');
  return approachesAt(strategy, 'priority')
    .flatMap((key) => linesOfApproach(told, key, lang))
    .map((line) => measureText(line, lang));
}

function factsOf({ unit, baseline, target, due, last }: Measured, lang: Lang): string {
  const { fact } = messagesFor(lang).strategies.priorityCard;
  const write = (value: Amount) => writeAmount(value, unit, lang);
  const facts = [
    baseline === null ? '' : fact.start(write(baseline)),
    target === null ? '' : fact.target(write(target), due === null ? undefined : formatDay(lang, due)),
    last === undefined ? '' : fact.last(write(last.value), formatDay(lang, last.onDate)),
  ];
  return facts.filter(Boolean).join(fact.and);
}

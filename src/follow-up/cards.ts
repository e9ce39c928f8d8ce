import { pathToFollowUpForm } from '../addresses/follow-up.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { writeAmount } from '../indicators/amount.ts';
import type { Amount } from '../indicators/amount.ts';
import { isOffered } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import type { Measured } from '../indicators/measured.ts';
import { progressOf, progressWords } from '../indicators/progress.ts';
import { trendPicture } from '../indicators/trend-picture.ts';
import type { ApproachKey } from '../method/method.ts';
import { isAbstaining } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { pictogram } from '../wheel/drawing/pictograms.ts';
import { approachesAt } from '../wheel/wheel.ts';

/** What the page says of one indicator. */
type Card = ReturnType<typeof cardOf>;

/** An approach, and what is followed of it. */
interface Group {
  readonly key: string;
  readonly label: string;
  readonly own: Lang | undefined;
  readonly pictogram: string;
  /** How it stands today where it is no priority. */
  readonly standing: string | undefined;
  /** Where an indicator is added for it; undefined for one that is on the wheel no longer. */
  readonly addPath: string | undefined;
  readonly cards: readonly Card[];
}

interface Shown {
  readonly strategy: Strategy;
  readonly measured: readonly Measured[];
  readonly followed: readonly Followed[];
  readonly editKey: string;
  readonly lang: Lang;
}

/** Every priority, followed or not, then what is followed of other approaches, each under the approach it belongs to. */
export function groupsOf(shown: Shown): readonly Group[] {
  const { strategy, measured, followed } = shown;
  const priorities = isAbstaining(strategy) ? [] : approachesAt(strategy, 'priority');
  const placeOf = ({ id, approach, state }: Measured) =>
    state === 'gone' ? `gone ${nameIn(followed, id) ?? approach}` : approach;
  const places = [...new Set([...priorities, ...measured.map(placeOf)])];
  return places.map((place) => {
    const own = measured.filter((each) => placeOf(each) === place);
    return groupOf(place, own, shown);
  });
}

/** The name of the own approach that an indicator was added for. */
function nameIn(followed: readonly Followed[], indicator: string): string | undefined {
  const named = followed.find(({ id }) => id === indicator)?.named;
  return named === '' ? undefined : named;
}

function groupOf(place: string, measured: readonly Measured[], shown: Shown): Group {
  const { strategy, editKey, lang } = shown;
  const words = messagesFor(lang).followUp.indicators;
  const isGone = place.startsWith('gone ');
  const key = isGone ? place.slice('gone '.length) : place;
  const approach = strategy.method.approaches.find((each) => each.key === key);
  const named = nameIn(shown.followed, measured[0]?.id ?? '');
  return {
    key: place.replace(/\s/g, '-'),
    label: (isGone ? named : undefined) ?? approach?.label[lang] ?? words.earlierApproach,
    own: isGone ? undefined : approach?.own,
    pictogram: approach === undefined || isGone ? '' : pictogram(approach),
    standing: standingOf(measured, lang),
    addPath: isGone ? undefined : pathToFollowUpForm(lang, editKey, { form: 'indicator', of: key }),
    cards: measured.map((each) => cardOf(each, shown)),
  };
}

/** An indicator that was proposed tells that its approach was a priority once. */
function standingOf(measured: readonly Measured[], lang: Lang): string | undefined {
  const { states } = messagesFor(lang).followUp.indicators;
  const state = measured[0]?.state ?? 'priority';
  if (state === 'priority') return undefined;
  if (state === 'gone') return states.gone;
  const wasPriority = measured.some(isOffered);
  if (state === 'secondary') return wasPriority ? states.wasSecondary : states.secondary;
  return wasPriority ? states.wasNone : states.none;
}

function cardOf(measured: Measured, { followed, editKey, lang }: Shown) {
  const { id, unit, last, lang: typedIn } = measured;
  const write = (value: Amount | null) => (value === null ? undefined : writeAmount(value, unit, lang));
  return {
    ...measured,
    ownerLang: typedIn === lang ? undefined : typedIn,
    isProposed: followed.some((each) => each.id === id && each.isProposed),
    start: write(measured.baseline),
    aim: write(measured.target),
    reached: last && {
      value: write(last.value) ?? '',
      onDate: last.onDate,
      correctPath: pathToFollowUpForm(lang, editKey, { form: 'reading', of: last.reading }),
    },
    share: progressOf(measured).share,
    words: progressWords(measured, lang),
    trend: trendPicture(measured, lang),
    editPath: pathToFollowUpForm(lang, editKey, { form: 'indicator', of: id }),
  };
}

/** The approaches that an indicator may be added for, those marked first, each told as it stands. */
export function approachOptions(
  { method, choices }: Strategy,
  lang: Lang,
): readonly (readonly [ApproachKey, string])[] {
  const { followUp, history } = messagesFor(lang);
  return (['priority', 'secondary', 'none'] as const).flatMap((state) =>
    approachesAt({ method, choices }, state).map((key) => {
      const label = method.approaches.find((each) => each.key === key)?.label[lang] ?? key;
      return [key, followUp.indicator.inState(label, history.states[state])] as const;
    }),
  );
}

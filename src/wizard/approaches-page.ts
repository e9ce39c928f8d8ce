import { answersOf } from '../diagnosis/answers.ts';
import { claimOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { diagnose, suggested } from '../diagnosis/score.ts';
import type { Diagnosis, Suggestion } from '../diagnosis/score.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { markedLimits } from '../wheel/focus.ts';
import { STATES } from '../terms.ts';
import { byFamily, drawnApproaches } from '../wheel/drawing/pictograms.ts';
import type { DrawnApproach } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { wheelOf } from '../wheel/wheel.ts';
import { approachesInput, choicesInput } from './approaches-form.ts';
import { toValue } from './diagnosis-form.ts';
import { methodOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { ownPart } from './own-part.ts';
import { adviceOn, discussedPart, stepPage } from './parts.ts';
import type { Shown } from './parts.ts';

declare module '../web/render.ts' {
  interface Views {
    'wizard/approaches': ReturnType<typeof approachesPage>;
  }
}

export function approachesPage(draft: Draft, shown: Shown) {
  const { lang } = shown;
  const stored = draft.answers.approaches;
  const method = methodOf(draft);
  const choices = wheelOf(method, stored?.choices ?? draft.painted ?? {});
  const input = stored === null ? choicesInput(method, choices) : approachesInput(method, stored);
  const diagnosis = diagnose(method, answersOf(method, draft.answers.diagnosis?.claims ?? {}));
  const wheel = { method, choices, suggested: suggested(diagnosis), abstains: stored?.abstain ?? false };
  const drawn = drawnApproaches(method);
  const explained = drawn
    .filter(({ own }) => own === undefined)
    .map((each) => ({ ...each, suggestion: explain(method, diagnosis, each.key, lang) }));
  return {
    ...stepPage('approaches', draft, input, shown),
    workshop: discussedPart(draft, lang),
    outcome: outcomeOf(diagnosis, draft.method, lang),
    abstainWords: draft.method.words[lang].abstain,
    states: STATES,
    toPaint: method,
    approaches: drawn,
    claimCount: method.claims.length,
    mostMarked: markedLimits(method).sharpUpTo,
    own: ownPart(draft, drawn, shown),
    suggested: suggestedFirst(explained),
    groups: groupsOf(method, explained, lang),
    wheel: wheelPicture(wheel, { lang, idPrefix: 'wheel', hidden: true }),
    advice: adviceOn(wheel, draft.answers.diagnosis?.capacity ?? null, lang),
  };
}

function outcomeOf({ outcome }: Diagnosis, { words }: Method, lang: Lang): string {
  const { outcomes } = messagesFor(lang).approaches;
  return outcome === 'fallback' ? outcomes.fallback(words[lang].fallback) : outcomes[outcome];
}

type Explained = DrawnApproach & { readonly suggestion: ReturnType<typeof explain> };

/** Priorities before secondary ones; otherwise in the order of the wheel. */
function suggestedFirst(all: readonly Explained[]): readonly Explained[] {
  return (['priority', 'secondary'] as const).flatMap((level) =>
    all.filter(({ suggestion }) => suggestion?.level === level),
  );
}

/** What is suggested makes a group of its own, before the families of the others. */
function groupsOf(method: Method, all: readonly Explained[], lang: Lang) {
  const suggested = suggestedFirst(all);
  const heading = messagesFor(lang).approaches.suggestedTitle(suggested.length);
  const families = byFamily(
    method,
    all.filter((each) => !suggested.includes(each)),
  );
  return [
    ...(suggested.length > 0 ? [{ heading, family: undefined, ground: '', approaches: suggested }] : []),
    ...families.map(({ key, label, ground, approaches }) => ({
      heading: label[lang],
      family: key,
      ground,
      approaches,
    })),
  ];
}

function explain(method: Method, diagnosis: Diagnosis, key: ApproachKey, lang: Lang) {
  const suggestion = diagnosis.suggestions.find((each) => each.approach === key);
  if (suggestion === undefined) return undefined;
  const words = messagesFor(lang).approaches;
  return {
    level: suggestion.level,
    title: words.suggestedAs[suggestion.level](suggestion.points),
    reasons: reasonsOf(method, suggestion, lang),
  };
}

function reasonsOf(
  method: Method,
  { reasons, deductions, unknownPoints }: Suggestion,
  lang: Lang,
): readonly string[] {
  const { approaches: words, diagnosis } = messagesFor(lang);
  const because = ({ claim: key, answer, points }: Suggestion['reasons'][number]) =>
    words.because(claimOf(method, key).text[lang], diagnosis.scale[toValue(answer)], points);
  return [
    ...reasons.map(because),
    ...(unknownPoints > 0 ? [words.becauseUnknown(unknownPoints)] : []),
    ...deductions.map(because),
  ];
}

import { answersOf, claim } from '../diagnosis/claims.ts';
import { diagnose, suggested } from '../diagnosis/score.ts';
import type { Diagnosis, Suggestion } from '../diagnosis/score.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { STATES } from '../terms.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { byFamily, drawnApproaches } from '../wheel/drawing/pictograms.ts';
import type { DrawnApproach } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { wheelOf } from '../wheel/wheel.ts';
import { approachesInput, choicesInput } from './approaches-form.ts';
import { toValue } from './diagnosis-form.ts';
import type { Draft } from './draft.ts';
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
  const choices = stored?.choices ?? draft.painted ?? wheelOf();
  const input = stored === null ? choicesInput(choices) : approachesInput(stored);
  const diagnosis = diagnose(answersOf(draft.answers.diagnosis?.claims ?? {}));
  const wheel = { choices, suggested: suggested(diagnosis), abstains: stored?.abstain ?? false };
  const explained = drawnApproaches().map((each) => ({
    ...each,
    suggestion: explain(diagnosis, each.key, lang),
  }));
  return {
    ...stepPage('approaches', draft, input, shown),
    workshop: discussedPart(draft, lang),
    outcome: diagnosis.outcome,
    states: STATES,
    approaches: explained,
    suggested: suggestedFirst(explained),
    groups: groupsOf(explained, lang),
    wheel: wheelPicture(wheel, { lang, idPrefix: 'wheel', hidden: true }),
    advice: adviceOn(wheel, draft.answers.diagnosis?.capacity ?? null, lang),
  };
}

type Explained = DrawnApproach & { readonly suggestion: ReturnType<typeof explain> };

/** Priorities before secondary ones; otherwise in the order of the wheel. */
function suggestedFirst(all: readonly Explained[]): readonly Explained[] {
  return (['priority', 'secondary'] as const).flatMap((level) =>
    all.filter(({ suggestion }) => suggestion?.level === level),
  );
}

/** What is suggested makes a group of its own, before the families of the others. */
function groupsOf(all: readonly Explained[], lang: Lang) {
  const suggested = suggestedFirst(all);
  const heading = messagesFor(lang).approaches.suggestedTitle(suggested.length);
  const families = byFamily(all.filter((each) => !suggested.includes(each)));
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

function explain(diagnosis: Diagnosis, key: ApproachKey, lang: Lang) {
  const suggestion = diagnosis.suggestions.find((each) => each.approach === key);
  if (suggestion === undefined) return undefined;
  const words = messagesFor(lang).approaches;
  return {
    level: suggestion.level,
    title: words.suggestedAs[suggestion.level](suggestion.points),
    reasons: reasonsOf(suggestion, lang),
  };
}

function reasonsOf({ reasons, deductions, unknownPoints }: Suggestion, lang: Lang): readonly string[] {
  const { approaches: words, diagnosis } = messagesFor(lang);
  const because = ({ claim: key, answer, points }: Suggestion['reasons'][number]) =>
    words.because(claim(key).text[lang], diagnosis.scale[toValue(answer)], points);
  return [
    ...reasons.map(because),
    ...(unknownPoints > 0 ? [words.becauseUnknown(unknownPoints)] : []),
    ...deductions.map(because),
  ];
}

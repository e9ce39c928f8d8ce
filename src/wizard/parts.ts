import { answersOf, claim } from '../diagnosis/claims.ts';
import { diagnose, suggested } from '../diagnosis/score.ts';
import type { Diagnosis, Suggestion } from '../diagnosis/score.ts';
import { messagesFor } from '../i18n/messages.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { focusOf } from '../wheel/focus.ts';
import { CAPACITY_BUDGETS, facingPriorities, load, wheelOf } from '../wheel/wheel.ts';
import type { Choices, Wheel } from '../wheel/wheel.ts';
import { byFamily, drawnApproaches } from '../wheel/drawing/pictograms.ts';
import type { DrawnApproach } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { groupPicture } from '../wheel/drawing/group-picture.ts';
import { approachesInput, choicesInput } from './approaches-form.ts';
import { CLAIM_VALUES, GROUPED_CLAIMS, diagnosisInput, toValue } from './diagnosis-form.ts';
import { STEP_NAMES } from './draft.ts';
import type { Draft, StepName } from './draft.ts';
import type { Difference } from './step.ts';
import { CAPACITIES, STATES } from '../terms.ts';
import type { Capacity } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';
import { pathToReturning } from '../addresses/query.ts';

declare module '../web/render.ts' {
  interface Views {
    'wizard/paint': ReturnType<typeof paintPage>;
    'wizard/diagnosis': ReturnType<typeof diagnosisPage>;
    'wizard/approaches': ReturnType<typeof approachesPage>;
  }
}

export interface Shown {
  readonly lang: Lang;
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  readonly conflict?: readonly Difference[];
  readonly back?: boolean;
}

interface Redrawn {
  readonly input: Input;
  readonly errors: readonly FieldError[];
}

export function stepPage(step: StepName, draft: Draft | undefined, input: Input, shown: Shown) {
  const { lang, back = false } = shown;
  const words = messagesFor(lang).steps;
  const number = STEP_NAMES.indexOf(step) + 1;
  const next = STEP_NAMES[number];
  return {
    step: {
      name: step,
      progress: words.progress(number, STEP_NAMES.length),
      next: next === undefined ? words.last : words.next(words.titles[next]),
    },
    brand: draft?.answers.diagnosis?.brand ?? '',
    form: new FormView(shown.input ?? input, shown.errors),
    formPath:
      draft === undefined ? pathTo('newDiagnosis', lang, {}) : pathTo(step, lang, { draft: draft.id }),
    version: draft?.versions[step],
    conflict: shown.conflict,
    savedPath: draft === undefined ? undefined : stepPath(step, lang, draft.id, back),
    back,
    backPath: backPath(step, draft, shown),
  };
}

export function discussedPart(draft: Draft, lang: Lang) {
  if (draft.workshop === null) return undefined;
  const { groupWheel, revealedAt } = draft.workshop;
  return { groupWheel: groupPicture(groupWheel, lang), revealedAt };
}

export function stepPath(step: StepName, lang: Lang, draft: string, back: boolean): string {
  return back && step !== 'review' ? pathToReturning(step, lang, draft) : pathTo(step, lang, { draft });
}

function backPath(step: StepName, draft: Draft | undefined, { lang, back = false }: Shown): string {
  if (draft === undefined || (step === 'diagnosis' && !back)) return pathTo('start', lang, {});
  const to = back ? 'review' : step === 'review' ? 'approaches' : 'diagnosis';
  return pathTo(to, lang, { draft: draft.id });
}

export function paintPage(given: Choices | null, { input, errors }: Redrawn, lang: Lang) {
  const painted = given ?? wheelOf();
  const approaches = drawnApproaches();
  return {
    form: new FormView(input, errors),
    painted,
    states: STATES,
    approaches,
    families: byFamily(approaches),
    wheel: wheelPicture({ choices: painted }, { lang, idPrefix: 'wheel', hidden: true }),
  };
}

export function diagnosisPage(draft: Draft, shown: Shown) {
  const stored = draft.answers.diagnosis;
  return {
    ...stepPage('diagnosis', draft, stored === null ? {} : diagnosisInput(stored), shown),
    ...diagnosisPart(draft.painted),
  };
}

export function newDiagnosisPage(painted: Choices | null, shown: Shown) {
  return { ...stepPage('diagnosis', undefined, {}, shown), ...diagnosisPart(painted) };
}

function diagnosisPart(painted: Choices | null) {
  return {
    painted: painted === null ? [] : Object.entries(painted).filter(([, state]) => state !== 'none'),
    groups: GROUPED_CLAIMS,
    claimValues: CLAIM_VALUES,
    capacities: CAPACITIES,
  };
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

export function adviceOn(wheel: Wheel, capacity: Capacity | null, lang: Lang) {
  const { wheel: words, approaches } = messagesFor(lang);
  const effort = load(wheel.choices);
  const budget = capacity === null ? undefined : CAPACITY_BUDGETS[capacity];
  const say = budget !== undefined && effort > budget ? words.loadOver : words.loadWithin;
  return {
    verdict: words.focus[focusOf(wheel.choices, wheel.abstains ?? false)],
    load: budget === undefined ? approaches.noCapacity : say(effort, budget),
    overloaded: budget !== undefined && effort > budget,
    facing: facingPriorities(wheel.choices).map(([one, other]) =>
      words.facing(approach(one).label[lang], approach(other).label[lang]),
    ),
  };
}

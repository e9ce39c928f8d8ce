import { messagesFor } from '../i18n/messages.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { approachOf } from '../method/method.ts';
import type { Choices, Method } from '../method/method.ts';
import type { Methods } from '../method/methods.ts';
import { withOwn } from '../method/own.ts';
import { focusOf } from '../wheel/focus.ts';
import { CAPACITY_BUDGETS, facingPriorities, load, wheelOf } from '../wheel/wheel.ts';
import type { Wheel } from '../wheel/wheel.ts';
import { byFamily, drawnApproaches } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { groupPicture } from '../wheel/drawing/group-picture.ts';
import { CLAIM_VALUES, diagnosisInput, groupedClaims } from './diagnosis-form.ts';
import { STEP_NAMES } from './draft.ts';
import { methodLine } from './method-choice.ts';
import type { MethodLine } from './method-choice.ts';
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
    'wizard/diagnosis': ReturnType<typeof newDiagnosisPage | typeof diagnosisPage>;
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
  const { own, groupWheel, revealedAt, decided } = draft.workshop;
  const method = withOwn(draft.method, own);
  return { groupWheel: groupPicture(groupWheel, method, lang), revealedAt, decided };
}

export function stepPath(step: StepName, lang: Lang, draft: string, back: boolean): string {
  return back && step !== 'review' ? pathToReturning(step, lang, draft) : pathTo(step, lang, { draft });
}

function backPath(step: StepName, draft: Draft | undefined, { lang, back = false }: Shown): string {
  if (draft === undefined || (step === 'diagnosis' && !back)) return pathTo('start', lang, {});
  const to = back ? 'review' : step === 'review' ? 'approaches' : 'diagnosis';
  return pathTo(to, lang, { draft: draft.id });
}

export function paintPage(
  method: Method,
  given: Choices | null,
  { input, errors, lang }: Redrawn & { readonly lang: Lang },
) {
  const painted = given ?? wheelOf(method);
  const approaches = drawnApproaches(method);
  return {
    lead: messagesFor(lang).start.lead(method.claims.length, method.approaches.length),
    methodId: method.id,
    toPaint: method,
    form: new FormView(input, errors),
    painted,
    states: STATES,
    approaches,
    families: byFamily(method, approaches),
    wheel: wheelPicture({ method, choices: painted }, { lang, idPrefix: 'wheel', hidden: true }),
  };
}

export function diagnosisPage(draft: Draft, shown: Shown) {
  const stored = draft.answers.diagnosis;
  const methodId: string | undefined = undefined;
  const line: MethodLine = undefined;
  return {
    ...stepPage('diagnosis', draft, stored === null ? {} : diagnosisInput(stored), shown),
    ...diagnosisPart(draft.method, draft.painted, shown.lang),
    methodId,
    methodLine: line,
  };
}

export function newDiagnosisPage(methods: Methods, method: Method, painted: Choices | null, shown: Shown) {
  return {
    ...stepPage('diagnosis', undefined, {}, shown),
    ...diagnosisPart(method, painted, shown.lang),
    methodId: method.id,
    methodLine: methodLine('newDiagnosis', method, methods, shown.lang),
  };
}

function diagnosisPart(method: Method, painted: Choices | null, lang: Lang) {
  return {
    claimCount: method.claims.length,
    fallback: approachOf(method, method.fallback).noun[lang],
    painted: painted === null ? [] : Object.entries(painted).filter(([, state]) => state !== 'none'),
    groups: groupedClaims(method),
    claimValues: CLAIM_VALUES,
    capacities: CAPACITIES,
  };
}

export function adviceOn(wheel: Wheel, capacity: Capacity | null, lang: Lang) {
  const { wheel: words, approaches } = messagesFor(lang);
  const effort = load(wheel);
  const budget = capacity === null ? undefined : CAPACITY_BUDGETS[capacity];
  const say = budget !== undefined && effort > budget ? words.loadOver : words.loadWithin;
  return {
    verdict: words.focus[focusOf(wheel, wheel.abstains ?? false)],
    load: budget === undefined ? approaches.noCapacity : say(effort, budget),
    overloaded: budget !== undefined && effort > budget,
    facing: facingPriorities(wheel).map(([one, other]) =>
      words.facing(approachOf(wheel.method, one).label[lang], approachOf(wheel.method, other).label[lang]),
    ),
  };
}

import { messagesFor } from '../i18n/messages.ts';
import { keysOf } from '../method/method.ts';
import type { Choices, Method } from '../method/method.ts';
import { OWN_KEYS, withOwn } from '../method/own.ts';
import { FormReader, fieldsFor } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { approachesAt, stateOf, wheelOf } from '../wheel/wheel.ts';
import { accept } from './accept.ts';
import type { ApproachesAnswers, Draft } from './draft.ts';
import { OWN_FORM, ownInput, ownRows, readOwn } from './own-form.ts';
import { PRESS_FIELDS } from './step.ts';
import type { Reading, Row, Step } from './step.ts';
import { STATES } from '../terms.ts';
import type { State } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

/** In code points (product §4). */
const ABSTAIN_REASON_MAX = 140;

/** Beside the choices, which go by the keys of the method. */
export const APPROACHES_FORM = {
  ...fieldsFor('', OWN_KEYS, 'choice'),
  ...OWN_FORM,
  ...PRESS_FIELDS,
  abstain: 'choice',
  'abstain-reason': 'words',
} as const satisfies FormFields;

export function approachesForm(method: Method): FormFields {
  return { ...APPROACHES_FORM, ...choiceFields(method) };
}

export function choiceFields(method: Method): FormFields {
  return fieldsFor('', keysOf(method), 'choice');
}

export const approachesStep: Step<ApproachesAnswers, 'approaches'> = {
  name: 'approaches',
  parse: parseApproaches,
  accept: (draft, posted, version) => accept(draft, 'approaches', posted, version),
  held: (draft) => draft.answers.approaches,
  rows: approachesRows,
  next: (action) => (action === 'preview' ? 'approaches' : 'review'),
};

/** Staying away goes with an empty wheel and a reason. */
function parseApproaches(fields: Input, { draft, lang }: Reading): Parsed<ApproachesAnswers> {
  const form = new FormReader<string>(fields);
  const before = draft.answers.approaches?.own ?? [];
  const isMarked = (key: string) => form.values(key).some((state) => state !== '' && state !== 'none');
  const own = readOwn(form, { method: draft.method, before, lang }, isMarked);
  const method = withOwn(draft.method, own);
  const choices = readChoices(method, form);
  const abstain = form.flag('abstain', (t) => t.approaches.abstain.label(draft.method.words[t.lang].abstain));
  if (abstain && approachesAt({ method, choices }, 'none').length < method.approaches.length)
    form.fail('abstain', (t) => t.approaches.abstain.marked(method.approaches.length));
  const abstainReason = form.text('abstain-reason', {
    max: ABSTAIN_REASON_MAX,
    subject: (t) => t.approaches.abstain.reason.subject,
    ...(abstain && { missing: (t) => t.approaches.abstain.reason.missing }),
  });
  return form.result({ own, choices, abstain, abstainReason });
}

export function parsePainted(method: Method, fields: Input): Parsed<Choices> {
  const form = new FormReader<string>(fields);
  return form.result(readChoices(method, form));
}

/** From a query or hidden fields; unknown values are ignored, and null means that nothing is marked. */
export function paintedIn(method: Method, fields: Input): Choices | null {
  const marked = keysOf(method).flatMap((key) => {
    const state = STATES.find((each) => each === fields[key]?.[0]);
    return state === undefined || state === 'none' ? [] : [[key, state] as const];
  });
  return marked.length === 0 ? null : wheelOf(method, Object.fromEntries(marked));
}

export function markedOf(choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([, state]) => state !== 'none'));
}

export function readChoices(method: Method, form: FormReader<string>): Choices {
  const marked: Record<string, State> = {};
  for (const { key, label } of method.approaches)
    marked[key] = form.choice(key, STATES, (t) => label[t.lang]) ?? 'none';
  return marked;
}

export function approachesInput(method: Method, answers: ApproachesAnswers): Input {
  return {
    ...choicesInput(method, answers.choices),
    ...ownInput(answers.own),
    abstain: answers.abstain ? ['on'] : [],
    'abstain-reason': [answers.abstainReason],
  };
}

export function choicesInput(method: Method, choices: Choices): Input {
  return Object.fromEntries(keysOf(method).map((key) => [key, [stateOf(choices, key)]]));
}

export function approachesRows(draft: Draft, answers: ApproachesAnswers, lang: Lang): readonly Row[] {
  const { approaches: words, wheel, common } = messagesFor(lang);
  const { abstain } = draft.method.words[lang];
  return [
    ...withOwn(draft.method, answers.own).approaches.map(({ key, label }) => ({
      field: `${key}-${STATES[0]}`,
      label: label[lang],
      value: wheel.state[stateOf(answers.choices, key)],
      typed: false,
    })),
    ...ownRows(draft.method, answers.own, lang),
    {
      field: 'abstain',
      label: words.abstain.label(abstain),
      value: answers.abstain ? common.yes : common.no,
      typed: false,
    },
    { field: 'abstain-reason', label: words.abstain.reason.label, value: answers.abstainReason, typed: true },
  ];
}

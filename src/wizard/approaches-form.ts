import { messagesFor } from '../i18n/messages.ts';
import { FormReader, fieldsFor } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { APPROACHES, APPROACH_KEYS, approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { approachesAt, wheelOf } from '../wheel/wheel.ts';
import type { Choices } from '../wheel/wheel.ts';
import { accept } from './accept.ts';
import type { ApproachesAnswers } from './draft.ts';
import { PRESS_FIELDS } from './step.ts';
import type { Row, Step } from './step.ts';
import { STATES } from '../terms.ts';
import type { State } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

/** In code points (product §4). */
const ABSTAIN_REASON_MAX = 140;

export const CHOICE_FIELDS = fieldsFor('', APPROACH_KEYS, 'choice');
export const APPROACHES_FORM = {
  ...CHOICE_FIELDS,
  ...PRESS_FIELDS,
  abstain: 'choice',
  'abstain-reason': 'words',
} as const satisfies FormFields;

export const approachesStep: Step<ApproachesAnswers, 'approaches'> = {
  name: 'approaches',
  parse: parseApproaches,
  accept: (draft, posted, version) => accept(draft, 'approaches', posted, version),
  held: (draft) => draft.answers.approaches,
  rows: approachesRows,
  next: (action) => (action === 'preview' ? 'approaches' : 'review'),
};

/** Staying away goes with an empty wheel and a reason. */
function parseApproaches(fields: Input): Parsed<ApproachesAnswers> {
  const form = new FormReader<keyof typeof APPROACHES_FORM>(fields);
  const choices = readChoices(form);
  const abstain = form.flag('abstain', (t) => t.approaches.abstain.label);
  if (abstain && approachesAt(choices, 'none').length < APPROACH_KEYS.length)
    form.fail('abstain', (t) => t.approaches.abstain.marked);
  const abstainReason = form.text('abstain-reason', {
    max: ABSTAIN_REASON_MAX,
    subject: (t) => t.approaches.abstain.reason.subject,
    ...(abstain && { missing: (t) => t.approaches.abstain.reason.missing }),
  });
  return form.result({ choices, abstain, abstainReason });
}

export function parsePainted(fields: Input): Parsed<Choices> {
  const form = new FormReader<keyof typeof CHOICE_FIELDS>(fields);
  return form.result(readChoices(form));
}

/** From a query or hidden fields; unknown values are ignored, and null means that nothing is marked. */
export function paintedIn(fields: Input): Choices | null {
  const marked = APPROACH_KEYS.flatMap((key) => {
    const state = STATES.find((each) => each === fields[key]?.[0]);
    return state === undefined || state === 'none' ? [] : [[key, state] as const];
  });
  return marked.length === 0 ? null : wheelOf(Object.fromEntries(marked));
}

export function markedOf(choices: Choices): Readonly<Record<string, State>> {
  return Object.fromEntries(Object.entries(choices).filter(([, state]) => state !== 'none'));
}

export function readChoices(form: FormReader<ApproachKey>): Choices {
  const marked: Partial<Record<keyof Choices, State>> = {};
  for (const { key, label } of APPROACHES)
    marked[key] = form.choice(key, STATES, (t) => label[t.lang]) ?? 'none';
  return wheelOf(marked);
}

export function approachesInput(answers: ApproachesAnswers): Input {
  return {
    ...choicesInput(answers.choices),
    abstain: answers.abstain ? ['on'] : [],
    'abstain-reason': [answers.abstainReason],
  };
}

export function choicesInput(choices: Choices): Input {
  return Object.fromEntries(APPROACH_KEYS.map((key) => [key, [choices[key]]]));
}

export function approachesRows(answers: ApproachesAnswers, lang: Lang): readonly Row[] {
  const { approaches: words, wheel, common } = messagesFor(lang);
  return [
    ...APPROACH_KEYS.map((key) => ({
      field: `${key}-${STATES[0]}`,
      label: approach(key).label[lang],
      value: wheel.state[answers.choices[key]],
      typed: false,
    })),
    {
      field: 'abstain',
      label: words.abstain.label,
      value: answers.abstain ? common.yes : common.no,
      typed: false,
    },
    { field: 'abstain-reason', label: words.abstain.reason.label, value: answers.abstainReason, typed: true },
  ];
}

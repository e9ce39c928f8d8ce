import { PageError } from '../errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { STATES } from '../terms.ts';
import { FormReader } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import type { Method } from '../method/method.ts';
import { offeredIn } from '../method/methods.ts';
import type { Methods } from '../method/methods.ts';
import { OWN_KEYS } from '../method/own.ts';
import type { NamedWheel } from '../wheel/group-wheel.ts';
import { stateOf } from '../wheel/wheel.ts';
import { choiceFields, choicesInput, readChoices } from '../wizard/approaches-form.ts';
import { readBrand } from '../wizard/diagnosis-form.ts';
import { OWN_FORM, ownInput, readOwn } from '../wizard/own-form.ts';
import { PRESS_FIELDS } from '../wizard/step.ts';
import type { Row } from '../wizard/step.ts';
import type { Decision } from './decision.ts';
import type { Opening } from './workshop.ts';
import type { Lang } from '../i18n/languages.ts';

export const CONTEXT_MAX = 280;
export const NAME_MAX = 40;
export const DECIDED_MAX = 280;

/** `once` tells two sendings of one form from two forms; `families-of` is the method whose families it was drawn with. */
export const WORKSHOP_FORM = {
  ...PRESS_FIELDS,
  brand: 'words',
  context: 'words',
  once: 'choice',
  method: 'choice',
  'families-of': 'choice',
  ...OWN_FORM,
} as const satisfies FormFields;
/** `version` is that of the words that the form was drawn with. */
export const DECISION_FORM = { decided: 'words', version: 'choice' } as const satisfies FormFields;
export const REMOVAL_FORM = { answer: 'choice' } as const satisfies FormFields;

export const ANSWER_FORM = { ...PRESS_FIELDS, name: 'words' } as const satisfies FormFields;

export function answerForm(method: Method): FormFields {
  return { ...choiceFields(method), ...ANSWER_FORM };
}

export function parseWorkshop(fields: Input, methods: Methods, lang: Lang): Parsed<Opening> {
  const plainMethod = methodIn(fields, methods, lang);
  const form = new FormReader<string>(withFamiliesOf(plainMethod, fields));
  const brand = readBrand(form);
  const context = form.text('context', { max: CONTEXT_MAX, subject: (t) => t.workshop.context.subject });
  const ids = offeredIn(methods, lang).map(({ id }) => id);
  form.choice('method', ids, (t) => t.workshop.method.subject);
  const own = readOwn(form, { method: plainMethod, before: [], lang });
  return form.result({ brand, context, plainMethod, own });
}

/** The one that was chosen, or else the first that is offered. */
export function methodIn({ method = [] }: Input, methods: Methods, lang: Lang): Method {
  const offered = offeredIn(methods, lang);
  return offered.find(({ id }) => id === method[0]) ?? offered[0] ?? methods.home;
}

/** A family that was chosen among those of another method is none. */
function withFamiliesOf({ id }: Method, fields: Input): Input {
  const [drawn = id] = fields['families-of'] ?? [];
  if (drawn === id) return fields;
  return { ...fields, ...Object.fromEntries(OWN_KEYS.map((key) => [`${key}-family`, []])) };
}

export function openingInput({ brand, context, own }: Opening): Input {
  return { brand: [brand], context: [context], ...ownInput(own) };
}

/** An empty wheel is an answer too. */
export function parseAnswer(method: Method, fields: Input): Parsed<NamedWheel> {
  const form = new FormReader<string>(fields);
  const choices = readChoices(method, form);
  const name = form.text('name', { max: NAME_MAX, subject: (t) => t.workshop.name.subject });
  return form.result({ name, choices });
}

/** Of several blank lines one is left: a screen for a room is not made longer by nothing. */
export function parseDecision(fields: Input): Parsed<string> {
  const form = new FormReader<keyof typeof DECISION_FORM>(fields);
  // Only an emptied field erases what was decided.
  if (!form.has('decided')) throw new PageError(422, 'unreadable');
  const subject = (t: Messages) => t.workshop.decision.subject;
  const decided = form.text('decided', { max: DECIDED_MAX, subject, multiline: true });
  return form.result(decided.replace(/\n\s*\n/g, '\n\n'));
}

export function decisionInput({ text }: Decision): Input {
  return { decided: [text] };
}

export function answerInput(method: Method, { name, choices }: NamedWheel): Input {
  return { ...choicesInput(method, choices), name: [name] };
}

export function answerRows(method: Method, { name, choices }: NamedWheel, lang: Lang): readonly Row[] {
  const { workshop, wheel } = messagesFor(lang);
  return [
    ...method.approaches.map(({ key, label }) => ({
      field: `${key}-${STATES[0]}`,
      label: label[lang],
      value: wheel.state[stateOf(choices, key)],
      typed: false,
    })),
    { field: 'name', label: workshop.name.label, value: name, typed: true },
  ];
}

export function parseRemoval({ answer = [] }: Input): string {
  const [id, ...more] = answer;
  if (id === undefined || more.length > 0) throw new PageError(422, 'unreadable');
  return id;
}

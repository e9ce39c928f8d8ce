import { fold } from '../i18n/fold.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Method } from '../method/method.ts';
import { OWN_KEYS } from '../method/own.ts';
import type { OwnApproach, OwnKey } from '../method/own.ts';
import { fieldsFor } from '../web/form.ts';
import type { FormFields, FormReader, Input } from '../web/form.ts';
import type { Row } from './step.ts';

/** In code points (method.md §2). */
const LIMITS = { label: [1, 13], verb: [3, 60], noun: [3, 40] } as const;
const TEXTS = ['label', 'verb', 'noun'] as const;
type TextField = (typeof TEXTS)[number];

export const OWN_FORM = {
  ...fieldsFor('own-1-', TEXTS, 'words'),
  ...fieldsFor('own-2-', TEXTS, 'words'),
  'own-1-family': 'choice',
  'own-2-family': 'choice',
} as const satisfies FormFields;

type OwnForm = FormReader<string>;

/**
 * What a reader named beside the list of the method: label, verb, noun and family are needed together, also where only a state is
 * given (`needed`); a family alone says nothing, since nobody can take it back. Words left as they are keep the language that they were typed in.
 */
export function readOwn(
  form: OwnForm,
  {
    method,
    before,
    lang,
  }: { readonly method: Method; readonly before: readonly OwnApproach[]; readonly lang: Lang },
  needed: (key: OwnKey) => boolean = () => false,
): readonly OwnApproach[] {
  const read = OWN_KEYS.flatMap((key) => {
    const held = before.find((each) => each.key === key);
    return readOne(form, method, key, needed(key), held, lang);
  });
  refuseTwins(form, method, read);
  return read;
}

function readOne(
  form: OwnForm,
  method: Method,
  key: OwnKey,
  needed: boolean,
  held: OwnApproach | undefined,
  lang: Lang,
): readonly OwnApproach[] {
  const given = TEXTS.some((field) => form.values(`${key}-${field}`).some((text) => text.trim() !== ''));
  const isNeeded = given || needed;
  const [label, verb, noun] = [
    readText(form, key, 'label', isNeeded),
    readText(form, key, 'verb', isNeeded),
    readText(form, key, 'noun', isNeeded),
  ];
  const family = readFamily(form, method, key, isNeeded);
  if (!isNeeded || label === '' || family === undefined) return [];
  const isSame = held?.label === label && held.verb === verb && held.noun === noun;
  return [{ key, label, verb, noun, family, lang: isSame ? held.lang : lang }];
}

function readText(form: OwnForm, key: OwnKey, field: TextField, needed: boolean): string {
  const [min, max] = LIMITS[field];
  const name = `${key}-${field}`;
  const text = form.text(name, {
    max,
    subject: (t) => t.own.subjects[field](numberOf(key)),
    ...(needed && { missing: (t: Messages) => t.own.missing[field] }),
  });
  const length = Array.from(text).length;
  if (length > 0 && length < min)
    form.fail(name, (t) => t.own.tooShort(t.own.subjects[field](numberOf(key)), min));
  return text;
}

function readFamily(form: OwnForm, { families }: Method, key: OwnKey, needed: boolean): string | undefined {
  const name = `${key}-family`;
  const keys = families.map((each) => each.key);
  const family = form.choice(name, keys, (t) => t.own.subjects.family(numberOf(key)));
  if (family === undefined && needed && form.values(name).every((value) => value === ''))
    form.fail(name, (t) => t.own.missing.family, `${name}-${keys[0] ?? ''}`);
  return family;
}

/** Two sectors of one name could be told apart by nobody, and comparisons go by the label. */
function refuseTwins(form: OwnForm, { approaches }: Method, own: readonly OwnApproach[]): void {
  own.forEach(({ key, label, lang }, index) => {
    const others = [
      ...approaches.map((each) => each.label[lang]),
      ...own.slice(0, index).map((each) => each.label),
    ];
    if (others.some((other) => fold(other) === fold(label)))
      form.fail(`${key}-label`, (t) => t.own.taken(label));
  });
}

export function ownInput(own: readonly OwnApproach[]): Input {
  const fields = own.flatMap(({ key, label, verb, noun, family }) => [
    [`${key}-label`, [label]] as const,
    [`${key}-verb`, [verb]] as const,
    [`${key}-noun`, [noun]] as const,
    [`${key}-family`, [family]] as const,
  ]);
  return Object.fromEntries(fields);
}

export function ownRows(method: Method, own: readonly OwnApproach[], lang: Lang): readonly Row[] {
  const { subjects } = messagesFor(lang).own;
  return own.flatMap((named) => {
    const number = numberOf(named.key);
    const family = method.families.find((each) => each.key === named.family);
    return [
      ...TEXTS.map((field) => ({
        field: `${named.key}-${field}`,
        label: subjects[field](number),
        value: named[field],
        typed: true,
      })),
      {
        field: `${named.key}-family-${method.families[0]?.key ?? ''}`,
        label: subjects.family(number),
        value: family?.label[lang] ?? '',
        typed: false,
      },
    ];
  });
}

export function numberOf(key: OwnKey): number {
  return OWN_KEYS.indexOf(key) + 1;
}

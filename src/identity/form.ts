import { DEFAULT_TIME_ZONE, knownZone } from '../i18n/time-zone.ts';
import type { Words } from '../i18n/languages.ts';
import type { Messages } from '../i18n/messages.ts';
import { FormReader, toInput } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { GROUNDS, LEAST_CONTRAST, contrastOf, isReadableOn, readColour } from './colour.ts';
import { EMAIL_MAX, EMAIL_SHAPE } from '../web/text/email.ts';

/** One thing that the owner says of the site: how it is typed, and its greatest length in code points. */
interface Field {
  readonly kind: 'line' | 'text' | 'zone' | 'email' | 'colour' | 'percent';
  readonly max: number;
}

/** In the order in which it is written down. */
export const IDENTITY_FIELDS = {
  nameFr: { kind: 'line', max: 60 },
  nameEn: { kind: 'line', max: 60 },
  taglineFr: { kind: 'line', max: 160 },
  taglineEn: { kind: 'line', max: 160 },
  footerFr: { kind: 'line', max: 300 },
  footerEn: { kind: 'line', max: 300 },
  accent: { kind: 'colour', max: 20 },
  headColour: { kind: 'colour', max: 20 },
  timeZone: { kind: 'zone', max: 60 },
  publisher: { kind: 'text', max: 600 },
  director: { kind: 'line', max: 200 },
  host: { kind: 'text', max: 600 },
  controller: { kind: 'text', max: 600 },
  authority: { kind: 'text', max: 600 },
  contact: { kind: 'email', max: EMAIL_MAX },
  accessibilityFr: { kind: 'text', max: 6000 },
  accessibilityEn: { kind: 'text', max: 6000 },
  accessibilityRate: { kind: 'percent', max: 20 },
} as const satisfies Readonly<Record<string, Field>>;

export const IDENTITY_GROUPS = {
  name: ['nameFr', 'nameEn', 'taglineFr', 'taglineEn', 'footerFr', 'footerEn'],
  look: ['accent', 'headColour'],
  place: ['timeZone'],
  duties: ['publisher', 'director', 'host', 'controller', 'authority', 'contact'],
  accessibility: ['accessibilityFr', 'accessibilityEn', 'accessibilityRate'],
} as const satisfies Readonly<Record<string, readonly IdentityField[]>>;

export type IdentityField = keyof typeof IDENTITY_FIELDS;

/** What the owner typed, by field; '' where nothing. */
export type Told = Readonly<Record<IdentityField, string>>;

export const IDENTITY_NAMES: readonly IdentityField[] = Object.keys(IDENTITY_FIELDS).filter(isIdentityField);

export const IDENTITY_FORM: FormFields<IdentityField | 'take'> = {
  ...perField(() => 'words' as const),
  take: 'choice',
};

/** A contact stands beside it: that of the environment. */
export const NOTHING_TOLD: Told = { ...perField(() => ''), timeZone: DEFAULT_TIME_ZONE };

function isIdentityField(name: string): name is IdentityField {
  return Object.hasOwn(IDENTITY_FIELDS, name);
}

function perField<T>(valueOf: (name: IdentityField) => T): Readonly<Record<IdentityField, T>> {
  // A list of names and values has lost which goes with which.
  return Object.fromEntries(IDENTITY_NAMES.map((name) => [name, valueOf(name)])) as Record<IdentityField, T>;
}

/** The form once its button was pressed that takes the nearest colour that fits in place of the one that was typed. */
export function withTaken(fields: Input): Input {
  const [, name, colour] = /^(accent|headColour):(#[\da-f]{6})$/.exec(fields['take']?.[0] ?? '') ?? [];
  return name === undefined || colour === undefined ? fields : { ...fields, [name]: [colour] };
}

/** Reads the form of the site's identity: each text within its length, a zone and an address that can work. */
export function parseIdentity(fields: Input): Parsed<Told> {
  const form = new FormReader<IdentityField>(fields);
  const told = perField((name) => read(form, name));
  if (told.accessibilityRate !== '' && told.accessibilityFr === '' && told.accessibilityEn === '')
    form.fail('accessibilityRate', (t) => t.identity.rateAlone);
  return form.result(told);
}

function read(form: FormReader<IdentityField>, name: IdentityField): string {
  const { kind, max }: Field = IDENTITY_FIELDS[name];
  const subject = (t: Messages) => t.identity.fields[name].label;
  const typed = form.text(name, { max, subject, multiline: kind === 'text' });
  if (kind === 'zone') return readZone(form, typed);
  if (kind === 'colour') return readBrand(form, name, typed);
  if (kind === 'percent' && typed !== '' && !isPercent(typed)) form.fail(name, (t) => t.identity.notPercent);
  if (kind === 'email' && typed !== '' && !EMAIL_SHAPE.test(typed))
    form.fail(name, (t) => t.identity.addressShape);
  return typed;
}

function isPercent(typed: string): boolean {
  return /^\d{1,3}$/.test(typed) && Number(typed) <= 100;
}

/** A colour that can be read on the light ground; its twin for the dark one is found where it is shown. */
function readBrand(form: FormReader<IdentityField>, name: IdentityField, typed: string): string {
  const colour = readColour(typed);
  if (typed === '') return '';
  if (colour === undefined) form.fail(name, (t) => t.identity.colourShape);
  else if (!isReadableOn(GROUNDS.light, colour))
    form.fail(name, (t) => t.identity.tooPale(contrastOf(GROUNDS.light, colour), LEAST_CONTRAST));
  return colour ?? '';
}

function readZone(form: FormReader<IdentityField>, typed: string): string {
  const zone = typed === '' ? DEFAULT_TIME_ZONE : knownZone(typed);
  if (zone === undefined) form.fail('timeZone', (t) => t.identity.unknownZone);
  return zone ?? DEFAULT_TIME_ZONE;
}

/** What the site says where this field is empty, though another text stands in; '' where it then says nothing. */
export function standsInFor(
  { name, tagline, footer }: Readonly<Record<'name' | 'tagline' | 'footer', Words>>,
  field: IdentityField,
): string {
  const shown: Partial<Record<IdentityField, string>> = {
    nameFr: name.fr,
    nameEn: name.en,
    taglineFr: tagline.fr,
    taglineEn: tagline.en,
    footerFr: footer.fr,
    footerEn: footer.en,
  };
  return shown[field] ?? '';
}

/** What rows hold. A row that is missing, or can no longer be taken, stands for its default. */
export function fromStored(stored: Readonly<Record<string, string>>, defaults: Told): Told {
  return perField((name) => {
    const form = new FormReader<IdentityField>(toInput({ [name]: stored[name] ?? defaults[name] }));
    const value = read(form, name);
    return form.result(value).ok ? value : defaults[name];
  });
}

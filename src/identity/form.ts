import { DEFAULT_TIME_ZONE, knownZone } from '../i18n/time-zone.ts';
import type { Words } from '../i18n/languages.ts';
import type { Messages } from '../i18n/messages.ts';
import { FormReader, toInput } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { EMAIL_MAX, EMAIL_SHAPE } from '../web/text/email.ts';

/** One thing that the owner says of the site: how it is typed, and its greatest length in code points. */
interface Field {
  readonly kind: 'line' | 'text' | 'zone' | 'email';
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
  timeZone: { kind: 'zone', max: 60 },
  publisher: { kind: 'text', max: 600 },
  host: { kind: 'text', max: 600 },
  controller: { kind: 'text', max: 600 },
  authority: { kind: 'text', max: 600 },
  contact: { kind: 'email', max: EMAIL_MAX },
} as const satisfies Readonly<Record<string, Field>>;

export const IDENTITY_GROUPS = {
  name: ['nameFr', 'nameEn', 'taglineFr', 'taglineEn', 'footerFr', 'footerEn'],
  place: ['timeZone'],
  duties: ['publisher', 'host', 'controller', 'authority', 'contact'],
} as const satisfies Readonly<Record<string, readonly IdentityField[]>>;

export type IdentityField = keyof typeof IDENTITY_FIELDS;

/** What the owner typed, by field; '' where nothing. */
export type Told = Readonly<Record<IdentityField, string>>;

export const IDENTITY_NAMES: readonly IdentityField[] = Object.keys(IDENTITY_FIELDS).filter(isIdentityField);

export const IDENTITY_FORM: FormFields<IdentityField> = perField(() => 'words');

/** A contact stands beside it: that of the environment. */
export const NOTHING_TOLD: Told = { ...perField(() => ''), timeZone: DEFAULT_TIME_ZONE };

export function isIdentityField(name: string): name is IdentityField {
  return Object.hasOwn(IDENTITY_FIELDS, name);
}

function perField<T>(valueOf: (name: IdentityField) => T): Readonly<Record<IdentityField, T>> {
  // A list of names and values has lost which goes with which.
  return Object.fromEntries(IDENTITY_NAMES.map((name) => [name, valueOf(name)])) as Record<IdentityField, T>;
}

/** Reads the form of the site's identity: each text within its length, a zone and an address that can work. */
export function parseIdentity(fields: Input): Parsed<Told> {
  const form = new FormReader<IdentityField>(fields);
  return form.result(perField((name) => read(form, name)));
}

function read(form: FormReader<IdentityField>, name: IdentityField): string {
  const { kind, max }: Field = IDENTITY_FIELDS[name];
  const subject = (t: Messages) => t.identity.fields[name].label;
  const typed = form.text(name, { max, subject, multiline: kind === 'text' });
  if (kind === 'zone') return readZone(form, typed);
  if (kind === 'email' && typed !== '' && !EMAIL_SHAPE.test(typed))
    form.fail(name, (t) => t.identity.addressShape);
  return typed;
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

import type { Messages } from '../i18n/messages.ts';
import { FormReader, toInput } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { wordsOf } from '../i18n/fold.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';

/** What the owner decides about comments, in the order in which it is written down (comments, annex C). */
export const SETTINGS = {
  holdAll: ticked(true),
  trustKnown: ticked(false),
  // Apart from the first, so that a site may publish first and read later.
  holdFirst: ticked(true),
  linksHeld: number(2, { min: 1, max: 20 }),
  words: { kind: 'words', standard: [] },
  closeAfterDays: number(0, { min: 0, max: 3650 }),
  replies: ticked(true),
  noticeMinutes: number(10, { min: 0, max: 1440 }),
  addressMonths: number(12, { min: 0, max: 12 }),
  spamDays: number(30, { min: 1, max: 365 }),
  trashDays: number(30, { min: 1, max: 365 }),
  warnDays: number(60, { min: 1, max: 365 }),
  purgeDays: number(90, { min: 2, max: 730 }),
  captcha: ticked(true),
  // Under a day, slow writers would be punished; the purge of spent questions follows the longest.
  captchaHours: number(24, { min: 24, max: 72 }),
  captchaSeconds: number(3, { min: 0, max: 30 }),
  website: ticked(true),
  editMinutes: number(15, { min: 0, max: 60 }),
  language: { kind: 'language', standard: 'fr' },
} as const satisfies Readonly<Record<string, Setting>>;

export const SETTING_GROUPS = {
  review: ['holdAll', 'trustKnown', 'holdFirst', 'linksHeld', 'words'],
  form: ['replies', 'website', 'captcha', 'captchaSeconds', 'captchaHours', 'editMinutes', 'closeAfterDays'],
  keeping: ['addressMonths', 'spamDays', 'trashDays', 'warnDays', 'purgeDays'],
  notices: ['noticeMinutes', 'language'],
} as const satisfies Readonly<Record<string, readonly SettingName[]>>;

/** What a preset decides: who waits, and for how many links. Everything else stays as it is. */
export const PRESETS = {
  all: { holdAll: true, trustKnown: false, holdFirst: true, linksHeld: 2 },
  regulars: { holdAll: true, trustKnown: true, holdFirst: true, linksHeld: 2 },
  after: { holdAll: false, trustKnown: true, holdFirst: false, linksHeld: 1 },
} as const satisfies Readonly<Record<string, Partial<CommentSettings>>>;
export type PresetName = keyof typeof PRESETS;

interface Values {
  readonly switch: boolean;
  readonly number: number;
  readonly words: readonly string[];
  readonly language: Lang;
}
type Kind = keyof Values;

/** One setting: how it is typed, what it is as long as nobody decides, and the least and the most of a number (both count). */
export type Setting = { [K in Kind]: SettingOf<K> }[Kind];
type SettingOf<K extends Kind> = { readonly kind: K; readonly standard: Values[K] } & (K extends 'number'
  ? { readonly min: number; readonly max: number }
  : unknown);

export type SettingName = keyof typeof SETTINGS;
export type CommentSettings = { readonly [N in SettingName]: Values[(typeof SETTINGS)[N]['kind']] };

/** The fields of their form: what is typed is kept on an error page, what is ticked is not told. */
export const SETTINGS_FORM = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { kind }]) => [
    name,
    kind === 'number' || kind === 'words' ? 'words' : 'choice',
  ]),
) as FormFields<SettingName>;
type SettingsReader = FormReader<SettingName>;

export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTINGS).filter(isSettingName);

export const DEFAULT_SETTINGS: CommentSettings = settingsFrom((name) => SETTINGS[name].standard);

function ticked(standard: boolean) {
  return { kind: 'switch', standard } as const;
}

function number(standard: number, bounds: { readonly min: number; readonly max: number }) {
  return { kind: 'number', standard, ...bounds } as const;
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

function settingsFrom(valueOf: (name: SettingName) => Values[Kind]): CommentSettings {
  // A list of names and values has lost which goes with which.
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, valueOf(name)])) as unknown as CommentSettings;
}

/** The list of words: entries, and code points in one entry. */
export const WORDS_MAX = 500;
export const WORD_MAX = 80;

/** Reads the form of the settings: every number within its bounds, and a purge that comes after its warning. */
export function parseSettings(fields: Input): Parsed<CommentSettings> {
  const form = new FormReader<SettingName>(fields);
  const warnDays = readNumber(form, 'warnDays', SETTINGS.warnDays);
  const purgeDays = readNumber(form, 'purgeDays', SETTINGS.purgeDays);
  if (warnDays >= purgeDays) form.fail('purgeDays', (t) => t.comments.settings.purgeTooEarly);
  const known = { warnDays, purgeDays };
  return form.result(
    settingsFrom((name) => (name === 'warnDays' || name === 'purgeDays' ? known[name] : read(form, name))),
  );
}

function read(form: SettingsReader, name: SettingName): Values[Kind] {
  const setting: Setting = SETTINGS[name];
  switch (setting.kind) {
    case 'switch':
      return form.flag(name, labelOf(name));
    case 'number':
      return readNumber(form, name, setting);
    case 'words':
      return readWords(form);
    case 'language':
      return form.choice(name, LANGS, labelOf(name)) ?? setting.standard;
  }
}

function readNumber(
  form: SettingsReader,
  name: SettingName,
  { min, max, standard }: SettingOf<'number'>,
): number {
  const typed = form.text(name, { max: Infinity, subject: labelOf(name) });
  const number = /^\d{1,5}$/.test(typed) ? Number(typed) : NaN;
  if (number >= min && number <= max) return number;
  form.fail(name, (t) => t.comments.settings.outside(labelOf(name)(t), min, max));
  return standard;
}

function readWords(form: SettingsReader): readonly string[] {
  const typed = form.text('words', { max: Infinity, multiline: true, subject: labelOf('words') });
  const lines = typed.split('\n').map((line) => line.trim());
  const entries = [...new Set(lines.filter((line) => line !== ''))];
  const empty = entries.find((entry) => wordsOf(entry).length === 0);
  const long = entries.find((entry) => Array.from(entry).length > WORD_MAX);
  if (empty !== undefined) form.fail('words', (t) => t.comments.settings.wordEmpty(empty));
  else if (long !== undefined) form.fail('words', (t) => t.comments.settings.wordTooLong(WORD_MAX));
  else if (entries.length > WORDS_MAX)
    form.fail('words', (t) => t.comments.settings.tooManyWords(WORDS_MAX, entries.length));
  return entries;
}

function labelOf(name: SettingName): (t: Messages) => string {
  return (t) => t.comments.settings.fields[name].label;
}

export function toStored(settings: CommentSettings): Readonly<Record<SettingName, string>> {
  const rows = SETTING_NAMES.map((name) => [name, spelled(settings[name])]);
  return Object.fromEntries(rows) as Readonly<Record<SettingName, string>>;
}

function spelled(value: Values[Kind]): string {
  if (typeof value === 'boolean') return value ? 'on' : '';
  return typeof value === 'object' ? value.join('\n') : String(value);
}

/** The settings that rows hold. A row that is missing or out of bounds stands for its default. */
export function fromStored(stored: Readonly<Record<string, string>>): CommentSettings {
  const defaults = toStored(DEFAULT_SETTINGS);
  const parsed = parseSettings(toInput({ ...defaults, ...stored }));
  if (parsed.ok) return parsed.value;
  const faulty = new Set(parsed.errors.map(({ name }) => name));
  const sound = Object.fromEntries(Object.entries(stored).filter(([name]) => !faulty.has(name)));
  const again = parseSettings(toInput({ ...defaults, ...sound }));
  return again.ok ? again.value : DEFAULT_SETTINGS;
}

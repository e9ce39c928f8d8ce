import { LANGS } from '../i18n/messages.ts';
import type { Lang, Messages } from '../i18n/messages.ts';
import { FormReader } from '../web/form.ts';
import type { Parsed } from '../web/form.ts';
import { wordsOf } from '../i18n/fold.ts';

/** What the owner decides about comments (comments, annex C). */
export interface CommentSettings {
  readonly holdAll: boolean;
  readonly trustKnown: boolean;
  readonly linksHeld: number;
  readonly words: readonly string[];
  readonly closeAfterDays: number;
  readonly replies: boolean;
  readonly noticeMinutes: number;
  readonly addressMonths: number;
  readonly spamDays: number;
  readonly trashDays: number;
  readonly warnDays: number;
  readonly purgeDays: number;
  readonly captcha: boolean;
  readonly captchaHours: number;
  readonly captchaSeconds: number;
  readonly website: boolean;
  readonly editMinutes: number;
  /** Of the mails to the owner. */
  readonly language: Lang;
}

export type SettingName = keyof CommentSettings;
type SwitchName = 'holdAll' | 'trustKnown' | 'replies' | 'captcha' | 'website';
export type NumberName = Exclude<SettingName, SwitchName | 'words' | 'language'>;

export const DEFAULT_SETTINGS: CommentSettings = {
  holdAll: true,
  trustKnown: false,
  linksHeld: 2,
  words: [],
  closeAfterDays: 0,
  replies: true,
  noticeMinutes: 10,
  addressMonths: 12,
  spamDays: 30,
  trashDays: 30,
  warnDays: 60,
  purgeDays: 90,
  captcha: true,
  captchaHours: 24,
  captchaSeconds: 3,
  website: true,
  editMinutes: 15,
  language: 'fr',
};

/** The least and the most that each number may be; both count. */
export const BOUNDS: Readonly<Record<NumberName, { readonly min: number; readonly max: number }>> = {
  linksHeld: { min: 1, max: 20 },
  closeAfterDays: { min: 0, max: 3650 },
  noticeMinutes: { min: 0, max: 1440 },
  addressMonths: { min: 0, max: 12 },
  spamDays: { min: 1, max: 365 },
  trashDays: { min: 1, max: 365 },
  warnDays: { min: 1, max: 365 },
  purgeDays: { min: 2, max: 730 },
  // Under a day, slow writers would be punished; the purge of spent questions follows the longest.
  captchaHours: { min: 24, max: 72 },
  captchaSeconds: { min: 0, max: 30 },
  editMinutes: { min: 0, max: 60 },
};

/** The list of words: entries, and code points in one entry. */
export const WORDS_MAX = 500;
export const WORD_MAX = 80;

/** Reads the form of the settings: every number within its bounds, and a purge that comes after its warning. */
export function parseSettings(body: unknown): Parsed<CommentSettings> {
  const form = new FormReader(body);
  const warnDays = readNumber(form, 'warnDays');
  const purgeDays = readNumber(form, 'purgeDays');
  if (warnDays >= purgeDays) form.fail('purgeDays', (t) => t.comments.settings.purgeTooEarly);
  return form.result({
    holdAll: readSwitch(form, 'holdAll'),
    trustKnown: readSwitch(form, 'trustKnown'),
    linksHeld: readNumber(form, 'linksHeld'),
    words: readWords(form),
    closeAfterDays: readNumber(form, 'closeAfterDays'),
    replies: readSwitch(form, 'replies'),
    noticeMinutes: readNumber(form, 'noticeMinutes'),
    addressMonths: readNumber(form, 'addressMonths'),
    spamDays: readNumber(form, 'spamDays'),
    trashDays: readNumber(form, 'trashDays'),
    warnDays,
    purgeDays,
    captcha: readSwitch(form, 'captcha'),
    captchaHours: readNumber(form, 'captchaHours'),
    captchaSeconds: readNumber(form, 'captchaSeconds'),
    website: readSwitch(form, 'website'),
    editMinutes: readNumber(form, 'editMinutes'),
    language: form.choice('language', LANGS, labelOf('language')) ?? DEFAULT_SETTINGS.language,
  });
}

function readSwitch(form: FormReader, name: SwitchName): boolean {
  return form.flag(name, labelOf(name));
}

function readNumber(form: FormReader, name: NumberName): number {
  const { min, max } = BOUNDS[name];
  const typed = form.text(name, { max: Infinity, subject: labelOf(name) });
  const number = /^\d{1,5}$/.test(typed) ? Number(typed) : NaN;
  if (number >= min && number <= max) return number;
  form.fail(name, (t) => t.comments.settings.outside(labelOf(name)(t), min, max));
  return DEFAULT_SETTINGS[name];
}

function readWords(form: FormReader): readonly string[] {
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

/** The settings as rows hold them and as the form sends them; a switch that is off is empty. */
export function toStored(settings: CommentSettings): Readonly<Record<SettingName, string>> {
  const onOrEmpty = (isOn: boolean): string => (isOn ? 'on' : '');
  return {
    holdAll: onOrEmpty(settings.holdAll),
    trustKnown: onOrEmpty(settings.trustKnown),
    linksHeld: String(settings.linksHeld),
    words: settings.words.join('\n'),
    closeAfterDays: String(settings.closeAfterDays),
    replies: onOrEmpty(settings.replies),
    noticeMinutes: String(settings.noticeMinutes),
    addressMonths: String(settings.addressMonths),
    spamDays: String(settings.spamDays),
    trashDays: String(settings.trashDays),
    warnDays: String(settings.warnDays),
    purgeDays: String(settings.purgeDays),
    captcha: onOrEmpty(settings.captcha),
    captchaHours: String(settings.captchaHours),
    captchaSeconds: String(settings.captchaSeconds),
    website: onOrEmpty(settings.website),
    editMinutes: String(settings.editMinutes),
    language: settings.language,
  };
}

/** The settings that rows hold. A row that is missing or out of bounds stands for its default. */
export function fromStored(stored: Readonly<Record<string, string>>): CommentSettings {
  const defaults = toStored(DEFAULT_SETTINGS);
  const parsed = parseSettings({ ...defaults, ...stored });
  if (parsed.ok) return parsed.value;
  const faulty = new Set(parsed.errors.map(({ name }) => name));
  const sound = Object.fromEntries(Object.entries(stored).filter(([name]) => !faulty.has(name)));
  const again = parseSettings({ ...defaults, ...sound });
  return again.ok ? again.value : DEFAULT_SETTINGS;
}

import {
  DEFAULT_SETTINGS,
  PRESETS,
  SETTINGS,
  SETTING_GROUPS,
  SETTING_NAMES,
  toStored,
} from '../comments/settings.ts';
import type { PresetName, SettingName } from '../comments/settings.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import type { FormView, Input } from '../web/form.ts';
import { wordIn } from './query.ts';

const NAMES = Object.keys(PRESETS) as PresetName[];
/** What the button of a preset is called. */
const BUTTON = 'preset';

type Stored = Readonly<Partial<Record<SettingName, string>>>;

export function presetIn(fields: Input): PresetName | undefined {
  return NAMES.find((each) => each === wordIn(fields, BUTTON));
}

/** The form as it was typed, with what the preset decides. */
export function withPreset(fields: Input, name: PresetName): Input {
  const decided = Object.entries(storedOf(name)).map(([field, value]) => [
    field,
    value === '' ? [] : [value],
  ]);
  return { ...fields, ...(Object.fromEntries(decided) as Input) };
}

export function nameOf(lang: Lang, name: PresetName): string {
  return messagesFor(lang).moderation.settings.presets.names[name];
}

/** Each preset with what it would change in the form. */
export function presetsPart(lang: Lang, form: FormView) {
  const { effects } = messagesFor(lang).moderation.settings.presets;
  return NAMES.map((name) => ({
    name,
    button: BUTTON,
    title: nameOf(lang, name),
    effect: effects[name],
    changes: changesOf(lang, form, storedOf(name)),
  }));
}

function changesOf(lang: Lang, form: FormView, decided: Stored): readonly string[] {
  const { comments, moderation, common } = messagesFor(lang);
  const said = (name: SettingName, value: string) => {
    if (SETTINGS[name].kind !== 'switch') return value;
    return value === '' ? common.no : common.yes;
  };
  return SETTING_NAMES.filter((name) => name in decided && form.value(name) !== decided[name]).map((name) =>
    moderation.log.setting(
      comments.settings.fields[name].label,
      said(name, form.value(name)),
      said(name, decided[name] ?? ''),
    ),
  );
}

/** The fields, part by part: a part is open where something in it is wrong, or is not as the house or a preset has it. */
export function groupsPart(form: FormView) {
  const standard = toStored(DEFAULT_SETTINGS);
  return Object.entries(SETTING_GROUPS).map(([group, names]) => {
    const isUsual = (name: SettingName) => form.value(name) === standard[name];
    const usual = group === 'review' ? isOfPreset(form) : names.every(isUsual);
    return { group, names, open: !usual || names.some((name) => form.error(name) !== undefined) };
  });
}

/** The list of words aside, which belongs to no preset and is long. */
function isOfPreset(form: FormView): boolean {
  return NAMES.some((name) =>
    Object.entries(storedOf(name)).every(([field, value]) => form.value(field) === value),
  );
}

function storedOf(name: PresetName): Stored {
  const all = toStored({ ...DEFAULT_SETTINGS, ...PRESETS[name] });
  const decided = Object.entries(all).filter(([field]) => Object.hasOwn(PRESETS[name], field));
  return Object.fromEntries(decided);
}

import type { SettingName } from './settings.ts';

type Stored = Readonly<Record<SettingName, string>>;

/** One setting that was changed, with what stood there; of a list of words only those that went and came. */
export interface Change {
  readonly name: SettingName;
  readonly before: string;
  readonly after: string;
}

export function changesBetween(before: Stored, after: Stored): readonly Change[] {
  const names = Object.keys(after) as SettingName[];
  const changed = names.filter((name) => before[name] !== after[name]);
  return changed.map((name) =>
    name === 'words'
      ? { name, before: missingIn(before.words, after.words), after: missingIn(after.words, before.words) }
      : { name, before: before[name], after: after[name] },
  );
}

function missingIn(list: string, other: string): string {
  const others = other.split('\n');
  return list
    .split('\n')
    .filter((word) => word !== '' && !others.includes(word))
    .join(', ');
}

export function fromChange(change: Change): string {
  return JSON.stringify(change);
}

export function toChange(stored: string): Change {
  // What fromChange wrote, in the shape it wrote it.
  return JSON.parse(stored) as Change;
}

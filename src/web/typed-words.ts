import type { FormFields, Holds, Input } from './form.ts';

/** Begins the names of another form's fields that a sign-in form carries along. */
export const CARRIED = 'again-';
const CARRIED_BEFORE = new RegExp(`^(?:${CARRIED})+`);
/** What one form takes for words stays words, whatever another form of the same name takes it for. */
const BY_WEIGHT: readonly Holds[] = ['choice', 'words', 'secret'];

interface Typed {
  readonly name: string;
  readonly text: string;
}

export interface KnownFields {
  readonly words: (input: Input) => readonly Typed[];
  readonly resendable: (input: Input) => readonly (readonly [name: string, value: string])[];
}

export function knownFields(forms: readonly FormFields[]): KnownFields {
  const holds = holdsIn(forms);
  const pairs = (input: Input) =>
    Object.entries(input).flatMap(([name, values]) => values.map((value) => [name, value] as const));
  return {
    words: (input) =>
      pairs(input)
        .map(([sent, text]) => ({ name: ownName(sent), text }))
        .filter(({ name, text }) => holds(name) === 'words' && text.trim() !== ''),
    resendable: (input) => pairs(input).filter(([name]) => holds(name) !== 'secret'),
  };
}

/** A field that no form knows counts as words, so that nothing typed is lost. */
export function holdsIn(forms: readonly FormFields[]): (name: string) => Holds {
  const known = new Map<string, Holds>();
  for (const [name, holds] of forms.flatMap((fields) => Object.entries(fields)))
    known.set(name, heavier(holds, known.get(name) ?? 'choice'));
  const starts = [...known].filter(([name]) => name.endsWith('*'));
  return (sent) => {
    const name = ownName(sent);
    return known.get(name) ?? starts.find(([start]) => name.startsWith(start.slice(0, -1)))?.[1] ?? 'words';
  };
}

/** The name in the form that was typed into, however often a sign-in form carried the field along. */
function ownName(sent: string): string {
  return sent.replace(CARRIED_BEFORE, '');
}

function heavier(one: Holds, other: Holds): Holds {
  return BY_WEIGHT.indexOf(one) > BY_WEIGHT.indexOf(other) ? one : other;
}

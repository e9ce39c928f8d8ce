import type { Finding } from './finding.ts';

const NAMES_SHOWN = 5;

/** Whoever guesses or finds such an account's password is in. `names` are those that may sign in without a second factor. */
export function checkSecondFactors(names: readonly string[]): readonly Finding[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
  return [
    {
      level: 'warn',
      notice: 'no-second-factor',
      subject: `The sign-in of ${shown}${more}`,
      problem: 'asks for a password alone',
      mend: 'turn on the second factor under “My account”; “Security of the accounts” asks everybody for one',
    },
  ];
}

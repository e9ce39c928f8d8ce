import { wordsOf } from '../../i18n/fold.ts';

/** Whether a text holds a name, as whole words, whatever their case and accents. */
export function isNamed(name: string, text: string): boolean {
  const sought = spoken(name);
  return sought.trim() !== '' && spoken(text).includes(sought);
}

function spoken(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}

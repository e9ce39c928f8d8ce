import { BRAND_MAX, GENE_MAX } from '../../../src/wizard/diagnosis-form.ts';
import { NOTE_MAX, WHY_MAX } from '../../../src/wizard/review-form.ts';
import type { Browser, Fields } from '../../support/browser.ts';
import { saveStrategy } from '../../support/builders.ts';
import { APPROACH_KEYS } from '../../support/method.ts';

/** Four bytes a character, and it counts as one. */
const WIDE = '🦊';

export function widest(characters: number, mark = ''): string {
  return mark + WIDE.repeat(characters - mark.length);
}

/** A strategy that fills every field of the three steps with as many bytes as it takes. */
export const LARGEST: Readonly<Record<'diagnosis' | 'approaches' | 'review', Fields>> = {
  diagnosis: { brand: widest(BRAND_MAX), rival: widest(BRAND_MAX), gene: widest(GENE_MAX) },
  approaches: Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'priority'])),
  review: {
    ...Object.fromEntries(APPROACH_KEYS.map((key) => [`why-${key}`, widest(WHY_MAX)])),
    'share-diagnosis': 'on',
    'count-me': 'on',
  },
};

/** The same with a note, which the first save of a strategy has no field for. */
export const NOTED: Fields = { ...LARGEST.review, 'change-note': widest(NOTE_MAX) };

/** Saves it; the answer is its owner's page. */
export function saveLargest(browser: Browser, brand = ''): ReturnType<typeof saveStrategy> {
  const diagnosis = { ...LARGEST.diagnosis, ...(brand !== '' && { brand }) };
  return saveStrategy(browser, { ...LARGEST, diagnosis });
}

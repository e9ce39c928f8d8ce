import { renderWheel } from '../wheel/drawing/svg.ts';
import { wheelOfRevision } from '../strategies/one-pager.ts';
import type { Revision } from '../strategies/strategy.ts';
import type { Lang } from '../i18n/languages.ts';

const FIXED_PREFIX = 'wheel';

export function pictureOf(revision: Revision, lang: Lang): string {
  const options = { lang, target: 'file', idPrefix: FIXED_PREFIX, brand: revision.strategy.brand } as const;
  return renderWheel(wheelOfRevision(revision), options);
}

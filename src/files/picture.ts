import { renderWheel } from '../wheel/drawing/svg.ts';
import { wheelOfStrategy } from '../strategies/one-pager.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { Lang } from '../i18n/languages.ts';

const FIXED_PREFIX = 'wheel';

export function pictureOf(strategy: Strategy, lang: Lang): string {
  const options = { lang, target: 'file', idPrefix: FIXED_PREFIX, brand: strategy.brand } as const;
  return renderWheel(wheelOfStrategy(strategy), options);
}

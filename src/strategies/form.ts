import { PageError } from '../errors.ts';
import type { FormFields, Input } from '../web/form.ts';

/** `link` is the one that the form was drawn with. */
export const DEVICE_FORM = { strategy: 'choice', link: 'choice' } as const satisfies FormFields;
export const RESTORE_FORM = { latest: 'choice', page: 'choice' } as const satisfies FormFields;

export function parseForget({ strategy = [] }: Input): string | undefined {
  if (strategy.length > 1) throw new PageError(422, 'unreadable');
  return strategy[0];
}

export function parseLost({ strategy = [], link = [] }: Input): {
  readonly strategyId: string;
  readonly drawnWith: string;
} {
  const [[strategyId, ...others], [drawnWith, ...more]] = [strategy, link];
  if (strategyId === undefined || drawnWith === undefined || others.length + more.length > 0)
    throw new PageError(422, 'unreadable');
  return { strategyId, drawnWith };
}

export function shownLatest({ latest = [] }: Input): readonly string[] {
  return latest;
}

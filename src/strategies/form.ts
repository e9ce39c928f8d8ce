import { PageError } from '../errors.ts';
import type { FormFields, Input } from '../web/form.ts';

/** The buttons beside a strategy that this browser saved. `link` is the one that the form was drawn with. */
export const DEVICE_FORM = { strategy: 'choice', link: 'choice' } as const satisfies FormFields;
/** The button beside an older revision. */
export const RESTORE_FORM = { latest: 'choice', page: 'choice' } as const satisfies FormFields;

/** The strategy to be taken off the list; undefined when none was named. Throws for more than one. */
export function parseForget({ strategy = [] }: Input): string | undefined {
  if (strategy.length > 1) throw new PageError(422, 'unreadable');
  return strategy[0];
}

/** The strategy whose lost link is to be replaced, and that link. Throws for a post that no form of ours sends. */
export function parseLost({ strategy = [], link = [] }: Input): {
  readonly strategyId: string;
  readonly drawnWith: string;
} {
  const [[strategyId, ...others], [drawnWith, ...more]] = [strategy, link];
  if (strategyId === undefined || drawnWith === undefined || others.length + more.length > 0)
    throw new PageError(422, 'unreadable');
  return { strategyId, drawnWith };
}

/** The newest revision that the page showed whose button was pressed, as it came. */
export function shownLatest({ latest = [] }: Input): readonly string[] {
  return latest;
}

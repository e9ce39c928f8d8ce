import type { Response } from 'express';
import { REFRESH_SECONDS } from '../addresses/paths.ts';

/** Has the browser load the page again after a while: only ever where the reader asked for it. */
export function refreshIfAsked(res: Response, asked: boolean): void {
  if (asked) res.set('Refresh', String(REFRESH_SECONDS));
}

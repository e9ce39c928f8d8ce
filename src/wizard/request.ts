import type { Request, Response } from 'express';
import { NotFound, PageError } from '../errors.ts';
import { otherLang } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { toInput } from '../web/form.ts';
import { langOf, speak } from '../web/locale.ts';
import { visitorOf } from '../web/session.ts';
import type { DraftPlace } from './store.ts';

/** What the buttons of the three steps send. */
const ACTIONS = ['continue', 'preview', 'test', 'save', 'language'] as const;
export type Action = (typeof ACTIONS)[number];

/** The draft that an address names, for the browser that asks; a browser without a session has none. */
export function placeOf(req: Request): DraftPlace {
  const visitor = visitorOf(req);
  if (visitor === undefined) throw new NotFound('unknownDraft');
  return { id: String(req.params['draft']), visitor };
}

/** The language of the answer: the button that switches it sends the whole form along. */
export function answerLang(req: Request, res: Response): Lang {
  if (actionOf(req) === 'language') speak(res, otherLang(langOf(res)), req.path);
  return langOf(res);
}

/** The button that was pressed; none when the form was sent from a field. */
export function actionOf(req: Request): Action | undefined {
  const [given = '', ...more] = toInput(req.body)['action'] ?? [];
  const action = ACTIONS.find((each) => each === given);
  if (more.length > 0 || (action === undefined && given !== '')) throw new PageError(422, 'unreadable');
  return action;
}

export function comesBack(req: Request): boolean {
  return toInput(req.body)['back']?.[0] === 'review';
}

export function versionOf(req: Request): number | undefined {
  return numberIn(req, 'version');
}

/** A whole number that one of our own forms carries; anything else in its place is a state that never was. */
export function numberIn(req: Request, name: string): number | undefined {
  const [value, ...more] = toInput(req.body)[name] ?? [];
  if (value === undefined) return undefined;
  return more.length === 0 && /^\d{1,9}$/.test(value) ? Number(value) : -1;
}

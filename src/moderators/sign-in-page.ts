import { messagesFor, otherLang } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { pathTo } from '../addresses/paths.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { hiddenFields } from './kept-words.ts';
import type { Kept } from './kept-words.ts';
import { ABSOLUTE_LIFE_MS, IDLE_LIFE_MS } from './moderator.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

interface SigningIn {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  /** Whether a session has just ended under somebody's hands. */
  readonly ended?: boolean;
  readonly kept?: Kept | undefined;
}

/** The sign-in page; passwords and codes are never drawn again. */
export function signInPage(lang: Lang, { input = {}, errors, ended, kept }: SigningIn) {
  return {
    form: new FormView({ name: input['name'] ?? [] }, errors),
    hidden: kept === undefined ? [] : hiddenFields(kept),
    ended: ended === true,
    limits: messagesFor(lang).moderation.signIn.limits(IDLE_LIFE_MS / MINUTE_MS, ABSOLUTE_LIFE_MS / HOUR_MS),
    otherPath: pathTo('moderationSignIn', otherLang(lang), {}),
  };
}

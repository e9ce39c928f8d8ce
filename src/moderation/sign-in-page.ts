import { otherLang } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { pathTo } from '../paths.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { hiddenFields } from './kept.ts';
import type { Kept } from './kept.ts';

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
    otherPath: pathTo('moderationSignIn', otherLang(lang), {}),
  };
}

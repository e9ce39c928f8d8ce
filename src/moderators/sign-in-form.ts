import { messagesFor } from '../i18n/messages.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { FieldError, Input, Parsed } from '../web/form.ts';
import { carryingFields } from './carried-form.ts';
import type { CarriedForm } from './carried-form.ts';
import type { SIGN_IN_FORM } from './form.ts';
import { ABSOLUTE_LIFE_MS, IDLE_LIFE_MS, MAX_NAME_LENGTH } from './moderator.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import type { SignInDone } from '../addresses/accounts.ts';
import { pathTo } from '../addresses/links.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
/** What the code field takes: more than a recovery code with its spaces. */
export const CODE_MAX = 40;

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

export function parseCredentials(fields: Input): Parsed<Credentials> {
  const form = new FormReader<keyof typeof SIGN_IN_FORM>(fields);
  const name = form.text('name', {
    max: MAX_NAME_LENGTH,
    subject: (t) => t.moderation.signIn.name.label,
    missing: (t) => t.moderation.signIn.name.missing,
  });
  const password = readPassword(form);
  const code = form.text('code', { max: CODE_MAX, subject: (t) => t.moderation.signIn.code.label });
  return form.result({ name, password, code });
}

/** A password is taken as it stands, spaces included. */
export function readPassword(form: FormReader<'password'>): string {
  const [password = '', ...more] = form.values('password');
  if (password === '' || more.length > 0) form.fail('password', (t) => t.moderation.signIn.password.missing);
  return password;
}

interface Shown {
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  readonly ended?: boolean;
  readonly done?: SignInDone | undefined;
  readonly carried?: CarriedForm | undefined;
}

declare module '../web/render.ts' {
  interface Views {
    'moderators/sign-in': ReturnType<typeof signInView>;
  }
}

/** The sign-in form as its page shows it; passwords and codes are never shown again. */
export function signInView(lang: Lang, { input = {}, errors, ended, carried, done }: Shown) {
  return {
    form: new FormView({ name: input['name'] ?? [] }, errors),
    hidden: carried === undefined ? [] : carryingFields(carried),
    ended: ended === true,
    done,
    limits: messagesFor(lang).moderation.signIn.limits(IDLE_LIFE_MS / MINUTE_MS, ABSOLUTE_LIFE_MS / HOUR_MS),
    otherPath: pathTo('moderationSignIn', otherLang(lang), {}),
  };
}

import type { Request } from 'express';
import { fieldsOf } from '../web/body.ts';
import type { Input } from '../web/form.ts';
import { CARRIED, holdsIn } from '../web/typed-words.ts';
import { OWN_ACCOUNT_FORM, SECOND_FACTOR_FORM, SIGN_IN_FORM } from './form.ts';
import { NEW_PASSWORD_FORM } from './new-password-form.ts';
import { pageAt } from '../addresses/match.ts';

export interface CarriedForm {
  readonly path: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const PATH_FIELD = 'again' satisfies keyof typeof SIGN_IN_FORM;
/** Passwords and codes are typed again rather than carried along. */
const holds = holdsIn([SIGN_IN_FORM, SECOND_FACTOR_FORM, NEW_PASSWORD_FORM, OWN_ACCOUNT_FORM]);

export function formOf(req: Request): CarriedForm {
  const fields = Object.entries(fieldsOf(req)).filter(([name]) => holds(name) !== 'secret');
  return {
    path: req.baseUrl + req.path,
    fields: fields.flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  };
}

export function carryingFields({ path, fields }: CarriedForm): CarriedForm['fields'] {
  return [[PATH_FIELD, path], ...fields.map(([name, value]) => [`${CARRIED}${name}`, value] as const)];
}

/** The form that a sign-in form carries along, if it leads to one of the moderator's own pages. */
export function parseCarried(input: Input): CarriedForm | undefined {
  const [path = ''] = input[PATH_FIELD] ?? [];
  const name = pageAt(path);
  if (name?.startsWith('moderation') !== true || name === 'moderationSignIn') return undefined;
  const carried = Object.entries(input).filter(
    ([field]) => field.startsWith(CARRIED) && holds(field) !== 'secret',
  );
  const fields = carried.flatMap(([field, values]) =>
    values.map((value) => [field.slice(CARRIED.length), value] as const),
  );
  return { path, fields };
}

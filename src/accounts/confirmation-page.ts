import type { Request, Response } from 'express';
import { transact } from '../db/engine.ts';
import type { Deps } from '../deps.ts';
import { forgivePasswords } from '../moderators/attempt-store.ts';
import { checkPassword } from '../moderators/password-store.ts';
import { ownRefusalErrors } from '../moderators/refusal.ts';
import { actOf, askerOf, moderatorOf } from '../moderators/session-page.ts';
import { refuse } from '../moderators/sign-in-page.ts';
import type { FieldError } from '../web/form.ts';
import type { Acting } from './permission-store.ts';

export function actingOf(deps: Pick<Deps, 'clock' | 'random'>, res: Response): Acting {
  return { id: moderatorOf(res).id, act: actOf(deps, res) };
}

/** Whether the password is that of who is signed in: empty when it is. The status of the answer is set where it is not. */
export async function checkOwn(
  deps: Deps,
  req: Request,
  res: Response,
  password: string,
): Promise<readonly FieldError[]> {
  const { name } = moderatorOf(res);
  const checked = await checkPassword(deps, askerOf(deps, req, res), { name, password });
  if (checked.kind !== 'right') {
    refuse(res, checked);
    return ownRefusalErrors(checked, 'password');
  }
  // Who invites a dozen people has not tried a dozen passwords.
  await transact(deps.db, (trx) => forgivePasswords(trx, checked.keys));
  return [];
}

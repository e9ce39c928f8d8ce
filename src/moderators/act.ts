import type { Response } from 'express';
import type { Deps } from '../deps.ts';
import type { Act } from '../log/store.ts';
import { moderatorOf } from './session.ts';

const ID_BYTES = 9;

/** What a signed-in moderator does now. */
export function actOf(deps: Pick<Deps, 'clock' | 'random'>, res: Response): Act {
  return actBy(deps, moderatorOf(res).name, 'ui');
}

export function actBy(
  { clock, random }: Pick<Deps, 'clock' | 'random'>,
  actor: string,
  via: Act['via'],
): Act {
  return { id: random(ID_BYTES).toString('base64url'), actor, via, at: clock() };
}

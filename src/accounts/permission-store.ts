import type { Trx } from '../db/database.ts';
import { OwnersOnly } from '../errors.ts';
import type { Act } from '../log/act.ts';
import { isOwner } from '../moderators/account-change-store.ts';

/** Who changes accounts: an owner, and the press of a button that the log names. */
export interface Acting {
  readonly id: string;
  readonly act: Act;
}

/** Between opening a page and pressing its button, an owner may have been made a moderator. */
export async function expectOwner(trx: Trx, { id }: Acting): Promise<void> {
  if (!(await isOwner(trx, id))) throw new OwnersOnly();
}

import { ACCOUNT_CHANGES } from '../terms.ts';
import type { AccountChange } from '../terms.ts';

interface Told {
  readonly change: AccountChange;
  /** Whose account; undefined where the actor's own is meant. */
  readonly whom: string | undefined;
}

const MARK = ': ';

/** What a line of the log keeps of a change to an account. A name has no colon in it. */
export function accountReason(change: AccountChange, whom?: string): string {
  return whom === undefined ? change : change + MARK + whom;
}

/** Undefined for what no version of the site has written. */
export function readAccountReason(stored: string): Told | undefined {
  const [word = '', ...rest] = stored.split(MARK);
  const change = ACCOUNT_CHANGES.find((each) => each === word);
  return change && { change, whom: rest.length === 0 ? undefined : rest.join(MARK) };
}

import type { LoggedAction, Status } from '../terms.ts';

type Via = 'ui' | 'mail' | 'rule' | 'system' | 'cli';

/** One press of a button, or one run of a rule: who, how, when. Its id is the beginning of its lines' ids. */
export interface Act {
  readonly id: string;
  readonly actor: string;
  readonly via: Via;
  readonly at: number;
}

/** What an act did to one thing, to be written down. `number` tells the lines of one act apart. */
export interface NewLogLine {
  readonly number?: number;
  readonly action: LoggedAction;
  readonly comment?: { readonly id: string; readonly version: number };
  readonly from?: Status;
  readonly to?: Status;
  readonly reason?: string | null;
}

/** One line of the log. Lines are only ever added; erasing a person empties their words. */
export interface LogLine {
  readonly id: string;
  readonly at: number;
  readonly actor: string;
  readonly commentId: string | null;
  readonly action: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  readonly via: Via;
  readonly version: number | null;
}

const ID_BYTES = 9;

export function actBy(
  { clock, random }: { readonly clock: () => number; readonly random: (bytes: number) => Buffer },
  actor: string,
  via: Via,
): Act {
  return { id: random(ID_BYTES).toString('base64url'), actor, via, at: clock() };
}

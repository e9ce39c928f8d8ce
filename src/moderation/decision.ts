import { STATUSES, DECISIONS } from '../terms.ts';
import type { Status, Decision } from '../terms.ts';

/** A comment as the moderator saw it: a later version is another one. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** Every change of status that a decision may make; what is not here does not happen. */
const CHANGES: Readonly<Record<Status, Partial<Readonly<Record<Decision, Status>>>>> = {
  pending: { publish: 'published', spam: 'spam', trash: 'trash' },
  published: { hold: 'pending', spam: 'spam', trash: 'trash' },
  spam: { publish: 'published', hold: 'pending', trash: 'trash' },
  trash: { publish: 'published', hold: 'pending', spam: 'spam' },
};

export function statusAfter(from: Status, decision: Decision): Status | undefined {
  return CHANGES[from][decision];
}

export function decisionsFor(status: Status): readonly Decision[] {
  return DECISIONS.filter((decision) => statusAfter(status, decision) !== undefined);
}

/** Only what was thrown away first may be deleted for good. */
export function isDeletable(status: Status): boolean {
  return status === 'spam' || status === 'trash';
}

export function isDecision(value: unknown): value is Decision {
  return DECISIONS.some((decision) => decision === value);
}

export function isStatus(value: unknown): value is Status {
  return STATUSES.some((status) => status === value);
}

export function isUndoable(line: { readonly action: string }): boolean {
  return isDecision(line.action) || ['undo', 'reply', 'report', 'block', 'unblock'].includes(line.action);
}

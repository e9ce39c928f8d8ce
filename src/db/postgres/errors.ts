/** A commit was sent and its answer is not known, or no standby has said that it has it: never retried by itself. */
export class CommitInDoubt extends Error {}

/** None of the named machines takes writes now. */
export class NoPrimary extends Error {}

/** Two transactions were in each other's way (PostgreSQL 15, appendix A): the one that is told so did nothing, and may try again. */
const CONFLICTS = new Set(['40001', '40P01']);
/**
 * Classes of codes that pass by themselves: connections (08), conflicts (40), resources (53), locks and timeouts (55, 57), the
 * machine (58); and 25006, said by a primary that has become a standby.
 */
const PASSING = /^(?:08|40|53|55|57|58)|^25006$/;
const NETWORK = /^E(?:CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOTFOUND)/;

export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

export function isBusyError(error: unknown): boolean {
  if (error instanceof CommitInDoubt || error instanceof NoPrimary) return true;
  const code = codeOf(error);
  return (code.length === 5 && PASSING.test(code)) || NETWORK.test(code) || isLostConnection(error);
}

/** Whether the connection that said so is of no use any more; 0A000 where a migration has changed what its statements answer. */
export function endsConnection(error: unknown): boolean {
  const code = codeOf(error);
  return (
    error instanceof CommitInDoubt ||
    /^(?:08|57P|25006|0A000)/.test(code) ||
    NETWORK.test(code) ||
    isLostConnection(error)
  );
}

/** Whether the database itself said so: then it is known what became of the statement. */
export function wasAnswered(error: unknown): boolean {
  return error instanceof CommitInDoubt || /^[0-9A-Z]{5}$/.test(codeOf(error));
}

/** The driver gives these no code. */
function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^Connection terminated|^Client has encountered|^timeout exceeded/.test(error.message)
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

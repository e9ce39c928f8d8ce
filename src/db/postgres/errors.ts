/** A commit was sent and its answer is not known, or no standby has said that it has it: never retried by itself. */
export class CommitInDoubt extends Error {}

/** The connection was lost, or an answer took too long, before anything was to be kept: nothing was. */
export class ConnectionLost extends Error {}

/** Lost as its answer took too long: whoever asked has waited enough. */
export class NoAnswer extends ConnectionLost {}

/** None of the named machines takes writes now. */
export class NoPrimary extends Error {
  /** What each of them said, where several were asked. */
  readonly said: readonly string[];
  constructor(said: readonly string[] | string) {
    super(typeof said === 'string' ? said : `no database takes writes (${said.join('; ')})`);
    this.said = typeof said === 'string' ? [said] : said;
  }
}

/** Every connection is in use, and none was given back in time. */
export class PoolFull extends Error {}

/** Two transactions were in each other's way (PostgreSQL 15, appendix A): the one that is told so did nothing, and may try again. */
const CONFLICTS = new Set(['40001', '40P01']);
const NO_ROOM = '53300';
const TAKEN = '23505';
const CANCELED = '57014';
/**
 * Classes of codes that pass by themselves: connections (08), conflicts (40), resources (53), locks and timeouts (55, 57), the
 * machine (58); and 25006, said by a primary that has become a standby.
 */
const PASSING = /^(?:08|40|53|55|57|58)|^25006$/;
/** After these the connection is of no use: 0A000 where a migration has changed what its statements answer. */
const ENDING = /^(?:08|57P|25006|0A000)/;
/** A statement that was broken off, or a server that ends, may have kept what it was about to say. */
const BROKEN_OFF = /^(?:08|57)/;
/** None of the server's begins with E, as all of the network's do: `EPIPE` has five letters, too. */
const CODE = /^[0-9A-DF-Z][0-9A-Z]{4}$/;

export function isBusyError(error: unknown): boolean {
  return isOurs(error) || PASSING.test(codeOf(error));
}

export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

/** Whether all was undone because a connection ended, which another may not do. */
export function isUndone(error: unknown): boolean {
  return endsConnection(error) && !(error instanceof CommitInDoubt);
}

/** Whether a connection ended, and said so: nobody has waited for it in vain. */
export function isEnded(error: unknown): boolean {
  return isUndone(error) && !(error instanceof NoAnswer);
}

/** A row was there that the transaction could not see yet: the next try sees it, or it was no matter of time. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === TAKEN;
}

/** A statement that took longer than it may. */
export function isBrokenOff(error: unknown): boolean {
  return codeOf(error) === CANCELED;
}

export function endsConnection(error: unknown): boolean {
  return error instanceof CommitInDoubt || error instanceof ConnectionLost || ENDING.test(codeOf(error));
}

export function isLost(error: unknown): boolean {
  return error instanceof ConnectionLost;
}

/** Whether a commit that failed so may be there all the same. */
export function leavesInDoubt(error: unknown): boolean {
  return isLost(error) || BROKEN_OFF.test(codeOf(error));
}

/** Whether the database itself said so: then it is known what became of the statement. */
export function wasAnswered(error: unknown): boolean {
  return isOurs(error) || codeOf(error) !== '';
}

function isOurs(error: unknown): boolean {
  return [CommitInDoubt, ConnectionLost, NoPrimary, PoolFull].some((kind) => error instanceof kind);
}

/** Whether the server has no connection left for this user: `max_connections`, or a limit of the role or the database. */
export function isRefusedRoom(error: unknown): boolean {
  return codeOf(error) === NO_ROOM;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CODE.test(code) ? code : '';
}

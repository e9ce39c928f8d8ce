import type { Finding } from './finding.ts';

/** What the primary says of the machines that follow it. */
export interface Replication {
  /** `synchronous_standby_names`: '' where no commit waits for a standby. */
  readonly waitsFor: string;
  /** `synchronous_commit`. */
  readonly commit: string;
  readonly standbys: number;
}

/** `alone`: nobody follows; `asynchronous`: whoever follows may lack what was acknowledged last. */
type StandbyState = 'alone' | 'asynchronous' | 'synchronous';

/** Settings under which a commit is acknowledged before any other machine has it (PostgreSQL 15, 20.5.1). */
const ACKNOWLEDGED_ALONE: ReadonlySet<string> = new Set(['off', 'local']);

export function standbyStateOf({ waitsFor, commit, standbys }: Replication): StandbyState {
  if (waitsFor.trim() !== '' && !ACKNOWLEDGED_ALONE.has(commit)) return 'synchronous';
  return standbys === 0 ? 'alone' : 'asynchronous';
}

function reasonIn({ waitsFor, commit }: Replication): string {
  return waitsFor.trim() === '' ? '' : ` (synchronous_commit = ${commit})`;
}

/** A commit that waits for a standby, where none follows, waits until whoever asked for it has gone. */
export function checkFollowed(replication: Replication): readonly Finding[] {
  if (standbyStateOf(replication) !== 'synchronous' || replication.standbys > 0) return [];
  return [
    {
      level: 'refuse',
      subject: 'The primary of DATABASE_URL',
      problem: `waits at each commit for a standby (${replication.waitsFor}), and none follows: forms are answered with 503`,
      mend: 'start a standby, or see in its log why it does not follow',
    },
  ];
}

/** What a server answers before its own disk has it. */
export interface Durability {
  readonly fsync: string;
  readonly fullPageWrites: string;
  /** `synchronous_commit`. */
  readonly commit: string;
}

export function checkDurability({ fsync, fullPageWrites, commit }: Durability): readonly Finding[] {
  const off = [
    ...(fsync === 'off' ? ['fsync'] : []),
    ...(fullPageWrites === 'off' ? ['full_page_writes'] : []),
    ...(commit === 'off' ? ['synchronous_commit'] : []),
  ];
  if (off.length === 0) return [];
  const lost =
    off.length === 1 && commit === 'off'
      ? 'loses what was acknowledged last'
      : 'may damage the whole database';
  return [
    {
      level: 'warn',
      subject: 'The server of DATABASE_URL',
      problem: `does not wait for its disk (${off.join(', ')} = off), so a machine that stops ${lost}`,
      mend: `set ${off.join(' and ')} to on`,
    },
  ];
}

/** A warning: a managed service may hold two copies of each commit without saying so here. */
export function checkStandby(replication: Replication): readonly Finding[] {
  const state = standbyStateOf(replication);
  if (state === 'synchronous') return [];
  const followed =
    state === 'alone'
      ? 'has no standby that this user can see'
      : `acknowledges before any of its standbys (${replication.standbys}) has a commit${reasonIn(replication)}`;
  return [
    {
      level: 'warn',
      notice: 'may-lose',
      subject: 'The primary of DATABASE_URL',
      problem: `${followed}: if that machine fails, what was acknowledged last may be lost`,
      mend: "set synchronous_standby_names to 'ANY 1 (…)' with two standbys and synchronous_commit to on, unless the service that runs it keeps two copies by itself (docs/deploy.md)",
    },
  ];
}

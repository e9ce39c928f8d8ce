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

/** A warning: a managed service may hold two copies of each commit without saying so here. */
export function checkStandby(replication: Replication): readonly Finding[] {
  const state = standbyStateOf(replication);
  if (state === 'synchronous') return [];
  const followed =
    state === 'alone'
      ? 'has no standby that this user can see'
      : `acknowledges before any of its standbys (${replication.standbys}) has a commit`;
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

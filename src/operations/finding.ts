/** Something about this installation that should be otherwise. */
export interface Finding {
  /** What the site does not start with, or what it says once and lives with. */
  readonly level: 'refuse' | 'warn';
  /** The setting, or the thing, that the owner knows it by. */
  readonly subject: string;
  /** What is the matter, to be read after the subject. */
  readonly problem: string;
  /** What to do about it. */
  readonly mend: string;
}

/** A finding as one line, the subject first: for the screen of the owner, who reads English here. */
export function sayFinding({ subject, problem, mend }: Finding): string {
  return `${subject} ${problem}: ${mend}`;
}

/** The first finding that stands in the way of a start, if any does. */
export function firstRefusal(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ level }) => level === 'refuse');
}

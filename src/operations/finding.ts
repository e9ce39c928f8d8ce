export interface Finding {
  /** What the site does not start with, or what it says once and lives with. */
  readonly level: 'refuse' | 'warn';
  readonly subject: string;
  readonly problem: string;
  readonly mend: string;
}

export function sayFinding({ subject, problem, mend }: Finding): string {
  return `${subject} ${problem}: ${mend}`;
}

export function firstRefusal(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ level }) => level === 'refuse');
}

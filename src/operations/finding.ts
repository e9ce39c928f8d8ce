export interface Finding {
  /** `refuse` keeps the site from starting; `warn` is logged once. */
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

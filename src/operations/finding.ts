import type { NoticeWord } from '../owner/facts.ts';

export interface Finding {
  /** `refuse` keeps the site from starting; `warn` is logged once. */
  readonly level: 'refuse' | 'warn';
  readonly subject: string;
  readonly problem: string;
  readonly mend: string;
  /** Under which name the owner's page tells it, where it does. */
  readonly notice?: NoticeWord;
}

/** What one look of the doctor tells: that all is well, or what is not. */
export type Looked = { readonly well: string } | Finding;

export function sayFinding({ subject, problem, mend }: Finding): string {
  return `${subject} ${problem}: ${mend}`;
}

export function firstRefusal(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ level }) => level === 'refuse');
}

/** What is wrong at one place of a method's files, and how to mend it. */
export interface Fault {
  readonly file: string;
  /** Keys from the outside in, as "approaches.teach.facing"; empty for the file as a whole. */
  readonly path: string;
  readonly problem: string;
}

/** A method that cannot be used, in one line. */
export class MethodError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(inOneLine(faults));
    this.faults = faults;
  }
}

const LONGEST_LINE = 400;
/** What would break a line, or turn its direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** "FILE: PATH: what is wrong, and how to mend it"; a file's own text cannot break the line. */
export function sayFault({ file, path, problem }: Fault): string {
  const line = [file, path, problem].filter((part) => part !== '').join(': ');
  const seen = line.replace(UNSEEN, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return seen.length > LONGEST_LINE ? `${seen.slice(0, LONGEST_LINE)}…` : seen;
}

function inOneLine([first, ...others]: readonly Fault[]): string {
  if (first === undefined) return '';
  return others.length === 0 ? sayFault(first) : `${sayFault(first)} (and ${others.length} more)`;
}

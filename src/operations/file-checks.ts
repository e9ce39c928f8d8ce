import type { Library } from '../articles/library.ts';
import type { Methods } from '../method/methods.ts';
import type { Finding } from './finding.ts';

interface ReadFiles {
  readonly library: Pick<Library, 'faults'>;
  readonly methods: Pick<Methods, 'faults'>;
}

const MEND = 'correct it and start again; with FAULTY_FILES=refuse such a file ends the start instead';

/** What was left out for a fault in its file, or has one that readers meet; one finding a fault. */
export function checkFiles({ library, methods }: ReadFiles): readonly Finding[] {
  return [
    ...library.faults.map((fault) => faultIn('The article', fault)),
    ...methods.faults.map((fault) => faultIn('The method', fault)),
  ];
}

function faultIn(subject: string, fault: string): Finding {
  return { level: 'warn', subject, problem: fault, mend: MEND };
}

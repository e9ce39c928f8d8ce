import type { Conformity } from '../terms.ts';
import { SAMPLE } from './audit.ts';
import type { Row, SamplePage } from './audit.ts';

/** Under the RGAA a site that meets less than this share of the criteria is not compliant, in percent. */
const LEAST_PERCENT = 50;

export interface AuditResult {
  readonly met: number;
  readonly applicable: number;
  /** Criteria met of those that apply, 0 to 100, rounded down. */
  readonly percent: number;
  readonly conformity: Conformity;
  readonly gaps: readonly Gap[];
}

/** A criterion that is not met, and the pages of the sample that fail it. */
interface Gap {
  readonly criterion: string;
  readonly pages: readonly SamplePage[];
}

/**
 * What a grid of the RGAA comes to. A criterion applies when it does on one page; it is met when no page fails it. The best
 * that is said is "partial": "total" waits until people with screen readers have walked through the site.
 */
export function auditResult(grid: readonly Row[]): AuditResult {
  const applicable = grid.filter(([, , verdicts]) => /[CX]/.test(verdicts));
  const failed = applicable.filter(([, , verdicts]) => verdicts.includes('X'));
  const met = applicable.length - failed.length;
  const percent = applicable.length === 0 ? 0 : Math.floor((met / applicable.length) * 100);
  return {
    met,
    applicable: applicable.length,
    percent,
    conformity: percent < LEAST_PERCENT ? 'none' : 'partial',
    gaps: failed.map(toGap),
  };
}

function toGap([criterion, , verdicts]: Row): Gap {
  return { criterion, pages: SAMPLE.filter((_, index) => verdicts[index] === 'X') };
}

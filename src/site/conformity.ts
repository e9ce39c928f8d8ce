import type { Identity } from '../identity/identity.ts';
import type { Conformity } from '../terms.ts';
import { SAMPLE } from './audit.ts';
import type { Row, SamplePage } from './audit.ts';

declare module '../web/render.ts' {
  interface SiteContext {
    /** What the foot of every page says of accessibility. */
    readonly conformityOf: (stated: Stated) => Conformity;
  }
}

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

/** What the owner states in place of our audit: by the rate, where one is given. */
export function statedConformity(stated: Stated, ours: Conformity): Conformity {
  if (!isStated(stated)) return ours;
  if (stated.accessibilityRate === '') return 'untold';
  const rate = Number(stated.accessibilityRate);
  if (rate < LEAST_PERCENT) return 'none';
  return rate < 100 ? 'partial' : 'full';
}

type Stated = Pick<Identity, 'accessibility' | 'accessibilityRate'>;

/** Whether the statement on accessibility is the owner's own. */
export function isStated({ accessibility }: Pick<Stated, 'accessibility'>): boolean {
  return accessibility.fr !== '';
}

function toGap([criterion, , verdicts]: Row): Gap {
  return { criterion, pages: SAMPLE.filter((_, index) => verdicts[index] === 'X') };
}

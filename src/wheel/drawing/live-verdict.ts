import type { Method } from '../../method/method.ts';
import { focusOfCounts } from '../focus.ts';
import { COUNTING, FIELDSET, FORM, PANEL, rule } from './form-css.ts';
import { FOCUS_LEVELS } from '../../terms.ts';
import type { FocusLevel } from '../../terms.ts';

const PRIORITY = `${FIELDSET}:has([value=priority]:checked)`;
const SECONDARY = `${FIELDSET}:has([value=secondary]:checked)`;
const MARKED = `${FIELDSET}:has(:is([value=priority],[value=secondary]):checked)`;

/** The least counts from which a wheel is at a level or beyond it. */
interface Threshold {
  readonly priority: number;
  readonly marked: number;
}

/** In this order, marking more, or higher, never leads back to an earlier level. */
export const RISING_LEVELS = [
  'blank',
  'flat',
  'sharp',
  'broad',
  'scattered',
  'everything',
] as const satisfies readonly FocusLevel[];
type RisingLevel = (typeof RISING_LEVELS)[number];

/** Shows exactly one verdict: that of `focusOf`. */
export function verdictRules(method: Method): readonly string[] {
  return FOCUS_LEVELS.map((level) =>
    rule([`${panelAt(method, level)} [data-level=${level}]`], 'display:block'),
  );
}

function panelAt(method: Method, level: FocusLevel): string {
  if (level === 'abstain') return `${FORM}:has(#abstain:checked) ${PANEL}:not(${beyond(method, 'blank')})`;
  const here = thresholdsOf(method, level).map(chain).join();
  const last = level === RISING_LEVELS.at(-1);
  const panel = `${PANEL}${level === 'blank' ? '' : `:is(${here})`}${last ? '' : `:not(${beyond(method, level)})`}`;
  return level === 'blank' ? `${FORM}:not(:has(#abstain:checked)) ${panel}` : panel;
}

function beyond(method: Method, level: RisingLevel): string {
  const next = RISING_LEVELS[RISING_LEVELS.indexOf(level) + 1];
  return next === undefined ? '' : thresholdsOf(method, next).map(chain).join();
}

/** Style sheets cannot count, but a chain of `~` matches a panel after at least so many fieldsets. */
function chain({ priority, marked }: Threshold): string {
  const priorities = `${`${PRIORITY}~`.repeat(priority)}${PANEL}`;
  if (marked <= priority) return priorities;
  const marks = `${`${MARKED}~`.repeat(marked)}${PANEL}`;
  return priority === 0 ? marks : `${priorities}:is(${marks})`;
}

/** The page holds the noun for none, one and many; these rules choose. */
export function countRules(): readonly string[] {
  return [...nounRules('priorities', PRIORITY), ...nounRules('secondaries', SECONDARY)];
}

function nounRules(counter: string, fieldset: string): readonly string[] {
  return ['none', 'one', 'many'].map((noun, least) =>
    rule(
      COUNTING.map((place) => `${`${fieldset}~`.repeat(least)}${place} .live-${counter}::before`),
      `content:counter(${counter}) " " attr(data-${noun})`,
    ),
  );
}

/** The least counts that reach `level` or beyond, read from `focusOfCounts`. */
export function thresholdsOf(method: Method, level: RisingLevel): readonly Threshold[] {
  const reached = allCounts(method).filter(({ priority, marked }) => {
    const found = focusOfCounts(method, priority, marked, false);
    return RISING_LEVELS.findIndex((each) => each === found) >= RISING_LEVELS.indexOf(level);
  });
  return reached.filter(
    (one) =>
      !reached.some((other) => other !== one && other.priority <= one.priority && other.marked <= one.marked),
  );
}

function allCounts({ approaches }: Method): readonly Threshold[] {
  return [...approaches.keys(), approaches.length].flatMap((marked) =>
    Array.from({ length: marked + 1 }, (_, priority) => ({ priority, marked })),
  );
}

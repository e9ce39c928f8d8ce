import { keysOf } from '../../method/method.ts';
import type { ApproachKey, Method } from '../../method/method.ts';
import { ABLE, FORM, rule } from './form-css.ts';
import { CENTRE, pointAt, round } from './circle.ts';
import { BANDS } from './geometry.ts';
import type { Point } from './circle.ts';
import { countRules, verdictRules } from './live-verdict.ts';
import { frameOf } from './rim.ts';
import type { Frame } from './rim.ts';
import { STATES } from '../../terms.ts';
import type { State } from '../../terms.ts';

/** How many degrees of an arc a straight line stands for: it is less than a fifth of a unit off. */
const ARC_STEP = 5;
const CURSOR_BAND = [BANDS.secondary[0] - 7, BANDS.priority[1] + 2] as const;
const CURSOR_INSIDE = [BANDS.secondary[0] - 2, BANDS.priority[1] - 1] as const;
const CURSOR_EDGE = 2;

/** The same looks as wheel.css gives to a wheel drawn by the server. */
const SECTOR_LOOKS: Readonly<Record<State, string>> = {
  none: look('none', 'none', 'var(--_line)', 'var(--_priority)', 400, 'none'),
  secondary: look(
    'var(--_secondary-fill)',
    'none',
    'var(--_line)',
    'var(--_priority)',
    400,
    'var(--_secondary-hatch)',
  ),
  priority: look('var(--_priority)', 'var(--_priority)', 'none', 'var(--_paper)', 700, 'none'),
};

/** The style sheet of pages where a wheel is painted: radios laid over the rings, repainting, the verdict. painted-wheel.css has the looks. */
export function paintCss(method: Method): string {
  const { margin } = frameOf(method);
  return sheet('components', [...(margin === 0 ? [] : [unitRule(method)]), ...paintRules(method)]);
}

/** The same for a page that has the sheet of another method as well: in a later layer, and without the verdicts of that one. */
export function paintCssOver(method: Method): string {
  const reset = rule(['.live-verdicts>p'], 'display:none');
  return sheet('painting', [reset, unitRule(method), ...paintRules(method)]);
}

function sheet(layer: string, rules: readonly string[]): string {
  return `@layer ${layer}{${ABLE}{\n${rules.join('\n')}\n}}\n`;
}

/** What is laid over the picture is measured in its units. */
function unitRule(method: Method): string {
  const { margin, side } = frameOf(method);
  return rule(['.painted-wheel'], `--unit:calc(100cqi / ${side});--margin:${margin}`);
}

function paintRules(method: Method): readonly string[] {
  const keys = keysOf(method);
  const step = 360 / keys.length;
  const turns = keys.map((key, index) => ({ key, turn: round(index * step) }));
  const frame = frameOf(method);
  return [
    ...STATES.map((state) => ringRule(state, step, frame)),
    cursorRule(step, frame),
    ...turns.map(({ key, turn }) => turnRule(key, turn, keys)),
    ...STATES.map((state) => repaintRule(state, keys)),
    clearableRule(keys),
    ...turns.map(({ key, turn }) => focusRule(key, turn)),
    ...verdictRules(method),
    ...countRules(),
  ];
}

function look(
  inner: string,
  outer: string,
  frame: string,
  dots: string,
  weight: number,
  hatch: string,
): string {
  return `--sector-inner:${inner};--sector-outer:${outer};--sector-frame:${frame};--sector-dots:${dots};--sector-weight:${weight};--sector-hatch:${hatch}`;
}

function ringRule(state: State, step: number, frame: Frame): string {
  const [near, far] = BANDS[state];
  const half = step / 2;
  const outline = [...arcPoints(far, -half, half), ...arcPoints(near, half, -half)];
  return rule([`.wheel-overlay [for$="-${state}"]`], cutOut(far, near, outline, half, frame));
}

function cursorRule(step: number, frame: Frame): string {
  const [near, far] = CURSOR_BAND;
  const [nearInside, farInside] = CURSOR_INSIDE;
  const half = step / 2 + edgeAngle(CURSOR_EDGE / 2, far);
  const insideFar = step / 2 - edgeAngle(CURSOR_EDGE / 2, farInside);
  const insideNear = step / 2 - edgeAngle(CURSOR_EDGE / 2, nearInside);
  const outline = [...arcPoints(far, -half, half), ...arcPoints(near, half, -half)];
  const hole = [
    ...arcPoints(farInside, -insideFar, insideFar),
    ...arcPoints(nearInside, insideNear, -insideNear),
  ];
  const closed = [...outline, ...outline.slice(0, 1), ...hole, ...hole.slice(0, 1)];
  return rule(['.wheel-overlay::after'], cutOut(far, near, closed, half, frame));
}

function edgeAngle(width: number, radius: number): number {
  return (Math.asin(width / radius) * 180) / Math.PI;
}

function turnRule(key: ApproachKey, turn: number, keys: readonly ApproachKey[]): string {
  const isStartOfAnother = keys.some((other) => other.startsWith(`${key}-`));
  const labels = isStartOfAnother ? STATES.map((state) => `[for=${key}-${state}]`) : [`[for^="${key}-"]`];
  return rule(
    labels.map((label) => `.wheel-overlay ${label}`),
    `--turn:${turn}deg`,
  );
}

function repaintRule(state: State, keys: readonly ApproachKey[]): string {
  const sectors = keys.map((key) => `${FORM}:has(#${key}-${state}:checked) .wheel [data-approach=${key}]`);
  return rule(sectors, SECTOR_LOOKS[state]);
}

function clearableRule(keys: readonly ApproachKey[]): string {
  const marked = keys.map((key) => `${FORM}:has(#${key}-none:not(:checked)) [for=${key}-none]::before`);
  return rule(marked, 'opacity:1');
}

function focusRule(key: ApproachKey, turn: number): string {
  const focused = `${FORM}:has(#approach-${key} input:focus-visible) .wheel-overlay::after`;
  return rule([focused], `content:"";rotate:${turn}deg`);
}

/** A box around a part of the first sector that reaches from `near` to `far`, cut to `outline`, ready to be turned. */
function cutOut(
  far: number,
  near: number,
  outline: readonly Point[],
  half: number,
  { margin, side }: Frame,
): string {
  const [left, top] = [pointAt(-half, far)[0], CENTRE - far];
  const [width, height] = [pointAt(half, far)[0] - left, pointAt(half, near)[1] - top];
  const points = outline.map(([x, y]) => `${percent(x - left, width)} ${percent(y - top, height)}`);
  return [
    `left:${percent(left + margin, side)}`,
    `top:${percent(top + margin, side)}`,
    `width:${percent(width, side)}`,
    `height:${percent(height, side)}`,
    `transform-origin:50% ${percent(far, height)}`,
    `clip-path:polygon(evenodd,${points.join()})`,
  ].join(';');
}

function arcPoints(radius: number, from: number, to: number): readonly Point[] {
  const steps = Math.round(Math.abs(to - from) / ARC_STEP);
  return Array.from({ length: steps + 1 }, (_, step) => pointAt(from + ((to - from) * step) / steps, radius));
}

function percent(length: number, whole: number): string {
  return `${round((100 * length) / whole)}%`;
}

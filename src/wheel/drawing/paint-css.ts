import { keysOf } from '../../method/method.ts';
import type { ApproachKey, Method } from '../../method/method.ts';
import { ABLE, FORM, rule } from './form-css.ts';
import { CENTRE, SIZE, pointAt, round } from './circle.ts';
import { BANDS } from './geometry.ts';
import type { Point } from './circle.ts';
import { countRules, verdictRules } from './live-verdict.ts';
import { STATES } from '../../terms.ts';
import type { State } from '../../terms.ts';

/** The straight lines that draw an arc: less than a fifth of a unit off. */
const ARC_STEPS = 6;
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
  const keys = keysOf(method);
  const step = 360 / keys.length;
  const rules = [
    ...STATES.map((state) => ringRule(state, step)),
    cursorRule(step),
    ...keys.map((key, index) => turnRule(key, index * step)),
    ...STATES.map((state) => repaintRule(state, keys)),
    clearableRule(keys),
    ...keys.map((key, index) => focusRule(key, index * step)),
    ...verdictRules(method),
    ...countRules(),
  ];
  return `@layer components{${ABLE}{\n${rules.join('\n')}\n}}\n`;
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

function ringRule(state: State, step: number): string {
  const [near, far] = BANDS[state];
  const half = step / 2;
  const outline = [...arcPoints(far, -half, half), ...arcPoints(near, half, -half)];
  return rule([`.wheel-overlay [for$="-${state}"]`], cutOut(far, near, outline, half));
}

function cursorRule(step: number): string {
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
  return rule(['.wheel-overlay::after'], cutOut(far, near, closed, half));
}

function edgeAngle(width: number, radius: number): number {
  return (Math.asin(width / radius) * 180) / Math.PI;
}

function turnRule(key: ApproachKey, turn: number): string {
  return rule([`.wheel-overlay [for^="${key}-"]`], `--turn:${turn}deg`);
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
function cutOut(far: number, near: number, outline: readonly Point[], half: number): string {
  const [left, top] = [pointAt(-half, far)[0], CENTRE - far];
  const [width, height] = [pointAt(half, far)[0] - left, pointAt(half, near)[1] - top];
  const points = outline.map(([x, y]) => `${percent(x - left, width)} ${percent(y - top, height)}`);
  return [
    `left:${percent(left, SIZE)}`,
    `top:${percent(top, SIZE)}`,
    `width:${percent(width, SIZE)}`,
    `height:${percent(height, SIZE)}`,
    `transform-origin:50% ${percent(far, height)}`,
    `clip-path:polygon(evenodd,${points.join()})`,
  ].join(';');
}

function arcPoints(radius: number, from: number, to: number): readonly Point[] {
  return Array.from({ length: ARC_STEPS + 1 }, (_, step) =>
    pointAt(from + ((to - from) * step) / ARC_STEPS, radius),
  );
}

function percent(length: number, whole: number): string {
  return `${round((100 * length) / whole)}%`;
}

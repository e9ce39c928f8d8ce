import { round } from '../wheel/drawing/circle.ts';
import { escapeXml, tag } from '../wheel/drawing/svg.ts';

const WIDTH = 360;
const ROW = 42;
const BASELINE = 17;
const BAR_TOP = 25;
const BAR_HEIGHT = 7;
const TYPE_SIZE = 15;

interface Bar {
  readonly label: string;
  readonly n: number;
  readonly value: string;
}

/** Horizontal bars, the longest as wide as the picture. `name` is read aloud instead of it; a table says the same. */
export function barChart(bars: readonly Bar[], name: string): string {
  const most = Math.max(...bars.map(({ n }) => n), 1);
  const rows = bars.map((bar, index) => row(bar, index * ROW, most));
  const frame = {
    class: 'bars',
    viewBox: `0 0 ${WIDTH} ${bars.length * ROW}`,
    role: 'img',
    'aria-label': name,
  };
  return [tag('svg', { ...frame, focusable: 'false' }), ...rows, '</svg>'].join('\n');
}

function row({ label, n, value }: Bar, top: number, most: number): string {
  const type = { y: top + BASELINE, 'font-size': TYPE_SIZE, fill: '#141b2d' };
  const line = { x1: 0, x2: WIDTH, y1: top + BAR_TOP + BAR_HEIGHT, y2: top + BAR_TOP + BAR_HEIGHT };
  const bar = { x: 0, y: top + BAR_TOP, width: round((n / most) * WIDTH), height: BAR_HEIGHT };
  return [
    tag('text', { class: 'bar-label', x: 0, ...type }, escapeXml(label)),
    tag('text', { class: 'bar-value', x: WIDTH, 'text-anchor': 'end', ...type }, escapeXml(value)),
    tag('line', { class: 'bar-line', ...line, stroke: '#6c7489' }, ''),
    tag('rect', { class: 'bar', ...bar, fill: '#141b2d' }, ''),
  ].join('');
}

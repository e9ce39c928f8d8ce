import { UNIT_MAX } from '../indicators/indicator.ts';
import { READINGS_SHOWN } from '../indicators/reading.ts';
import type { Trend } from '../indicators/trend.ts';
import { isDay } from '../i18n/format.ts';

export const TREND_SCHEME = 'trend:';
const AMOUNT = /^-?\d{1,12}(\.\d{1,4})?$/;
const DAY = /^\d{4}-/;

/**
 * The indicator that an article asks for, as `trend:unit=h&start=48&target=24&2026-09-01=40&2026-11-29=30`. Unit, start and target
 * stand there once or not at all, and before the readings, whose days are in order; numbers are as they are stored. Undefined when it
 * is no such indicator.
 */
export function parseTrend(target: string, label: string): Trend | undefined {
  if (!target.startsWith(TREND_SCHEME) || label.trim() === '') return undefined;
  const typed = new URLSearchParams(target.slice(TREND_SCHEME.length));
  const pairs = [...typed].map(([name, value]): Pair => ({ name, value }));
  const firstDay = pairs.findIndex(({ name }) => DAY.test(name));
  const [settings, readings] = [pairs.slice(0, firstDay), pairs.slice(firstDay)];
  if (firstDay === -1 || !settings.every(isSetting) || !readings.every(isReading)) return undefined;
  if (readings.length > READINGS_SHOWN || !areInOrder(readings)) return undefined;
  const valueOf = (wanted: string) => settings.find(({ name }) => name === wanted)?.value;
  return {
    label,
    unit: valueOf('unit') ?? '',
    baseline: valueOf('start') ?? null,
    target: valueOf('target') ?? null,
    points: readings.map(({ name, value }) => ({ reading: name, onDate: name, value })),
  };
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

function isSetting({ name, value }: Pair, index: number, all: readonly Pair[]): boolean {
  if (all.some((other, before) => before < index && other.name === name)) return false;
  if (name === 'unit') return Array.from(value).length <= UNIT_MAX;
  return (name === 'start' || name === 'target') && AMOUNT.test(value);
}

function isReading({ name, value }: Pair): boolean {
  return isDay(name) && AMOUNT.test(value);
}

function areInOrder(readings: readonly Pair[]): boolean {
  return readings.every(({ name }, index) => index === 0 || name > (readings[index - 1]?.name ?? ''));
}

import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { plainAmount } from '../indicators/amount.ts';
import type { Amount } from '../indicators/amount.ts';
import { toCsv } from '../web/text/csv.ts';
import type { Cell } from '../web/text/csv.ts';
import { unitWords } from './field-form.ts';
import type { ownRecord, sharedRecord } from './record.ts';

type Column = keyof Messages['measures']['table']['columns'];
type Row = Readonly<Partial<Record<Column, Cell>>>;

type Own = ReturnType<typeof ownRecord>;
type Shared = ReturnType<typeof sharedRecord>;
type OwnIndicator = Own['indicators'][number];
type Facts = Omit<Shared['indicators'][number], 'readings'>;
type OwnReading = OwnIndicator['readings'][number];

const FACTS = [
  ...['kind', 'approach', 'indicator', 'id', 'unit'],
  ...['direction', 'start', 'target', 'due', 'owner'],
] as const satisfies readonly Column[];
const SHARED_COLUMNS: readonly Column[] = [...FACTS, 'date', 'value'];
const OWN_COLUMNS: readonly Column[] = [
  ...[...FACTS, 'state' as const],
  ...(['date', 'value', 'number', 'counts', 'replaces'] as const),
  ...(['decision', 'revision', 'note', 'recordedAt'] as const),
];

/** The owner's record as one table: a line for each indicator, each followed by its readings, then the decisions. */
export function ownTable({ indicators, decisions }: Own, lang: Lang): string {
  const rows = [
    ...indicators.flatMap((each) => ownRows(each, lang)),
    ...decisions.map((each) => decisionRow(each, lang)),
  ];
  return tableOf(OWN_COLUMNS, rows, lang);
}

/** That of readers, in the same shape. */
export function sharedTable({ indicators }: Shared, lang: Lang): string {
  const rows = indicators.flatMap((each) => [
    factsRow(each, lang),
    ...each.readings.map((reading) => readingRow(each, reading, lang)),
  ]);
  return tableOf(SHARED_COLUMNS, rows, lang);
}

/** Numbers have the decimal mark of the language, and no mark between thousands. */
function tableOf(columns: readonly Column[], rows: readonly Row[], lang: Lang): string {
  const { columns: names } = messagesFor(lang).measures.table;
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ''));
  return toCsv([columns.map((column) => names[column]), ...cells], lang === 'fr' ? ';' : ',');
}

function ownRows(indicator: OwnIndicator, lang: Lang): readonly Row[] {
  const { states } = messagesFor(lang).measures.table;
  const numbers = new Map(indicator.readings.map(({ id }, index) => [id, index + 1]));
  const state = states[indicator.endedAt === null ? indicator.state : 'ended'];
  return [
    { ...factsRow(indicator, lang), state },
    ...indicator.readings.map((each) => ({
      ...readingRow(indicator, each, lang),
      ...historyCells(each, numbers, lang),
    })),
  ];
}

function factsRow(indicator: Facts, lang: Lang): Row {
  const { kinds, directions } = messagesFor(lang).measures.table;
  return {
    ...namesRow(indicator, lang),
    kind: kinds.indicator,
    direction: directions[indicator.direction],
    start: amountCell(indicator.start, lang),
    target: amountCell(indicator.target, lang),
    due: indicator.due ?? '',
    owner: indicator.owner,
  };
}

function namesRow({ approachLabel, label, id, unit }: Facts, lang: Lang): Row {
  return { approach: approachLabel, indicator: label, id, unit: unitWords(unit, lang) };
}

function readingRow(indicator: Facts, { on, value }: Pick<OwnReading, 'on' | 'value'>, lang: Lang): Row {
  const { kinds } = messagesFor(lang).measures.table;
  return { ...namesRow(indicator, lang), kind: kinds.reading, date: on, value: amountCell(value, lang) };
}

/** A reading goes by its number among those of its indicator. */
function historyCells(
  { id, counts, replaces, note, recordedAt }: OwnReading,
  numbers: ReadonlyMap<string, number>,
  lang: Lang,
): Row {
  const { yes, no } = messagesFor(lang).common;
  return {
    number: numberCell(numbers.get(id)),
    counts: counts ? yes : no,
    replaces: replaces === null ? '' : numberCell(numbers.get(replaces)),
    note,
    recordedAt,
  };
}

function decisionRow(
  { approachLabel, revision, kind, reason, decidedAt, counts }: Own['decisions'][number],
  lang: Lang,
): Row {
  const { common, measures, meeting } = messagesFor(lang);
  return {
    kind: measures.table.kinds.decision,
    approach: approachLabel,
    counts: counts ? common.yes : common.no,
    decision: meeting.kinds[kind],
    revision: numberCell(revision),
    note: reason,
    recordedAt: decidedAt,
  };
}

function amountCell(value: Amount | null, lang: Lang): Cell {
  return value === null ? '' : { number: plainAmount(value, lang) };
}

function numberCell(number: number | undefined): Cell {
  return number === undefined ? '' : { number: String(number) };
}

/** How saved strategies were counted when 0014 was written. Frozen: what counts today is in `src/observatory`. */

const APPROACHES = [
  'listen',
  'answer',
  'reassure',
  'sell',
  'teach',
  'recruit',
  'take-a-stand',
  'build-world',
  'entertain',
  'amplify',
  'rally',
  'co-create',
] as const;
const STATES = ['none', 'secondary', 'priority'] as const;

type Approach = (typeof APPROACHES)[number];
type State = (typeof STATES)[number];
type Choices = Readonly<Record<Approach, State>>;

/** The part of a stored revision that says whether and how it counts. */
export interface Saved {
  readonly countMe: boolean;
  readonly abstainReason: string | null;
  readonly choices: Choices;
}

export interface Counted {
  readonly wheel: number;
  /** `YYYY-MM` */
  readonly month: string;
}

const parisDays = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

/** What is counted of a revision saved at this moment, UTC milliseconds; undefined when it does not count. */
export function countedOf({ choices, countMe, abstainReason }: Saved, savedAt: number): Counted | undefined {
  const wheel = APPROACHES.reduce((code, key) => code * STATES.length + STATES.indexOf(choices[key]), 0);
  if (!countMe || abstainReason !== null || wheel === 0) return undefined;
  return { wheel, month: parisDays.format(savedAt).slice(0, 'YYYY-MM'.length) };
}

/** The priorities of a wheel as bits, the first sector the highest. */
export function prioritiesOf(wheel: number): number {
  return statesOf(wheel).reduce((mask, state) => mask * 2 + (state === 'priority' ? 1 : 0), 0);
}

/** The counters that one wheel moves, by cut and key. */
export function countersOf({ wheel, month }: Counted): readonly (readonly [cut: string, key: string])[] {
  const states = statesOf(wheel);
  const at = (...wanted: readonly State[]) =>
    APPROACHES.filter((_, index) => wanted.some((state) => state === states[index]));
  const [priorities, secondaries, marked] = [at('priority'), at('secondary'), at('priority', 'secondary')];
  return [
    ['all', ''],
    ...priorities.map((key) => ['priority', key] as const),
    ...secondaries.map((key) => ['secondary', key] as const),
    ...pairsOf(priorities).map((key) => ['priority-pair', key] as const),
    ...pairsOf(marked).map((key) => ['marked-pair', key] as const),
    ['verdict', verdictOf(priorities.length, marked.length)],
    ['month', month],
  ];
}

function statesOf(wheel: number): readonly State[] {
  const digits = wheel.toString(STATES.length).padStart(APPROACHES.length, '0');
  return APPROACHES.map((_, index) => STATES[Number(digits[index])] ?? 'none');
}

function pairsOf(keys: readonly Approach[]): readonly string[] {
  return keys.flatMap((one, index) => keys.slice(index + 1).map((other) => `${one}+${other}`));
}

function verdictOf(priority: number, marked: number): string {
  if (marked === 0) return 'blank';
  if (marked >= 11) return 'everything';
  if (priority === 0) return 'flat';
  if (priority >= 4 || marked >= 7) return 'scattered';
  return priority <= 2 && marked <= 5 ? 'sharp' : 'broad';
}

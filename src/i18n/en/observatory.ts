import type { Share } from '../../observatory/uniqueness.ts';
import { formatNumber } from '../format.ts';
import type { Messages } from '../fr.ts';

export const uniqueness: Messages['uniqueness'] = {
  title: 'Among the other wheels',
  few: (missing) =>
    `Not enough wheels yet to compare: ${number(missing)} of the 50 that it takes are missing.`,
  identical: (share) =>
    share.n === 0
      ? `No identical wheel among ${number(share.total)}.`
      : `${number(share.n)} identical ${share.n > 1 ? 'wheels' : 'wheel'} ${outOf(share)}.`,
  samePriorities: (share) =>
    share.n === 0
      ? `No wheel among ${number(share.total)} has the same priorities.`
      : `${wheels(share.n)} ${outOf(share)} ${share.n > 1 ? 'have' : 'has'} the same priorities.`,
  rare: 'Rare does not mean right.',
  asOf: (date) =>
    `On ${date}, without counting this wheel. These numbers describe the people who use this site, not the market.`,
  nearest: 'See the nearest wheels',
  observatory: 'Open the observatory of wheels',
  counted: 'Your wheel is counted, without a name. To withdraw, save a version without the box.',
  notCounted: 'Your wheel is not counted: that is a box to tick in the review.',
};

export const nearest: Messages['nearest'] = {
  title: 'The nearest wheels',
  pageTitle: 'Nearest wheels',
  lead: (total) =>
    `Those with the most points in common with this wheel, among the ${number(total)} that are counted with their author’s agreement. They have no name: only their twelve colours are known.`,
  own: 'This wheel',
  blank: 'Nothing is marked on this wheel: it has no neighbours.',
  none: 'No other wheel has an approach in common with this one.',
  noneClose: 'None is really close. Here are those least far away.',
  couldMatch: (total) =>
    `This proves nothing about other brands: with ${number(total)} wheels and no match, up to 3 in ${number(total)} could still match.`,
  wheel: (rank) => `Neighbour ${rank}`,
  likeness: (close, shared, all) =>
    `${close ? 'Close' : 'Far'}: ${shared > 1 ? `${shared} points` : '1 point'} in common out of ${all}.`,
  count: (count) =>
    count > 1 ? `${number(count)} wheels are exactly this one.` : 'Only one wheel is exactly this one.',
  differs: (list) => `What changes: ${list}.`,
  caption: (rank) => `Neighbour ${rank} in words`,
  methodTitle: 'How they are found',
  method: [
    'A priority is worth 2 points, a secondary aim 1. Points in common are counted against all those that either wheel marks: approaches that both leave blank bring them no closer.',
    'We say “close” from 60% of points in common. Two sharp choices drawn at random get there once in a hundred times.',
  ],
  back: 'Back to the strategy',
};

export const observatory: Messages['observatory'] = {
  title: 'The observatory of wheels',
  short: 'Observatory',
  lead: 'What brands that agreed to be counted choose, all together and without a name.',
  asOf: (total, date) => `${wheels(total)} on ${date}.`,
  scope: 'These figures describe the people who use this site, not the market.',
  waiting: {
    title: 'A little too early',
    missing: (missing) =>
      missing > 1
        ? `The observatory starts at 50 wheels: ${number(missing)} are missing.`
        : 'The observatory starts at 50 wheels: one is missing.',
    why: 'With fewer, a number would say nothing, or too much about somebody.',
    willShow:
      'You will then read here which approaches are chosen, which go together, and how sharp the choices are.',
  },
  join: 'To have yours counted, tick “Count this wheel” in the review. You withdraw in the same way, and the wheel leaves at once.',
  begin: 'Start my wheel',
  hidden: 'hidden',
  hiddenNote:
    'Hidden: a number under 10, or one from which such a number could be worked out by subtraction.',
  share: (share) =>
    share.percent === undefined ? number(share.n) : `${number(share.n)} (${percent(share)})`,
  approaches: {
    title: 'The approaches',
    intro: 'Inner ring: chosen as secondary. Outer ring: chosen as a priority.',
    unit: (inPercent) =>
      inPercent ? 'The numbers are percentages of the wheels.' : 'The numbers are numbers of wheels.',
    name: (total, list) =>
      list === ''
        ? `How often each of the twelve approaches is chosen, among ${wheels(total)}: none is a priority of 10 wheels.`
        : `How often each of the twelve approaches is chosen, among ${wheels(total)}. Commonest priorities: ${list}. The table has the detail.`,
    legend: 'Share of the wheels, by tint',
    steps: ['under 5%', '5 to 9%', '10 to 14%', '15 to 24%', '25% and over'],
    caption: 'How many wheels chose each approach, in the order of the wheel',
    columns: { approach: 'Approach', priority: 'Priority', secondary: 'Secondary' },
    hub: (total) => (total > 1 ? 'wheels' : 'wheel'),
  },
  priorityPairs: {
    title: 'Pairs of priorities',
    intro: 'Two priorities of one wheel. The five commonest pairs.',
    caption: 'The commonest pairs of priorities',
    column: 'Pair',
    none: 'No pair is that of 10 wheels yet.',
  },
  markedPairs: {
    title: 'Approaches that go together',
    intro: 'Two approaches marked on one wheel, priority or secondary. The five commonest pairs.',
    caption: 'The commonest pairs of marked approaches',
    column: 'Pair',
    none: 'No pair is that of 10 wheels yet.',
  },
  verdicts: {
    title: 'The verdicts',
    intro: 'How sharp the choices are, by the rule that the wheel applies to all.',
    caption: 'How many wheels got each verdict',
    column: 'Verdict',
    none: 'No verdict is that of 10 wheels yet.',
  },
  months: {
    title: 'The months',
    intro: 'When the wheels were saved as they now stand (Paris time). The last twelve months.',
    caption: 'How many wheels date from each month',
    column: 'Month',
    none: 'No month has 10 wheels yet.',
  },
  wheelsColumn: 'Wheels',
  chartName: (title, first, value) =>
    `${title}, in bars. The commonest: ${first}, ${value}. The table says the same.`,
  emptyChartName: (title) => `${title}, in bars: everything is hidden.`,
  files: {
    title: 'The data',
    csv: 'All the numbers as a table (CSV)',
    json: 'All the numbers for a program (JSON)',
    note: 'With the same numbers hidden as on this page.',
    columns: {
      cut: 'Cut',
      key: 'Key',
      label: 'Label',
      wheels: 'Wheels',
      hidden: 'Hidden',
      total: 'Out of',
      date: 'Date',
    },
    cuts: {
      all: 'All',
      priority: 'Priority',
      secondary: 'Secondary',
      'priority-pair': 'Pair of priorities',
      'marked-pair': 'Marked pair',
      verdict: 'Verdict',
      month: 'Month',
    },
    all: 'All wheels',
  },
  methodTitle: 'How this is counted',
  method: [
    'One wheel for each strategy: that of its latest version, if its author ticked the box. Drafts, empty wheels and abstentions do not count, and a deleted strategy leaves at once.',
    'We keep the twelve colours and the month of each, nothing else: no brand, no text, no address.',
    'Below 200 wheels we give numbers without percentages: they would mislead.',
  ],
};

function number(value: number): string {
  return formatNumber('en', value);
}

function wheels(count: number): string {
  return `${number(count)} ${count > 1 ? 'wheels' : 'wheel'}`;
}

function outOf(share: Share): string {
  return `out of ${number(share.total)}${share.percent === undefined ? '' : ` (${percent(share)})`}`;
}

function percent(share: Share): string {
  return share.percent === 0 && share.n > 0 ? 'under 1%' : `${share.percent ?? 0}%`;
}

import { numberWord } from '../amounts.ts';
import { formatNumber } from '../format.ts';
import type { Messages } from '../fr.ts';
import type { Share } from '../amounts.ts';
import type { DecisionKind } from '../../terms.ts';

export const uniqueness: Messages['uniqueness'] = {
  title: 'Among the other wheels',
  few: (missing) =>
    `Not enough wheels to compare yet: it takes 50, and about ${number(missing)} are missing.`,
  none: 'Not enough wheels to compare yet: the first snapshot is taken once ten have been counted.',
  identical: ({ amount, share }) => {
    if (amount === 'none') return `No identical wheel among about ${number(share.total)}.`;
    if (amount === 'few') return `Fewer than five identical wheels among about ${number(share.total)}.`;
    return `About ${number(amount)} identical wheels ${outOf(share)}.`;
  },
  samePriorities: ({ amount, share }) => {
    if (amount === 'none') return `No wheel among about ${number(share.total)} has the same priorities.`;
    if (amount === 'few')
      return `Fewer than five wheels among about ${number(share.total)} have the same priorities.`;
    return `About ${number(amount)} wheels ${outOf(share)} have the same priorities.`;
  },
  rare: 'Rare does not mean right.',
  asOf: (date) =>
    `Snapshot of ${date}, rounded to five, without counting this wheel. These numbers describe the people who use this site, not the market.`,
  nearest: 'See the nearest wheels',
  observatory: 'Open the observatory of wheels',
  counted:
    'Your wheel is counted, without a name. To withdraw, save a version with the box unticked: it drops out at the next snapshot.',
  passedOver:
    'You agreed to have your wheel counted, and it is not counted yet: at most three new wheels a day count from one network, and those places were taken. Save a new version on another day and it will be.',
  own: 'This wheel has an approach that was added to the method: it is neither counted nor compared with the other wheels.',
  tooMany: (approaches, wheels) =>
    `With ${numberWord('en', approaches)} approaches there are ${number(wheels)} possible wheels: finding none the same says almost nothing, and the nearest ones are not looked for.`,
  notCounted: 'Your wheel is not counted: to have it counted, tick the box in the review.',
};

export const nearest: Messages['nearest'] = {
  title: 'The nearest wheels',
  pageTitle: 'Nearest wheels',
  lead: (total, approaches) =>
    `The wheels with the most points in common with this one, among about ${number(total)} counted with their author’s agreement. They have no names: only their ${numberWord('en', approaches)} colours are known, and at least five strategies share them.`,
  own: 'This wheel',
  blank: 'Nothing is marked on this wheel: it has no neighbours.',
  tooMany: (approaches) =>
    `The nearest wheels are looked for up to twelve approaches; this one has ${numberWord('en', approaches)}.`,
  none: 'Among the wheels that at least five strategies share, no other has an approach in common with this one.',
  noneClose: 'None is really close. Here are the least distant.',
  couldMatch: (total) =>
    `This proves nothing about other brands: with about ${number(total)} wheels and no match, up to 3 in ${number(total)} could still match.`,
  wheel: (rank) => `Neighbour ${rank}`,
  likeness: (close, shared, all) =>
    `${close ? 'Close' : 'Far'}: ${shared > 1 ? `${shared} points` : '1 point'} in common out of ${all}.`,
  count: (count) => `About ${number(count)} wheels are exactly this one.`,
  differs: (list) => `What changes: ${list}.`,
  caption: (rank) => `Neighbour ${rank} in words`,
  methodTitle: 'How they are found',
  method: (approaches) => [
    'A priority is worth 2 points, a secondary approach 1. Points in common are set against all those either wheel has: approaches both leave blank bring them no closer.',
    `We say “close” from 60% of points in common. ${byChance(approaches)}`,
    'A wheel that fewer than five strategies share is never shown here: it would give away the choice of a few people, or of just one. The numbers are those of the last snapshot, rounded to five.',
  ],
  back: 'Back to the strategy',
};

function byChance(approaches: number): string {
  return approaches === 12
    ? 'Two clear choices drawn at random get there one time in a hundred.'
    : 'The fewer approaches a wheel has, the more often two choices drawn at random get there.';
}

const UNDER_TEN = {
  one: 'is under 10, or would give away one that is',
  several: 'are under 10, or would give away one that is',
};

const DECIDED: Readonly<Record<DecisionKind, string>> = {
  keep: 'kept',
  fix: 'fixed',
  stop: 'stopped',
  promote: 'given priority',
};

export const observatory: Messages['observatory'] = {
  title: 'The observatory of wheels',
  titleOf: (method) => `The observatory of wheels: ${method}`,
  methods: {
    label: 'Methods',
    retired: (method) => `${method} (no longer offered)`,
    earlier: (method, approaches) => `${method} (earlier list, ${numberWord('en', approaches)} approaches)`,
  },
  short: 'Observatory',
  lead: 'What brands choose, when they agree to be counted: all together, and without a name.',
  asOf: (total, date) => `About ${wheels(total)} in the snapshot of ${date}.`,
  scope: 'These figures describe the people who use this site, not the market.',
  waiting: {
    missing: (missing) =>
      `The observatory opens at 50 counted wheels: about ${number(missing)} are missing, and with fewer a number would say too much about somebody.`,
    first:
      'No snapshot has been taken yet: the first one waits for ten counted wheels, and the observatory opens at 50.',
  },
  join: 'To have yours counted, tick “Count this wheel” in the review. Untick it to withdraw: the wheel drops out at the next snapshot.',
  begin: 'Start my wheel',
  rounded: 'The numbers are rounded to five.',
  hidden: (hidden, all) =>
    hidden === 1
      ? `1 of ${number(all)} numbers is hidden: it ${UNDER_TEN.one}.`
      : `${number(hidden)} of ${number(all)} numbers are hidden: they ${UNDER_TEN.several}.`,
  unseen: (list) => `Still hidden: ${list}, whose numbers ${UNDER_TEN.several}.`,
  share: (share) =>
    share.percent === undefined ? number(share.n) : `${number(share.n)} (${percent(share)})`,
  approaches: {
    title: 'The approaches',
    unseen: 'the approaches',
    intro: 'Inner ring: chosen as secondary. Outer ring: chosen as a priority.',
    unit: (inPercent) =>
      inPercent ? 'The numbers are percentages of the wheels.' : 'The numbers count wheels.',
    name: (total, list, approaches) =>
      list === ''
        ? `How often each of the ${numberWord('en', approaches)} approaches is chosen, among about ${wheels(total)}: no number of priorities can be shown.`
        : `How often each of the ${numberWord('en', approaches)} approaches is chosen, among about ${wheels(total)}. Commonest priorities: ${list}. The table has the detail.`,
    legend: 'Share of the wheels, by tint',
    steps: ['under 5%', '5 to 9%', '10 to 14%', '15 to 24%', '25% and over'],
    caption: 'How many wheels chose each approach, in the order of the wheel',
    hidden: (hidden, all) =>
      hidden === 1
        ? `1 of ${number(all)} numbers is hidden, and its cell left empty: it ${UNDER_TEN.one}.`
        : `${number(hidden)} of ${number(all)} numbers are hidden, and their cells left empty: they ${UNDER_TEN.several}.`,
    columns: { approach: 'Approach', priority: 'Priority', secondary: 'Secondary' },
    hub: (total) => (total > 1 ? 'wheels' : 'wheel'),
  },
  priorityPairs: {
    title: 'Pairs of priorities',
    unseen: 'pairs of priorities',
    intro: 'Two priorities of one wheel. The five commonest pairs.',
    caption: 'The commonest pairs of priorities',
    column: 'Pair',
  },
  markedPairs: {
    title: 'Approaches that go together',
    unseen: 'approaches that go together',
    intro: 'Two approaches marked on one wheel, priority or secondary. The five commonest pairs.',
    caption: 'The commonest pairs of marked approaches',
    column: 'Pair',
  },
  verdicts: {
    title: 'The verdicts',
    unseen: 'the verdicts',
    intro: 'How clear the choices are, by the rule every wheel is held to.',
    caption: 'How many wheels got each verdict',
    column: 'Verdict',
  },
  months: {
    title: 'The months',
    unseen: 'the months',
    intro: (zone) => `When the wheels were last saved (${zone}). The last twelve months.`,
    caption: 'How many wheels date from each month',
    column: 'Month',
  },
  followed: {
    title: 'Wheels that are followed up',
    unseen: 'the wheels that are followed up',
    intro: (total, date) =>
      `A wheel is followed up once at least one reading has been recorded since the choice was made. About ${wheels(total)} in the snapshot of ${date}.`,
    caption: 'How many wheels are followed up',
    column: 'Follow-up',
    bars: { followed: 'At least one reading', others: 'No reading' },
  },
  decided: {
    title: 'What review meetings decided',
    unseen: 'the decisions',
    intro: (total, date) =>
      `The latest decision taken for each wheel on each approach, in the snapshot of ${date}, among about ${wheels(total)}. The numbers count wheels, and the bars show the five largest.`,
    caption:
      'How many wheels kept, fixed, stopped or gave priority to each approach, in the order of the wheel',
    column: 'Approach',
    kinds: { keep: 'Kept', fix: 'Fixed', stop: 'Stopped', promote: 'Given priority' },
    bar: (approach, kind) => `${approach}: ${DECIDED[kind]}`,
  },
  wheelsColumn: 'Wheels',
  chartName: (title, first, value) =>
    `${title}, in bars. The commonest: ${first}, ${value}. The table says the same.`,
  files: {
    fileName: 'observatory',
    title: 'The data',
    csv: 'All the numbers as a table (CSV)',
    json: 'All the numbers for a program (JSON)',
    note: 'The same numbers, rounded and hidden as on this page.',
    columns: {
      cut: 'Cut',
      key: 'Key',
      label: 'Label',
      wheels: 'Wheels',
      hidden: 'Hidden',
      total: 'Out of',
      date: 'Date',
      method: 'Method',
    },
    cuts: {
      all: 'All',
      priority: 'Priority',
      secondary: 'Secondary',
      'priority-pair': 'Pair of priorities',
      'marked-pair': 'Marked pair',
      verdict: 'Verdict',
      month: 'Month',
      followed: 'Follow-up',
      decided: 'Decision',
    },
    all: 'All wheels',
  },
  methodTitle: 'How this is counted',
  method: (approaches, isOneOfSeveral) => [
    'One wheel for each strategy: that of its latest version, if its author ticked the box. Drafts, empty wheels and those who stay out do not count, and a deleted strategy drops out at the next snapshot.',
    'A wheel to which an approach was added is not counted either: none would be like it.',
    ...(isOneOfSeveral
      ? [
          'Each method is counted apart: its snapshots, its thresholds and its numbers owe nothing to the others.',
        ]
      : []),
    `We keep ${isOneOfSeveral ? 'the method, ' : ''}the ${numberWord('en', approaches)} colours and the month of each, whether a reading was noted and the latest decision on each approach, nothing else: no brand, no text, no value measured, no address.`,
    'Those who agreed when the wheel alone was counted agreed to that: their follow-up counts from the next version they save.',
    'Below 200 wheels we give numbers without percentages: they would mislead.',
  ],
  protection: {
    title: 'What is protected, and what is not',
    lead: 'Nobody should be able to find out from these numbers what one brand chose.',
    kept: [
      'They do not move with every save. A snapshot is taken once a day at most, and only when at least ten wheels are new or changed, each from another network or another day: what differs between two snapshots is always a mix of several choices.',
      'They are rounded to five. Anything under ten is hidden, and so are the numbers it could be worked out from.',
      'At most three new wheels a day count from one network, and only one brings the next snapshot closer. For that we keep a fingerprint of the network address until the end of the day, with nothing that ties it to the wheel.',
      'Follow-ups and decisions are rarer: each of the two waits for ten changes of its own, and appears only with a snapshot. Until then its numbers, and their date, are those of before.',
      'The page of a strategy draws on the same snapshot: no other wheel, fewer than five, or a rounded number.',
    ],
    openTitle: 'What this does not prevent',
    open: [
      'Someone with many networks, or with ten days or so on which hardly anyone else saves, can add wheels of their own and guess part of another one. They will not find a name: we keep none with the colours.',
      'A wheel that has been withdrawn stays in the rounded numbers until the next snapshot, which may take a while. Taking it out on its own would show, by the difference, what it was.',
      'Anyone with the read link of a strategy sees its wheel and its name: that is up to you.',
    ],
  },
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

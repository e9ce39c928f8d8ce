import { numberWord } from '../amounts.ts';
import type { statement as frStatement } from '../fr/statement.ts';

export const statement = {
  defaultBrand: 'Our brand',
  title: (brand: string) => `${brand} — our choice`,
  start: (issues: readonly string[]) => `Where we start: ${issues.join('; ')}.`,
  assets: (strengths: string) => `We build on ${strengths}.`,
  gene: (gene: string) => `What only we can say: “${gene}”.`,
  choice: (priorities: string) => `First, we want to ${priorities}.`,
  noChoice: 'We have not chosen a priority yet.',
  support: (secondary: string) => `Then we also want to ${secondary}.`,
  supportAlone: (secondary: string) => `We still plan to ${secondary}.`,
  firstChosen: (label: string, verb: string) => ['First, we chose “', label, '”: ', verb, '.'],
  alsoChosen: (label: string, verb: string) => ['We also chose “', label, '”: ', verb, '.'],
  alsoSupported: (label: string, verb: string) => ['In support, we also chose “', label, '”: ', verb, '.'],
  alsoRefused: (label: string, noun: string) => ['We also leave aside “', label, '”: ', noun, '.'],
  refusal: (list: string) => `For now, we leave aside ${list}.`,
  otherApproaches: Array.from({ length: 17 }, (_, index) => otherApproaches(index + 1)),
  plan: {
    line: (approach: string, parts: readonly string[]) => `${approach} — ${parts.join('; ')}`,
    part: (label: string, typed: string) => `${label}: ${typed}`,
    labels: { for: 'for whom', where: 'where', first: 'first', cost: 'cost', owner: 'owner' },
  },
  measure: (indicators: string) => `We will watch ${indicators}.`,
  review: (date: string) => `We will review this on ${date}.`,
  abstain: (abstain: string, reason: string) => `We choose to ${abstain}. Reason: “${reason}”.`,

  swap: {
    question: (rival: string) => `If ${rival} said this, would it still be true?`,
    answers: { yes: 'Yes', partly: 'Partly', no: 'No' },
    clauses: {
      start: 'where you start',
      assets: 'your strengths',
      gene: 'what only you can say',
      choice: 'your choice',
      refusal: 'what you leave aside',
    },
    unfinished: (left: number) =>
      left === 1 ? '1 clause still to judge.' : `${left} clauses still to judge.`,
    count: (own: number, shown: number) => {
      if (own === 0) return `No clause out of ${shown} works only for you.`;
      return own === 1
        ? `1 clause out of ${shown} works only for you.`
        : `${own} clauses out of ${shown} work only for you.`;
    },
    generic: 'Your rival could sign this. Add a fact they cannot claim.',
    mixed: (clauses: string) => `Part of it is yours. Rewrite first: ${clauses}.`,
    own: (rival: string) => `This looks like you. Have someone who knows ${rival} read it.`,
    ownUnnamed: 'This looks like you. Have someone who knows your rival read it.',
  },

  roadmap: {
    days: (from: number, to: number) => `Days ${from} to ${to}`,
    label: (label: string) => `“${label}”`,
    chooseAny: 'Choose a single priority: the approach you would most regret leaving.',
    chooseThis: (label: string) => `Decide whether ${label} becomes the priority.`,
    chooseAmong: (labels: string) => `Choose a single priority among ${labels}.`,
    startChosen: 'Take the two baseline measures of that priority then make its first move.',
    baseline: (first: string, second: string) => `Take the two baseline measures: ${first}; ${second}.`,
    begin: (label: string, firstMove: string) => `Start the ${label} approach. ${firstMove}`,
    adjust: (label: string) => `Compare ${label} with its baseline: keep what works, fix or stop the rest.`,
    adjustBoth: (labels: string) =>
      `Compare ${labels} with their baselines: keep what works, fix or stop the rest.`,
    adjustUnmeasured: (labels: string) => `Take stock of ${labels}: keep what works, fix or stop the rest.`,
    onlyOne: 'Start nothing else: one priority, carried through.',
    wait: (labels: string) => `Let ${labels} wait: two priorities started in sixty days are enough.`,
    supportThis: (label: string) => `Start the secondary approach ${label} if the team has time for it.`,
    supportAmong: (labels: string) => `Start at most one secondary approach among ${labels}.`,
    aloneUntil60: 'Nothing else before day 61: with less than a day a week, one priority at a time.',
    beginOnDay15: (label: string, firstMove: string) =>
      `From day 15, start the ${label} approach. ${firstMove}`,
    ownOnDay15: (own: string) => `From day 15: ${own}`,
    thisAfter90: (label: string) =>
      `After day 90: the secondary approach ${label}, if the team has time for it.`,
    oneAfter90: (labels: string) => `After day 90: at most one secondary approach among ${labels}.`,
    decide: 'Decide, figures in hand, for each approach you started: keep it, drop it or promote it.',
  },
} satisfies typeof frStatement;

function otherApproaches(count: number): string {
  return `${numberWord('en', count)} other ${count === 1 ? 'approach' : 'approaches'}`;
}

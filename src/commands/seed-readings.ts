import type { DecisionKind } from '../terms.ts';

/** What was measured of a case since it was saved; by the ids of indicators, the keys of approaches and the fields of forms. */
export interface SeedFollowUp {
  readonly indicators: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Oldest first. */
  readonly readings: readonly SeedReadings[];
  readonly decisions: Readonly<Record<string, readonly [DecisionKind, reason: string]>>;
}

interface SeedReadings {
  /** Since the save. */
  readonly days: number;
  readonly values: Readonly<Record<string, string>>;
  readonly notes?: Readonly<Record<string, string>>;
  /** Said right afterwards of one of these values. */
  readonly corrected?: { readonly indicator: string; readonly value: string; readonly note: string };
}

/** Of a brand whose quality is criticised: two priorities, three indicators, one slip. */
export const FOLLOWED_FOR_A_QUARTER: SeedFollowUp = {
  indicators: {
    'answer-1': {
      unit: 'h',
      direction: 'down',
      baseline: '52',
      target: '12',
      owner: 'La cheffe d’atelier',
    },
    'answer-2': {
      unit: '%',
      direction: 'up',
      baseline: '35',
      target: '60',
      owner: 'La cheffe d’atelier',
    },
    'listen-1': { direction: 'up', baseline: '0', target: '6', owner: 'Le bureau des méthodes' },
  },
  readings: [
    { days: 7, values: { 'answer-1': '47', 'answer-2': '36', 'listen-1': '0' } },
    {
      days: 21,
      values: { 'answer-1': '41', 'answer-2': '38', 'listen-1': '1' },
      notes: { 'listen-1': 'La couture qui lâche est reprise sur toute la série' },
    },
    { days: 35, values: { 'answer-1': '30,5', 'answer-2': '44', 'listen-1': '1' } },
    {
      days: 49,
      values: { 'answer-1': '24', 'answer-2': '94', 'listen-1': '2' },
      corrected: { indicator: 'answer-2', value: '49', note: 'Chiffres inversés' },
    },
    { days: 63, values: { 'answer-1': '19', 'answer-2': '47,5', 'listen-1': '3' } },
    {
      days: 77,
      values: { 'answer-1': '16,5', 'answer-2': '55', 'listen-1': '4' },
      notes: { 'answer-1': 'Une personne de plus le lundi' },
    },
  ],
  decisions: {
    answer: ['keep', 'Le délai fond, et les avis remontent'],
    listen: ['fix', 'Une décision par mois : c’est trop peu'],
  },
};

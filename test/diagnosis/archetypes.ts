import { answersOf } from '../../src/diagnosis/claims.ts';
import type { Answers } from '../../src/diagnosis/claims.ts';
import type { ApproachKey } from '../../src/wheel/approaches.ts';

export interface Archetype {
  readonly name: string;
  readonly answers: Answers;
  readonly top: readonly (readonly [ApproachKey, number])[];
  readonly priority: readonly ApproachKey[];
  readonly secondary: readonly ApproachKey[];
}

/** The worked examples of domain.md §2; each claim that one does not name is answered 0. */
export const ARCHETYPES: readonly Archetype[] = [
  {
    name: 'criticised-for-quality',
    answers: answersOf({ 'criticised-quality': 3, unanswered: 2, distrust: 1 }, 0),
    top: [
      ['answer', 16],
      ['listen', 12],
      ['reassure', 11],
    ],
    priority: ['answer', 'listen'],
    secondary: ['reassure'],
  },
  {
    name: 'no-longer-makes-dream',
    answers: answersOf({ 'no-dream': 3, 'rich-story': 2, 'campaigns-fade': 1 }, 0),
    top: [
      ['build-world', 16],
      ['entertain', 8],
      ['take-a-stand', 6],
    ],
    priority: ['build-world'],
    secondary: ['entertain'],
  },
  {
    name: 'disorganised-fans',
    answers: answersOf({ 'scattered-fans': 3, 'customer-ideas': 1, 'rich-story': 1 }, 0),
    top: [
      ['rally', 12],
      ['amplify', 7],
      ['co-create', 6],
    ],
    priority: ['rally'],
    secondary: ['amplify', 'co-create'],
  },
  {
    name: 'faded-heritage-fashion-house',
    answers: answersOf({ 'no-dream': 2, 'rich-story': 3, 'scattered-fans': 1, 'campaigns-fade': 1 }, 0),
    top: [
      ['build-world', 16],
      ['take-a-stand', 7],
      ['entertain', 7],
    ],
    priority: ['build-world'],
    secondary: ['entertain', 'amplify'],
  },
  {
    name: 'family-soft-drink',
    answers: answersOf({ 'playful-voice': 3, 'campaigns-fade': 2, 'scattered-fans': 2, 'no-dream': 1 }, 0),
    top: [
      ['entertain', 17],
      ['amplify', 13],
      ['build-world', 8],
    ],
    priority: ['entertain', 'amplify'],
    secondary: ['build-world', 'rally'],
  },
  {
    name: 'industrial-b2b-maker',
    answers: answersOf(
      { 'useful-expertise': 3, 'hesitant-buyers': 2, 'hard-to-hire': 1, 'in-the-dark': 1 },
      0,
    ),
    top: [
      ['teach', 14],
      ['sell', 9],
      ['recruit', 6],
    ],
    priority: ['teach'],
    secondary: ['sell', 'recruit'],
  },
  {
    name: 'committed-furniture-e-tailer',
    answers: answersOf({ 'proven-cause': 3, 'rich-story': 1, 'hesitant-buyers': 2, 'hard-to-hire': 1 }, 0),
    top: [
      ['take-a-stand', 11],
      ['recruit', 7],
      ['sell', 6],
    ],
    priority: ['take-a-stand'],
    secondary: ['recruit', 'sell'],
  },
  {
    name: 'outlet-e-shop',
    answers: answersOf({ 'hesitant-buyers': 3, 'campaigns-fade': 2, 'useful-expertise': 1 }, 0),
    top: [
      ['sell', 14],
      ['teach', 9],
      ['amplify', 6],
    ],
    priority: ['sell'],
    secondary: ['teach', 'amplify'],
  },
  {
    name: 'new-car-launch',
    answers: answersOf(
      { 'campaigns-fade': 3, 'scattered-fans': 1, 'playful-voice': 1, 'hesitant-buyers': 1 },
      0,
    ),
    top: [
      ['amplify', 12],
      ['sell', 10],
      ['entertain', 10],
    ],
    priority: ['amplify', 'sell'],
    secondary: ['entertain', 'rally'],
  },
];

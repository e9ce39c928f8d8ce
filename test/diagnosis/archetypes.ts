import { answersOf } from '../support/method.ts';
import type { Answers } from '../../src/diagnosis/answers.ts';
import type { ApproachKey } from '../../src/method/method.ts';

export interface Archetype {
  readonly name: string;
  readonly answers: Answers;
  readonly top: readonly (readonly [ApproachKey, number])[];
  readonly priority: readonly ApproachKey[];
  readonly secondary: readonly ApproachKey[];
}

/** The worked examples of own-words.md; each claim that one does not name is answered 0. */
export const ARCHETYPES: readonly Archetype[] = [
  {
    name: 'criticised-for-quality',
    answers: answersOf({ 'criticised-quality': 3, unanswered: 2, distrust: 1 }, 0),
    top: [
      ['answer', 15],
      ['listen', 11],
      ['reassure', 8],
    ],
    priority: ['answer', 'listen'],
    secondary: ['reassure'],
  },
  {
    name: 'no-longer-makes-dream',
    answers: answersOf({ 'no-dream': 3, 'rich-story': 2, 'campaigns-fade': 1 }, 0),
    top: [
      ['build-world', 15],
      ['entertain', 6],
    ],
    priority: ['build-world'],
    secondary: ['entertain'],
  },
  {
    name: 'disorganised-fans',
    answers: answersOf({ 'scattered-fans': 3, 'customer-ideas': 1, 'rich-story': 1 }, 0),
    top: [
      ['rally', 9],
      ['amplify', 6],
    ],
    priority: ['rally'],
    secondary: ['amplify'],
  },
  {
    name: 'faded-heritage-fashion-house',
    answers: answersOf({ 'no-dream': 2, 'rich-story': 3, 'scattered-fans': 1, 'campaigns-fade': 1 }, 0),
    top: [
      ['build-world', 15],
      ['entertain', 4],
    ],
    priority: ['build-world'],
    secondary: ['entertain'],
  },
  {
    name: 'family-soft-drink',
    answers: answersOf({ 'playful-voice': 3, 'campaigns-fade': 2, 'scattered-fans': 2, 'no-dream': 1 }, 0),
    top: [
      ['entertain', 15],
      ['amplify', 13],
      ['rally', 8],
      ['sell', 6],
    ],
    priority: ['entertain', 'amplify'],
    secondary: ['rally', 'sell'],
  },
  {
    name: 'industrial-b2b-maker',
    answers: answersOf(
      { 'useful-expertise': 3, 'hesitant-buyers': 2, 'hard-to-hire': 1, 'in-the-dark': 1 },
      0,
    ),
    top: [
      ['teach', 13],
      ['sell', 9],
    ],
    priority: ['teach'],
    secondary: ['sell'],
  },
  {
    name: 'committed-furniture-e-tailer',
    answers: answersOf({ 'proven-cause': 3, 'rich-story': 1, 'hesitant-buyers': 2, 'hard-to-hire': 1 }, 0),
    top: [
      ['take-a-stand', 9],
      ['sell', 6],
      ['reassure', 5],
    ],
    priority: ['take-a-stand'],
    secondary: ['sell', 'reassure'],
  },
  {
    name: 'outlet-e-shop',
    answers: answersOf({ 'hesitant-buyers': 3, 'campaigns-fade': 2, 'useful-expertise': 1 }, 0),
    top: [
      ['sell', 13],
      ['teach', 6],
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
      ['amplify', 9],
      ['sell', 6],
      ['entertain', 6],
    ],
    priority: ['amplify'],
    secondary: ['sell', 'entertain'],
  },
  {
    name: 'start-up',
    answers: answersOf(
      {
        'in-the-dark': 3,
        'useful-expertise': 2,
        'customer-ideas': 1,
        'hard-to-hire': null,
        'campaigns-fade': null,
        'rich-story': null,
      },
      0,
    ),
    top: [
      ['listen', 12],
      ['co-create', 8],
      ['teach', 6],
    ],
    priority: ['listen'],
    secondary: ['co-create', 'teach'],
  },
  {
    name: 'toy-maker',
    answers: answersOf({ 'customer-ideas': 3, 'scattered-fans': 2, 'playful-voice': 1, 'in-the-dark': 1 }, 0),
    top: [
      ['rally', 12],
      ['co-create', 11],
      ['amplify', 7],
      ['sell', 5],
    ],
    priority: ['rally', 'co-create'],
    secondary: ['amplify', 'sell'],
  },
];

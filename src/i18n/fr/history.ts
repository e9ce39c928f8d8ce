import type { State } from '../../terms.ts';

const states: Readonly<Record<State, string>> = {
  none: 'laissée de côté',
  secondary: 'secondaire',
  priority: 'prioritaire',
};

export const history = {
  states,
  move: (label: string, from: string, to: string): string => `${label} : ${from} → ${to}`,
  added: (label: string, state: string): string => `${label} (ajoutée) : ${state}`,
  removed: (label: string, state: string): string => `${label} : ${state} → retirée`,
  still: 'La roue n’a pas bougé.',
  otherList: 'Notre liste, ou ses points, a changé entre ces deux versions.',
  broughtBack: (number: number): string => `Reprise de la version ${number}`,
  pages: 'Pages de l’historique',
  note: {
    title: 'Ce qui change',
    label: 'Ce qui a changé, et pourquoi',
    subject: 'Ce qui a changé, et pourquoi',
    hint: '280 caractères au plus. Cette note reste dans l’historique, que lisent aussi vos lecteurs.',
  },
  compareLast: 'Comparer avec la dernière fois',
  compareOther: 'Comparer avec une autre stratégie',
  comparePrevious: (number: number, previous: number): string =>
    `Comparer les versions ${previous} et ${number}`,
  bringBack: (number: number): string => `Reprendre la version ${number} comme nouvelle version`,
};

export const newerVersion = {
  moves: 'De la version enregistrée à votre brouillon',
  noMoves: 'Les deux roues sont pareilles. Ce sont les textes qui diffèrent.',
  takeFurther: 'Garder la leur et continuer mon brouillon',
  takeFurtherHint:
    'Votre brouillon reste tel quel, sa note comprise. Vous pourrez y reprendre le meilleur de l’autre version.',
};

import type { Identity } from './identity.ts';

/** What French law asks every site to say of itself. Source: LCEN, art. 1-1 (art. 6 III before 2024). */
const ASKED = ['publisher', 'director', 'host'] as const;
const DUTIES = [...ASKED, 'contact'] as const;

export type Duty = (typeof DUTIES)[number];

type Duties = Readonly<Record<Duty, string>>;

/** What the owner has not said yet. */
export function missingDuties(identity: Duties): readonly Duty[] {
  return DUTIES.filter((duty) => identity[duty] === '');
}

/** Who decides what personal data are used for: the publisher, where nobody else is named. */
export function controllerOf({ controller, publisher }: Pick<Identity, 'controller' | 'publisher'>): string {
  return controller === '' ? publisher : controller;
}

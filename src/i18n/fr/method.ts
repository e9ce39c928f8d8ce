import { numberAtStart } from '../amounts.ts';

/** Where a site offers more than one method. */
export const method = {
  title: 'À quelle question répondre ?',
  lead: 'Chaque roue a ses approches et ses phrases à juger. Prenez celle dont la question est la vôtre.',
  count: (approaches: number): string => `${numberAtStart('fr', approaches)} approches`,
  begin: (name: string): string => `Commencer : ${name}`,
  approaches: 'Voir ses approches',
  here: (name: string): string => `Roue : ${name}.`,
  others: 'En prendre une autre :',
  article: 'L’article qui l’explique',
  credit: (credit: string, licence: string): string => `Sources : ${credit}. Licence : ${licence}.`,
};

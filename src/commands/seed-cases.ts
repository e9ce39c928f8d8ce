import type { PlanField } from '../strategies/plan.ts';
import type { ApproachKey, ClaimKey } from '../method/method.ts';
import type { State } from '../terms.ts';
import { FOLLOWED_FOR_A_QUARTER } from './seed-readings.ts';
import type { SeedFollowUp } from './seed-readings.ts';

export interface SeedCase {
  readonly brand: string;
  readonly rival?: string;
  readonly gene?: string;
  readonly capacity?: 'low' | 'medium' | 'high';
  /** Claims not named are answered 0. */
  readonly claims: Readonly<Partial<Record<ClaimKey, 1 | 2 | 3>>>;
  readonly choices: Readonly<Partial<Record<ApproachKey, State>>>;
  readonly why?: Readonly<Partial<Record<ApproachKey, string>>>;
  readonly refusals?: readonly ApproachKey[];
  /** What the brand says in its own words, by the names of the review's fields. */
  readonly words?: Readonly<Record<`${'words' | PlanField}-${string}`, string>>;
  readonly followed?: SeedFollowUp;
}

/**
 * The three cases of the 2010 article and six archetypes (domain.md §2), then brands whose public story is told in
 * domain.md §1: their answers are our reading of it, and each reason names the source.
 */
const SOCIAL_MEDIA: readonly SeedCase[] = [
  {
    brand: 'Article, cas 1 : critiquée sur la qualité',
    capacity: 'medium',
    claims: { 'criticised-quality': 3, unanswered: 2, distrust: 1 },
    choices: { answer: 'priority', listen: 'priority', reassure: 'secondary' },
    why: { answer: 'Les mécontents attendent une réponse avant toute autre parole.' },
    refusals: ['sell', 'entertain'],
    words: {
      'words-start': 'Le même défaut revient dans un avis sur trois, et nous n’avons répondu à aucun.',
      'for-answer': 'Qui a écrit un avis à une étoile',
      'where-answer': 'Sous les avis, chaque matin',
      'first-answer': 'Les vingt avis les plus lus reçoivent une réponse, et une date',
      'cost-answer': 'Une heure par jour de l’atelier',
      'owner-answer': 'La cheffe d’atelier',
    },
    followed: FOLLOWED_FOR_A_QUARTER,
  },
  {
    brand: 'Article, cas 2 : ne fait plus rêver',
    capacity: 'high',
    claims: { 'no-dream': 3, 'rich-story': 2, 'campaigns-fade': 1 },
    choices: { 'build-world': 'priority', entertain: 'secondary' },
    refusals: ['sell'],
  },
  {
    brand: 'Article, cas 3 : des fans dispersés',
    capacity: 'medium',
    claims: { 'scattered-fans': 3, 'customer-ideas': 1, 'rich-story': 1 },
    choices: { rally: 'priority', amplify: 'secondary', 'co-create': 'secondary' },
    refusals: ['teach'],
  },
  {
    brand: 'Maison de couture endormie',
    rival: 'La maison d’en face',
    gene: 'L’atelier coud encore à la main dans la rue où il est né',
    capacity: 'high',
    claims: { 'no-dream': 2, 'rich-story': 3, 'scattered-fans': 1, 'campaigns-fade': 1 },
    choices: { 'build-world': 'priority', entertain: 'secondary', amplify: 'secondary' },
    refusals: ['sell', 'answer'],
    words: {
      'words-assets': 'Une table de coupe de onze mètres, et deux cents patrons en carton.',
      'words-choice': 'Montrer la coupe avant le logo, une pièce à la fois.',
      'first-build-world': 'La robe de 1938, recoupée devant une seule caméra',
      'where-build-world': 'Instagram, un dimanche par mois',
      'owner-build-world': 'La première d’atelier',
    },
  },
  {
    brand: 'Boisson des familles',
    capacity: 'high',
    claims: { 'playful-voice': 3, 'campaigns-fade': 2, 'scattered-fans': 2, 'no-dream': 1 },
    choices: { entertain: 'priority', amplify: 'priority', 'build-world': 'secondary', rally: 'secondary' },
    refusals: ['take-a-stand'],
  },
  {
    brand: 'Fabricant industriel',
    capacity: 'low',
    claims: { 'useful-expertise': 3, 'hesitant-buyers': 2, 'hard-to-hire': 1, 'in-the-dark': 1 },
    choices: { teach: 'priority' },
    refusals: ['entertain', 'build-world'],
  },
  {
    brand: 'Meubles engagés en ligne',
    capacity: 'medium',
    claims: { 'proven-cause': 3, 'rich-story': 1, 'hesitant-buyers': 2, 'hard-to-hire': 1 },
    choices: { 'take-a-stand': 'priority', recruit: 'secondary', sell: 'secondary' },
    refusals: ['entertain'],
  },
  {
    brand: 'Boutique de déstockage',
    capacity: 'medium',
    claims: { 'hesitant-buyers': 3, 'campaigns-fade': 2, 'useful-expertise': 1 },
    choices: { sell: 'priority', teach: 'secondary', amplify: 'secondary' },
    refusals: ['build-world'],
  },
  {
    brand: 'Lancement d’une voiture',
    capacity: 'high',
    claims: { 'campaigns-fade': 3, 'scattered-fans': 1, 'playful-voice': 1, 'hesitant-buyers': 1 },
    choices: { amplify: 'priority', sell: 'priority', entertain: 'secondary', rally: 'secondary' },
    refusals: ['recruit'],
  },
  {
    brand: 'C’est qui le Patron ?!',
    gene: 'Nos produits sont écrits par ceux qui les achètent',
    capacity: 'medium',
    claims: { 'customer-ideas': 3, 'proven-cause': 2, distrust: 1 },
    choices: { 'co-create': 'priority', rally: 'secondary' },
    why: { 'co-create': 'Le cahier des charges est voté en ligne depuis 2016 (bureauveritas.fr).' },
    refusals: ['entertain', 'build-world'],
  },
  {
    brand: 'Camif',
    capacity: 'medium',
    claims: { 'proven-cause': 3, 'hesitant-buyers': 1, 'rich-story': 1 },
    choices: { 'take-a-stand': 'priority', reassure: 'secondary' },
    why: {
      'take-a-stand': 'Site de vente fermé au Black Friday depuis 2017, chiffre perdu assumé (LSA 2017).',
    },
    refusals: ['sell'],
  },
  {
    brand: 'Oasis',
    capacity: 'high',
    claims: { 'playful-voice': 3, 'scattered-fans': 2, 'campaigns-fade': 1 },
    choices: { entertain: 'priority', rally: 'priority', amplify: 'secondary' },
    why: { rally: 'Pages de fans réunies en une communauté de 400 000 personnes en 2010 (LSA).' },
    refusals: ['teach', 'take-a-stand'],
  },
  {
    brand: 'Burberry',
    capacity: 'high',
    claims: { 'no-dream': 3, 'rich-story': 3 },
    choices: { 'build-world': 'priority', amplify: 'secondary' },
    why: {
      'build-world':
        'Art of the Trench, 2009 : un site entier sur un manteau, sans vente (WWD, 9 nov. 2009).',
    },
    refusals: ['sell'],
  },
  {
    brand: 'KLM',
    capacity: 'high',
    claims: { unanswered: 3, 'criticised-quality': 1, 'hesitant-buyers': 1 },
    choices: { answer: 'priority', listen: 'secondary' },
    why: {
      answer: 'Nuage de cendres, avril 2010 : 120 personnes ont répondu sept jours durant (ZDNet 2011).',
    },
    refusals: ['entertain'],
  },
];

/** Two that are invented: an insurer whom people call in a hurry, and a shop for tools whose customers know more than it does. */
const CUSTOMER_RELATIONS: readonly SeedCase[] = [
  {
    brand: 'Mutuelle du Val',
    rival: 'L’assureur en ligne',
    gene: 'Nos gestionnaires habitent les communes qu’elles assurent',
    capacity: 'high',
    claims: { 'hard-to-reach': 3, worried: 3, 'trusted-team': 2, 'passed-around': 1, 'lasting-customers': 2 },
    choices: { 'pick-up': 'priority', 'know-by-name': 'priority', 'make-good': 'secondary' },
    why: { 'pick-up': 'Un dégât des eaux n’attend pas qu’un menu ait fini de parler.' },
    refusals: ['equip', 'connect'],
    words: {
      'words-start': 'Un appel sur trois raccroche avant le quatrième choix du menu.',
      'for-pick-up': 'Qui vient d’avoir un sinistre',
      'where-pick-up': 'Au téléphone, de 8 h à 20 h, samedi compris',
      'first-pick-up': 'Le menu disparaît, et le numéro est en haut de chaque page',
      'cost-pick-up': 'Deux agences ferment au public le mercredi',
      'owner-pick-up': 'La responsable des sinistres',
    },
  },
  {
    brand: 'Outillage Ferrand',
    gene: 'Chaque machine vendue est réparable dans l’atelier du magasin',
    capacity: 'low',
    claims: { 'skilled-customers': 3, 'same-questions': 3, 'out-of-hours': 2, 'fair-rules': 1 },
    choices: { connect: 'priority', equip: 'secondary', prevent: 'secondary' },
    why: { connect: 'Des menuisiers répondent déjà entre eux, et mieux que nous.' },
    refusals: ['pick-up', 'know-by-name'],
    words: {
      'words-refusal': 'Nous ne décrochons pas à toute heure : l’atelier travaille.',
      'where-connect': 'Sous chaque fiche de machine',
      'first-connect': 'Cinq clients relisent les réponses de la semaine',
    },
  },
];

/** By the id of their method. */
export const SEED_CASES: Readonly<Record<string, readonly SeedCase[]>> = {
  'social-media': SOCIAL_MEDIA,
  'customer-relations': CUSTOMER_RELATIONS,
};

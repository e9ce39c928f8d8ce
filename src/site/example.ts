import type { Lang } from '../i18n/languages.ts';
import { NO_OWN_WORDS } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { wheelOf } from '../wheel/wheel.ts';

/** What a brand that does not exist would have saved, in each language: the page that home shows is drawn from it. */
export const EXAMPLE: Readonly<Record<Lang, Strategy>> = {
  fr: {
    ...judged(),
    gene: 'chaque fromage part avec le prénom de la personne qui l’a retourné en cave',
    words: {
      choice: {
        text: 'Nous répondons à chaque colis tiède avant de publier quoi que ce soit, et la cave lit tous les avis.',
        lang: 'fr',
      },
      refusal: {
        text: 'Pas une promotion, pas une leçon d’affinage, tant que les colis arrivent tièdes.',
        lang: 'fr',
      },
    },
    plan: {
      listen: {
        for: '',
        where: 'les cent derniers avis, chaque lundi',
        first: 'un carton isotherme, annoncé avec les avis qui l’ont demandé',
        cost: 'la photo du lundi',
        owner: '',
        lang: 'fr',
      },
      answer: {
        for: 'la clientèle livrée cet été',
        where: 'sous chaque avis, avant midi',
        first: 'le remboursement, dit en public',
        cost: 'deux heures de cave par jour',
        owner: '',
        lang: 'fr',
      },
    },
  },
  en: {
    ...judged(),
    gene: 'every cheese leaves with the first name of the person who turned it in the cellar',
    words: {
      choice: {
        text: 'We answer for every warm parcel before we post anything at all, and the cellar reads every review.',
        lang: 'en',
      },
      refusal: {
        text: 'Not one offer and not one lesson on ripening for as long as parcels arrive warm.',
        lang: 'en',
      },
    },
    plan: {
      listen: {
        for: '',
        where: 'the last hundred reviews, every Monday',
        first: 'an insulated box, announced with the reviews that asked for it',
        cost: 'the Monday photograph',
        owner: '',
        lang: 'en',
      },
      answer: {
        for: 'everyone we delivered to this summer',
        where: 'under each review, before noon',
        first: 'the refund, said in public',
        cost: 'two hours of cellar work a day',
        owner: '',
        lang: 'en',
      },
    },
  },
};

/** The same in both languages: what was answered, and what was chosen from it. */
function judged(): Omit<Strategy, 'gene' | 'words' | 'plan'> {
  return {
    ...NO_OWN_WORDS,
    brand: 'La Meule voyageuse',
    rival: '',
    capacity: 'medium',
    claims: {
      'criticised-quality': 3,
      unanswered: 2,
      distrust: 0,
      'no-dream': 0,
      'rich-story': 1,
      'playful-voice': 0,
      'scattered-fans': 0,
      'customer-ideas': 1,
      'proven-cause': 0,
      'in-the-dark': 1,
      'useful-expertise': 2,
      'hesitant-buyers': 0,
      'campaigns-fade': 0,
      'hard-to-hire': 0,
    },
    choices: wheelOf({ listen: 'priority', answer: 'priority', reassure: 'secondary' }),
    abstainReason: null,
    swap: {},
    why: {},
    refusals: ['sell', 'teach'],
    reviewDate: '2027-02-15',
    shareDiagnosis: false,
    countMe: false,
  };
}

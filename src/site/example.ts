import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Plan } from '../strategies/plan.ts';
import { NO_OWN_WORDS } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { Method } from '../method/method.ts';
import { BUILT_IN } from '../method/methods.ts';
import { wheelOf } from '../wheel/wheel.ts';

/** What a brand that does not exist would have saved: the page that home shows is drawn from it, by the rules of all others. */
export function exampleIn(method: Method, lang: Lang): Strategy {
  const typed = messagesFor(lang).example;
  return {
    ...ANSWERED,
    method,
    choices: wheelOf(method, CHOSEN),
    brand: typed.brand,
    gene: typed.gene,
    words: { choice: { text: typed.choice, lang }, refusal: { text: typed.refusal, lang } },
    plan: {
      listen: { ...emptyPlan(lang), ...typed.listen },
      answer: { ...emptyPlan(lang), ...typed.answer },
    },
  };
}

/** It speaks of what the method of the site is about; others have none. */
export function hasExample({ id }: Method): boolean {
  return id === BUILT_IN;
}

function emptyPlan(lang: Lang): Plan {
  return { for: '', where: '', first: '', cost: '', owner: '', lang };
}

const CHOSEN = { listen: 'priority', answer: 'priority', reassure: 'secondary' } as const;
/** The same in both languages: what was answered, and what was chosen from it. */
const ANSWERED: Omit<Strategy, 'method' | 'choices' | 'brand' | 'gene' | 'words' | 'plan'> = {
  ...NO_OWN_WORDS,
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
  abstainReason: null,
  swap: {},
  why: {},
  refusals: ['sell', 'teach'],
  reviewDate: '2027-02-15',
  shareDiagnosis: false,
  countMe: false,
};

import type { Conformity } from '../../terms.ts';

/** The pages of the audit's sample, as they are named in a list. */
const sample = {
  home: 'l’accueil',
  start: 'le départ de la roue',
  diagnosis: 'l’étape 1, le diagnostic',
  approaches: 'l’étape 2, les approches',
  review: 'l’étape 3, le bilan',
  owner: 'la page des liens d’une stratégie',
  strategy: 'la page partagée d’une stratégie',
  comparison: 'une comparaison',
  blind: 'le test à l’aveugle',
  workshop: 'l’atelier : animation, réponse, écran de la salle, résultats',
  observatory: 'l’observatoire',
  article: 'un article et ses commentaires',
  glossary: 'le lexique',
  legal: 'les données personnelles et cette déclaration',
  error: 'la page d’une adresse inconnue',
  moderation: 'la file de modération',
  signIn: 'la connexion à la modération',
  revision: 'une ancienne version d’une stratégie',
  people: 'la recherche d’une personne, en modération',
  correction: 'la correction d’un commentaire',
  myStrategies: 'mes stratégies',
};

/** By criterion: what is missing, as a sentence. A test holds that each criterion that is not met has one. */
const gaps: Readonly<Record<string, string>> = {};

const short: Readonly<Record<Conformity, string>> = {
  full: 'Accessibilité : totalement conforme',
  partial: 'Accessibilité : partiellement conforme',
  none: 'Accessibilité : non conforme',
  untold: 'Accessibilité',
};

const states: Readonly<Record<Exclude<Conformity, 'untold'>, string>> = {
  full: 'Ce site est totalement conforme au RGAA 4.1.2.',
  partial: 'Ce site est partiellement conforme au RGAA 4.1.2.',
  none: 'Ce site n’est pas conforme au RGAA 4.1.2.',
};

export const accessibility = {
  title: 'Accessibilité',
  short,
  lead: 'Où en est ce site, d’après notre propre audit.',
  state: {
    title: 'État de conformité',
    states,
    own: 'La déclaration de ce site, par les personnes qui en répondent.',
    ownRate: (percent: number): string => `Taux de conformité au RGAA : ${percent} %.`,
    rate: (met: number, applicable: number, percent: number): string =>
      `Notre audit interne trouve ${met} critères respectés sur les ${applicable} qui s’appliquent, soit ${percent} %.`,
    cap: 'Nous n’écrirons pas « totalement conforme » tant qu’une personne qui utilise NVDA et une personne qui utilise VoiceOver n’auront pas parcouru le site.',
    aim: 'Nous visons le niveau AA des règles WCAG 2.2 et les 106 critères du RGAA.',
  },
  gaps: {
    title: 'Ce qui n’est pas conforme',
    what: gaps,
    none: 'Sur les pages de l’échantillon, nous n’avons pas trouvé de critère non respecté. Cela ne prouve pas qu’il n’y en ait pas.',
    line: (criterion: string, what: string, pages: readonly string[]): string =>
      `Critère ${criterion} : ${what} Pages : ${pages.join('\u202f; ')}.`,
  },
  method: {
    title: 'Méthode',
    paragraphs: [
      'C’est un audit interne : il est fait par les personnes qui font le site, critère par critère, sur le site en marche, sans JavaScript. Personne d’extérieur ne l’a contrôlé.',
      'À chaque changement, des programmes reparcourent toutes les pages dans Chromium, en français et en anglais, en clair et en sombre : contrastes mesurés, texte à 200 %, fenêtre de 320 pixels de large (un zoom de 400 %), texte espacé, parcours au clavier, titres, régions, tableaux, champs, langue des passages.',
    ],
    date: (day: string): string => `Audit et déclaration du ${day}.`,
  },
  sampleTitle: 'Les pages auditées',
  sampleLead: 'Chacune en français et en anglais. Les cinq dernières ont été tirées au sort.',
  sample,
  tools: {
    title: 'Outils',
    list: [
      'Chromium, sans scripts, avec ses couleurs forcées et ses filtres de vision des couleurs',
      'axe-core, toutes ses règles, en clair et en sombre',
      'HTML CodeSniffer, le moteur de pa11y, en WCAG2AAA',
      'le validateur du W3C (Nu) et html-validate',
      'Lynx, un navigateur en mode texte',
      'nos propres mesures de contraste, de focus, de cibles et de débordement',
    ],
  },
  unchecked: {
    title: 'Ce que nous n’avons pas pu vérifier',
    paragraphs: [
      'Personne n’a essayé ce site avec un lecteur d’écran (NVDA, JAWS, VoiceOver), et aucun essai n’a été mené avec des personnes handicapées. Nous avons seulement lu ce que chaque page donne à un lecteur d’écran.',
      'Les textes que les visiteurs écrivent ne sont pas contrôlés.',
      'Le PDF d’une stratégie est balisé, mais la page elle-même reste la version de référence.',
    ],
  },
  report: {
    title: 'Signaler un problème',
    lead: 'Si une page vous bloque, dites-le-nous : nous vous donnerons l’information autrement et nous corrigerons la page.',
    write: 'Écrivez à',
    comment:
      'Ce site n’indique pas d’adresse. Laissez un commentaire sous un article, une personne le lira :',
    appeal:
      'Sans réponse de notre part, vous pouvez écrire au Défenseur des droits (defenseurdesdroits.fr), par son formulaire, par courrier gratuit sans timbre (Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07) ou par téléphone au 09 69 39 00 00.',
  },
};

export const siteMap = {
  title: 'Plan du site',
  lead: 'Toutes les pages publiques.',
  feeds: 'Fils Atom',
};

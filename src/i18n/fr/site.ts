import { numberAtStart, numberWord } from '../amounts.ts';
import { formatNumber } from '../format.ts';

interface Step {
  readonly title: string;
  readonly text: string;
}

export const home = {
  lead: (site: string, place: string, approaches: number): string =>
    `${site} aide une marque à décider de ce qu’elle fera ${place}, et surtout de ce qu’elle n’y fera pas. ${numberAtStart('fr', approaches)} approches, une ou deux priorités, une page à défendre en réunion.`,
  start: 'Commencer ma roue',
  drafts: 'Mes brouillons',
  facts: 'Dix minutes, trois étapes, aucun compte.',
  example: 'Exemple : une page finie, pour une fromagerie que nous avons inventée.',
  howTitle: 'Comment cela se passe',
  how: (claims: number, approaches: number): readonly Step[] => [
    {
      title: 'Diagnostic',
      text: `${numberAtStart('fr', claims)} phrases à juger : ce qu’on vous reproche, ce qui fait votre force.`,
    },
    {
      title: 'Approches',
      text: `${numberAtStart('fr', approaches)} façons d’agir. Vous marquez ce qui passe en premier, ce qui vient en soutien, et vous laissez le reste en blanc.`,
    },
    {
      title: 'Bilan',
      text: 'Un énoncé, le test de l’échange, vos engagements. Vous enregistrez et gardez deux liens : lire, modifier.',
    },
  ],
  whyTitle: 'Pourquoi une roue',
  why: [
    'Une stratégie est un choix. Si toute la roue est bleue, rien n’a été choisi.',
    'Mettez le nom d’un rival à la place du vôtre : si le texte reste vrai, il est passe-partout.',
    'Le choix part de vos forces et de vos enjeux, pas des outils du moment.',
  ],
  essay: 'D’où vient l’idée, et comment s’en servir :',
  help: 'Une aide, pas un verdict : la liste des approches et les points sont notre jugement.',
};

export const start = {
  title: 'La roue des choix',
  lead: (claims: number, approaches: number): string =>
    `Vous allez juger ${numberWord('fr', claims)} phrases sur votre marque, choisir parmi ${numberWord('fr', approaches)} approches, puis relire le tout sur une page.`,
  points: [
    'Comptez dix minutes. Le brouillon se garde 30 jours dans ce navigateur : vous pouvez vous arrêter et revenir.',
    'Seul le nom de la marque est demandé. Aucun compte, aucune adresse.',
    'À la fin, vous recevez deux liens : un à partager, un pour modifier.',
  ],
  begin: 'Commencer une nouvelle roue',
  resumeTitle: 'Reprendre un brouillon',
  resume: 'Reprendre',
  resumeAt: (step: string, date: string): string => `Étape : ${step}. Modifié le ${date}.`,
  pages: 'Pages de brouillons',
  onlyLatest: (count: number): string =>
    `Les ${formatNumber('fr', count)} brouillons que vous avez modifiés en dernier sont listés.`,
};

export const methods = {
  shown: 'Méthode',
  others: (count: number): string => (count > 1 ? 'Autres méthodes' : 'Autre méthode'),
  otherQuestions: 'Répondre à une autre question',
  size: (approaches: number, claims: number): string =>
    `${numberAtStart('fr', approaches)} approches, ${numberWord('fr', claims)} phrases à juger.`,
  approachesOf: (name: string): string => `Les approches de « ${name} »`,
  credit: 'D’où vient cette méthode',
  licence: 'Licence',
};

export const strategies = {
  /** `strategy`: what the method calls it. */
  pageTitle: (brand: string, strategy: string): string => `${brand} – ${strategy}`,
  revisionTitle: (brand: string, version: string): string => `${brand} – ${version}`,
  savedOn: (date: string, number: number): string => `Enregistrée le ${date}, version ${number}`,
  oldRevision: (number: number, date: string): string =>
    `Vous lisez la version ${number}, enregistrée le ${date}. Ce n’est plus la dernière.`,
  latest: 'Lire la dernière version',
  verdict: 'Le verdict de la roue',
  statement: 'Notre énoncé',
  priorities: 'Ce qui passe d’abord',
  secondaries: 'Approches secondaires',
  ground: 'D’où nous partons',
  priorityCard: {
    labels: { dates: 'quand', measures: 'mesures' },
    dates: (from: string, to: string): string => `Du ${from} au ${to}`,
    measures: (one: string, other: string): string => `${one}\u202f; ${other}`,
    fact: {
      start: (value: string): string => `départ ${value}`,
      target: (value: string, due: string | undefined): string =>
        due === undefined ? `cible ${value}` : `cible ${value} pour le ${due}`,
      last: (value: string, date: string): string => `dernier relevé ${value} le ${date}`,
      owner: 'qui en répond',
      and: '\u202f; ',
    },
  },
  leftAside: 'Ce que nous laissons de côté',
  leftAsideUntil: (date: string): string => `Jusqu’au bilan du ${date}.`,
  leftAsideRest: 'Les autres approches restent en blanc elles aussi.',
  leftAsideBlank: 'Ce qui reste en blanc sur la roue :',
  roadmap: 'Feuille de route',
  indicators: 'Ce que nous mesurons',
  indicatorColumns: {
    priority: 'Priorité',
    indicator: 'Indicateur',
    start: 'Départ',
    target: 'Cible',
    owner: 'Responsable',
  },
  followUp: { title: 'Ce que nous avons mesuré', gone: 'n’est plus sur la roue' },
  why: 'Pourquoi nous',
  gene: 'Ce que nous seuls pouvons dire',
  swap: 'Test de l’échange',
  swapView: 'Avis de l’auteur :',
  swapUnfinished: 'Le test n’a pas été mené jusqu’au bout.',
  reviewDate: 'Prochain bilan',
  history: 'Historique',
  historyLine: (number: number, date: string): string => `Version ${number}, ${date}`,
  current: 'version affichée',
  diagnosis: 'Diagnostic',
  points: 'Points par approche',
  pointsColumns: { approach: 'Approche', points: 'Points' },
  claimsColumns: { claim: 'Phrase', answer: 'Réponse' },
  files: 'Fichiers',
  pdf: 'La page à imprimer (PDF)',
  png: 'La roue en image (PNG)',
  svg: 'La roue en dessin vectoriel (SVG)',
  card: 'La carte à joindre à un lien (PNG)',
  json: 'Les données (JSON)',
  ics: 'Les dates à retenir, pour votre agenda (ICS)',
  fileNames: { wheel: 'roue', card: 'carte', calendar: 'agenda' },
  pdfNotes: {
    missingSigns:
      'Le signe □ remplace ce que la police de cette page ne sait pas écrire ; la page en ligne le montre.',
    diagnosisOnline: 'Le diagnostic se lit sur la page en ligne.',
  },
  makeYours: 'Faire votre propre roue',
  reading: 'Vous lisez une stratégie qu’on a partagée avec vous. Ce lien ne permet pas de la modifier.',
};

export const owner = {
  pageTitle: (brand: string): string => `${brand} – votre page`,
  partsLabel: 'Plus bas sur cette page',
  linksTitle: 'Vos deux liens',
  linksLead: 'Il n’y a pas de compte : ces deux liens sont la seule clé de votre stratégie.',
  readTitle: 'Lien de lecture',
  readMeaning: 'Avec ce lien, on lit la page sans rien pouvoir changer. C’est celui que vous partagez.',
  editTitle: 'Lien de modification',
  editMeaning: 'Avec ce lien, on peut tout changer et voir les deux liens. Gardez-le pour votre équipe.',
  notShowable:
    'Ce lien ne peut plus être affiché ici, car la clé du site a changé. Celui que vous avez noté marche toujours.',
  mail: 'Envoyer les liens par e-mail',
  mailSubject: (brand: string): string => `${brand} — liens de la stratégie`,
  mailBody: (brand: string, read: string, edit: string): string =>
    `${brand}\n\nLire : ${read}\n\nModifier (à garder pour vous) : ${edit}\n`,
  open: 'Ouvrir la page',
  nextTitle: 'Et maintenant',
  restTitle: 'Réglages et historique',
  restShort: 'Réglages',
  change: 'Modifier cette stratégie',
  changeHint: 'Ouvre un brouillon. Rien ne change pour vos lecteurs avant un nouvel enregistrement.',
  duplicate: 'Dupliquer',
  duplicateHint: 'Ouvre le brouillon d’une autre stratégie, avec les mêmes réponses. Celle-ci ne change pas.',
  diagnosisHidden: 'Votre diagnostic n’est visible que dans vos brouillons.',
};

export const myStrategies = {
  title: 'Mes stratégies sur cet appareil',
  lead: 'Les stratégies enregistrées depuis ce navigateur, tant que leur lien de modification n’a pas été remplacé.',
  none: 'Aucune stratégie n’a été enregistrée depuis ce navigateur. Si vous avez un lien, ouvrez-le : il marche partout.',
  open: 'Ouvrir et retrouver les liens',
  forget: 'Oublier sur cet appareil',
  pages: 'Pages de stratégies',
  onlyLatest: (count: number): string =>
    `Les ${formatNumber('fr', count)} dernières enregistrées ici sont listées. Les autres s’ouvrent avec leur lien, ou reviennent ici quand vous en oubliez.`,
  forgetHint: 'Oublier ne supprime rien : le lien de modification continue de l’ouvrir.',
};

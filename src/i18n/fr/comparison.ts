import type { Move } from '../../terms.ts';

const moves: Readonly<Record<Move, string>> = {
  rose: 'En hausse',
  fell: 'En baisse',
  kept: 'Inchangée',
  blank: 'Toujours en blanc',
};

const groups: Readonly<Record<Move, string>> = {
  rose: 'En hausse',
  fell: 'En baisse',
  kept: 'Inchangées',
  blank: 'Toujours en blanc',
};

export const comparison = {
  pageTitle: 'Comparaison',
  lead: (from: number, to: number): string => `Ce qui a bougé de la version ${from} à la version ${to}`,
  sameVersion: (number: number): string => `La version ${number}, comparée à elle-même`,
  strategiesLead: 'Deux stratégies côte à côte',
  aloneLead: 'Il n’y a encore qu’une version. À la prochaine, cette page dira ce qui a bougé.',
  chooseLead: 'Choisissez ce que vous voulez comparer à cette roue.',
  and: 'et',
  version: (number: number): string => `Version ${number}`,
  facts: (date: string, number: number, list: string): string =>
    `Enregistrée le ${date}, version ${number}, ${list}`,
  list: (catalogue: string): string => `liste ${catalogue}`,
  named: (name: string): string => `méthode « ${name} »`,
  oneOf: (brand: string, which: number): string => `${brand} (${which})`,
  back: 'Retour à la stratégie',
  otherCatalogue: (from: string, to: string): string =>
    `Ces deux roues ne viennent pas de la même version de notre liste et de ses points (${from} et ${to}). Ce qui y a changé n’est pas compté comme un mouvement.`,
  methods: (one: string, other: string): string =>
    `Ces deux roues ne répondent pas à la même question : « ${one} » et « ${other} ». Leurs approches ne sont pas les mêmes, donc rien n’y est compté comme un écart et elles ne se superposent pas. Restent à comparer les verdicts et les énoncés, plans compris.`,
  otherMethod: (one: string, other: string): string =>
    `Entre ces deux versions, la méthode a changé : « ${one} », puis « ${other} ». Leurs approches ne sont pas les mêmes, donc rien n’y est compté comme un mouvement et elles ne se superposent pas. Restent à comparer les verdicts et les énoncés, plans compris.`,
  otherApproaches: (name: string): string =>
    `Entre ces deux roues, la liste des approches de « ${name} » a changé : elles ne se superposent pas. Seules les approches qu’elles ont toutes deux sont comparées.`,
  otherVersion: (name: string): string =>
    `Ces deux roues viennent de deux versions de « ${name} ». Ce qui a changé dans ses textes ou ses points n’est pas compté comme un mouvement.`,
  unshared: (list: string): string => `Absentes d’une des deux listes, donc non comparées : ${list}.`,

  verdict: (from: string, to: string): string => `Verdict : de « ${from} » à « ${to} ».`,
  verdictKept: (verdict: string): string => `Verdict : « ${verdict} », des deux côtés.`,
  verdicts: (one: string, first: string, other: string, second: string): string =>
    `Verdict : ${one}, « ${first} » ; ${other}, « ${second} ».`,

  overlayTitle: 'Les deux roues en une',
  overlayName: (one: string, other: string): string => `${one} et ${other}, superposées.`,
  fileTitle: (brand: string): string => `${brand} — comparaison`,
  fileName: 'comparaison',
  filled: (name: string): string => `Plein : ${name}`,
  outlined: (name: string): string => `Contour : ${name}`,
  marks: 'Triangle vers le bord : plus. Triangle vers le centre : moins. Deux traits : pareil.',
  marksBetween: (other: string): string =>
    `Triangle vers le bord : ${other} va plus loin. Triangle vers le centre : moins loin. Deux traits : pareil.`,
  svg: 'Les deux roues en une, en dessin vectoriel (SVG)',
  hub: (rose: number, fell: number, same: number): readonly string[] => [
    `${rose} en hausse`,
    `${fell} en baisse`,
    `${same} sans bouger`,
  ],
  hubBetween: (agreed: number, apart: number): readonly string[] => [
    apart > 1 ? `${apart} écarts` : `${apart} écart`,
    agreed > 1 ? `${agreed} accords` : `${agreed} accord`,
  ],

  wordsTitle: 'En mots',
  /** `unshared`: how many approaches only one of the two wheels has. */
  summary: (rose: number, fell: number, kept: number, blank: number, unshared: number): string =>
    rose + fell === 0
      ? unshared > 0
        ? 'Rien n’a bougé parmi les approches communes.'
        : 'Rien n’a bougé sur la roue.'
      : `${rose} en hausse, ${fell} en baisse, ${kept} ${kept > 1 ? 'inchangées' : 'inchangée'}, ${blank} toujours en blanc.`,
  agreement: (agreed: number, apart: number, unshared: number): string => {
    if (apart === 0)
      return unshared > 0
        ? 'Les deux roues disent la même chose des approches communes.'
        : 'Les deux roues disent la même chose.';
    if (agreed === 0) return 'Les deux roues ne sont d’accord sur aucune approche.';
    return `Accord sur ${agreed} ${agreed > 1 ? 'approches' : 'approche'}, écart sur ${apart}.`;
  },
  groups,
  moves,
  further: 'va plus loin',
  furtherGroup: (brand: string): string => `${brand} va plus loin`,
  agreed: 'D’accord : même choix',
  agreedBlank: 'D’accord : laissées de côté',
  agreedOne: 'Même choix',
  agreedBlankOne: 'Laissée de côté des deux côtés',
  group: (title: string, count: number): string => `${title} (${count})`,
  choice: (label: string, state: string): string => `${label} : ${state}`,
  against: (label: string, more: string, less: string): string => `${label} : ${more}, contre ${less}`,
  none: 'Aucune',
  notInList: 'Absente de cette liste',
  notCompared: 'Non comparée',
  table: {
    caption: 'Les deux roues en mots, dans le sens des aiguilles d’une montre depuis le haut',
    approach: 'Approche',
    movement: 'Mouvement',
    between: 'Accord ou écart',
  },

  statementTitle: 'Les énoncés',
  statementSame: 'Les deux énoncés sont identiques.',
  linesSame: (count: number): string =>
    count > 1 ? `${count} lignes sont identiques.` : 'Une ligne est identique.',
  added: 'Ligne ajoutée',
  removed: 'Ligne retirée',
  before: 'Avant',
  after: 'Après',
  silent: 'pas de phrase',
  rewordedTitle: 'Notre formulation a changé, pas la réponse',
  notesTitle: 'Les raisons notées',
  onlyNotes: (count: number): string =>
    `Les ${count} dernières sont montrées. Les autres sont dans l’historique.`,

  chooseTitle: 'Comparer deux versions',
  from: 'De la version',
  to: 'À la version',
  choose: 'Comparer ces versions',
  versionsShown:
    'Les deux listes proposent une page de versions à la fois. D’autres pages, plus anciennes ou plus récentes :',
  versionPages: 'Pages de versions',
  otherTitle: 'Comparer avec une autre stratégie',
  otherLink: {
    label: 'Lien de lecture de l’autre stratégie',
    hint: 'Collez l’adresse entière, ou la clé qui la termine. Elle vient d’une stratégie enregistrée sur ce site.',
    subject: 'Le lien de lecture',
    missing: 'Collez le lien de lecture de l’autre stratégie',
    none: 'Il n’y a pas de lien de lecture dans ce texte : copiez l’adresse entière',
    elsewhere: 'Ce lien mène à un autre site : il faut celui d’une stratégie enregistrée ici',
    edit: 'C’est un lien de modification : gardez-le pour vous et collez le lien de lecture',
    unknown: 'Ce lien n’ouvre aucune stratégie : il a peut-être été coupé en route',
    ended: (title: string): string => `${title} : demandez le lien actuel à qui vous l’a donné`,
    same: 'C’est la même stratégie : comparez plutôt deux de ses versions',
  },
  compareOther: 'Comparer les deux stratégies',
  addressHolds:
    'L’adresse de cette page contient les deux liens de lecture : avec elle, on peut lire les deux stratégies.',
};

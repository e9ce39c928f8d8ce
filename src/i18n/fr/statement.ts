import { numberWord } from '../amounts.ts';

/**
 * The words of the generated texts. Phrases are inserted so that nothing before them elides or contracts: the
 * brand stands alone in the title, verbs that take an infinitive need no "de", lists come ready made.
 */
export const statement = {
  defaultBrand: 'Notre marque',
  title: (brand: string) => `${brand} — notre choix`,
  start: (issues: readonly string[]) => `Notre point de départ : ${issues.join(' ; ')}.`,
  assets: (strengths: string) => `Nous nous appuyons sur ${strengths}.`,
  gene: (gene: string) => `Ce que nous seuls pouvons dire : « ${gene} ».`,
  choice: (priorities: string) => `D’abord, nous voulons ${priorities}.`,
  noChoice: 'Nous n’avons pas encore choisi de priorité.',
  support: (secondary: string) => `Ensuite, nous voulons aussi ${secondary}.`,
  supportAlone: (secondary: string) => `Nous comptons pourtant ${secondary}.`,
  firstChosen: (label: string, verb: string): readonly string[] => [
    'D’abord, nous avons choisi « ',
    label,
    ' » : ',
    verb,
    '.',
  ],
  alsoChosen: (label: string, verb: string): readonly string[] => [
    'Nous avons aussi choisi « ',
    label,
    ' » : ',
    verb,
    '.',
  ],
  alsoSupported: (label: string, verb: string): readonly string[] => [
    'En soutien, nous avons aussi choisi « ',
    label,
    ' » : ',
    verb,
    '.',
  ],
  alsoRefused: (label: string, noun: string): readonly string[] => [
    'Nous laissons aussi de côté « ',
    label,
    ' » : ',
    noun,
    '.',
  ],
  refusal: (list: string) => `Pour l’instant, nous laissons de côté ${list}.`,
  /** The end of the refusals: one approach or more left blank without being named, of eighteen at most. */
  otherApproaches: Array.from({ length: 17 }, (_, index) => otherApproaches(index + 1)),
  /** In label form: what is typed keeps its own grammar. */
  plan: {
    line: (approach: string, parts: readonly string[]) => `${approach} — ${parts.join(' ; ')}`,
    part: (label: string, typed: string) => `${label} : ${typed}`,
    labels: { for: 'pour qui', where: 'où', first: 'd’abord', cost: 'coût', owner: 'qui en répond' },
  },
  measure: (indicators: string) => `Nous suivrons ${indicators}.`,
  review: (date: string) => `Nous referons le point le ${date}.`,
  abstain: (abstain: string, reason: string) => `Nous choisissons de ${abstain}. Raison : « ${reason} ».`,

  swap: {
    question: (rival: string) => `Si ${rival} disait cela, serait-ce encore vrai ?`,
    answers: { yes: 'Oui', partly: 'En partie', no: 'Non' },
    clauses: {
      start: 'le point de départ',
      assets: 'les forces',
      gene: 'ce que vous seuls pouvez dire',
      choice: 'le choix',
      refusal: 'ce que vous laissez de côté',
    },
    unfinished: (left: number) =>
      left === 1 ? 'Encore 1 clause à juger.' : `Encore ${left} clauses à juger.`,
    count: (own: number, shown: number) => {
      if (own === 0) return `Aucune clause sur ${shown} ne marche que pour vous.`;
      return own === 1
        ? `1 clause sur ${shown} ne marche que pour vous.`
        : `${own} clauses sur ${shown} ne marchent que pour vous.`;
    },
    generic: 'Votre rival pourrait signer ce texte. Ajoutez un fait que lui ne peut pas dire.',
    mixed: (clauses: string) => `Une partie vous appartient. Réécrivez d’abord : ${clauses}.`,
    own: (rival: string) => `Ce texte vous ressemble. Quelqu’un qui connaît ${rival} devrait le relire.`,
    /** For the page that others read, where the rival is never named. */
    ownUnnamed: 'Ce texte vous ressemble. Quelqu’un qui connaît votre rival devrait le relire.',
  },

  roadmap: {
    days: (from: number, to: number) => `Jours ${from} à ${to}`,
    label: (label: string) => `« ${label} »`,
    chooseAny: 'Choisir une seule priorité : l’approche que vous regretteriez le plus de ne pas suivre.',
    chooseThis: (label: string) => `Décider si ${label} devient la priorité.`,
    chooseAmong: (labels: string) => `Choisir une seule priorité parmi ${labels}.`,
    startChosen: 'Prendre les deux mesures de départ de cette priorité puis faire son premier pas.',
    baseline: (first: string, second: string) => `Prendre les deux mesures de départ : ${first} ; ${second}.`,
    begin: (label: string, firstMove: string) => `Lancer l’approche ${label}. ${firstMove}`,
    adjust: (label: string) =>
      `Comparer ${label} à ses mesures de départ : garder ce qui marche, corriger le reste ou l’arrêter.`,
    adjustBoth: (labels: string) =>
      `Comparer ${labels} à leurs mesures de départ : garder ce qui marche, corriger le reste ou l’arrêter.`,
    adjustUnmeasured: (labels: string) =>
      `Faire le point sur ${labels} : garder ce qui marche, corriger ou arrêter le reste.`,
    onlyOne: 'Ne rien lancer d’autre : une seule priorité, tenue jusqu’au bout.',
    wait: (labels: string) =>
      `Laisser attendre ${labels} : deux priorités lancées en soixante jours suffisent.`,
    supportThis: (label: string) => `Lancer l’approche secondaire ${label} si l’équipe en a le temps.`,
    supportAmong: (labels: string) => `Lancer au plus une approche secondaire parmi ${labels}.`,
    aloneUntil60:
      'Rien d’autre avant le jour 61 : avec moins d’un jour par semaine, une seule priorité à la fois.',
    beginOnDay15: (label: string, firstMove: string) =>
      `Dès le jour 15, lancer l’approche ${label}. ${firstMove}`,
    ownOnDay15: (own: string) => `Dès le jour 15 : ${own}`,
    thisAfter90: (label: string) =>
      `Après le jour 90 : l’approche secondaire ${label}, si l’équipe en a le temps.`,
    oneAfter90: (labels: string) => `Après le jour 90 : au plus une approche secondaire parmi ${labels}.`,
    decide:
      'Décider, mesures en main, pour chaque approche lancée : la garder, l’abandonner ou la faire monter.',
  },
};

function otherApproaches(count: number): string {
  return count === 1 ? 'une autre approche' : `${numberWord('fr', count)} autres approches`;
}

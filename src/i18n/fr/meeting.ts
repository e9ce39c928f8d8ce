import type { DecisionKind } from '../../terms.ts';

const kinds: Readonly<Record<DecisionKind, string>> = {
  keep: 'Garder',
  fix: 'Corriger',
  stop: 'Arrêter',
  promote: 'Mettre en priorité',
};

/** As they begin a sentence of the note. */
const sentence: Readonly<Record<DecisionKind, (list: string) => string>> = {
  keep: (list) => `Nous gardons ${list}`,
  fix: (list) => `Nous corrigeons ${list}`,
  stop: (list) => `Nous arrêtons ${list}`,
  promote: (list) => `Nous mettons ${list} en priorité`,
};

export const meeting = {
  title: 'Bilan',
  pageTitle: (brand: string): string => `Bilan – ${brand}`,
  lead: 'Cinq questions, à projeter dans la salle ou à imprimer. Le bouton, à la fin, garde vos décisions et ouvre un brouillon de la prochaine version. La stratégie enregistrée, elle, ne change pas.',
  back: 'Revenir au suivi',
  number: (number: number): string => `Question ${number} sur 5`,

  said: {
    title: 'Qu’avons-nous dit ?',
    when: (date: string, number: number): string => `Enregistré le ${date}, version ${number}`,
  },

  happened: {
    title: 'Que s’est-il passé ?',
    readings: 'Ce qui a été mesuré',
    none: 'Aucun relevé pour l’instant.',
    toReadings: 'Noter les relevés du jour',
    unmeasured: (labels: string): string => `Encore sans relevé : ${labels}`,
    start: 'Départ',
    last: 'Dernier relevé',
    target: 'Cible',
    on: (date: string): string => `le ${date}`,
    by: (date: string): string => `pour le ${date}`,
    unknown: 'non indiqué',
    now: {
      secondary: 'secondaire aujourd’hui',
      none: 'laissée de côté aujourd’hui',
      gone: 'n’est plus sur la roue',
    },
    moves: 'Ce qui a bougé sur la roue',
    still: 'Une seule version est enregistrée : la roue n’a pas bougé.',
    olderMoves: 'Les mouvements plus anciens sont dans l’historique.',
  },

  cost: {
    title: 'Qu’est-ce que cela a coûté ?',
    planned: 'Le prix annoncé',
    none: 'Aucun prix n’était écrit.',
    time: 'Le temps',
    capacity: 'Prévu par semaine, pour toute l’équipe',
    noCapacity: 'Aucun temps n’était indiqué.',
    paper: 'Ce que cela a vraiment coûté, en temps et en argent',
  },

  decide: {
    title: 'Que garder, corriger, arrêter, mettre en priorité ?',
    lead: 'Une décision par approche, avec sa raison si vous voulez (140 caractères au plus). Celles qui restent sans décision ne changent pas.',
    effect:
      '« Arrêter » laisse l’approche de côté, « Mettre en priorité » la fait monter. « Garder » et « Corriger » ne changent pas la roue.',
    none: 'Aucune approche n’est marquée : il n’y a rien à garder ni à arrêter. Vous pouvez en reprendre une, ou seulement choisir la date.',
    abstaining: (abstain: string): string =>
      `Vous avez choisi de ${abstain}. Pour continuer ainsi, choisissez seulement la date. Reprendre une approche met fin à ce choix.`,
    blank: (count: number): string =>
      count === 1 ? 'Reprendre l’approche laissée de côté' : 'Reprendre une approche laissée de côté',
    blankLead: 'Une approche que vous reprenez ici devient prioritaire dans le brouillon.',
    taken: { promote: 'La mettre en priorité', stop: 'La laisser de côté', keep: kinds.keep, fix: kinds.fix },
    undecided: 'Pas de décision',
    reason: 'Pourquoi',
  },
  kinds,
  state: { priority: 'prioritaire', secondary: 'secondaire' },
  subject: (label: string): string => `La décision sur « ${label} »`,
  reasonSubject: (label: string): string => `La raison pour « ${label} »`,
  reasonAlone: (label: string): string =>
    `Dites ce que vous décidez pour « ${label} » : une raison seule ne serait pas gardée`,
  noDecision:
    'Prenez une décision sur une approche au moins. Pour ne changer que la date, passez par « Modifier » sur la page de la stratégie',

  again: {
    title: 'Quand nous revoir ?',
    hint: 'D’ici deux ans. Sans date, dans 90 jours.',
  },

  press: 'Garder les décisions et ouvrir le brouillon',
  pressDate: 'Ouvrir le brouillon',
  pressHint:
    'La note « Ce qui a changé, et pourquoi » est préparée à partir des décisions. Relisez-la avant d’enregistrer : vos lecteurs la verront.',
  print:
    'Pour l’imprimer, passez par le menu du navigateur : la page tient sur du papier A4, avec la place d’écrire.',

  newer: {
    title: 'Une version plus récente est arrivée',
    lead: (number: number, date: string): string =>
      `La version ${number} a été enregistrée le ${date}, après l’ouverture de cette page. Rien n’est gardé. La page montre maintenant cette version, avec vos choix et vos mots : relisez-les et validez de nouveau.`,
    leftTitle: 'Ce que vous aviez choisi, et que la roue ne permet plus',
  },

  note: {
    sentence,
    because: (text: string, reason: string): string => `${text} : ${reason}`,
    approaches: (count: number, others: boolean): string => {
      if (count === 1) return others ? 'une autre approche' : 'une approche';
      return others ? `${count} autres approches` : `${count} approches`;
    },
  },

  compared: {
    title: 'Ce qui a été mesuré',
    lead: 'À côté de ce qui a bougé : ce que l’on savait au jour de chaque version, et le dernier relevé.',
    onlyYou:
      'Vous seul·e le voyez ici, parce que ce navigateur a le lien de modification : le suivi n’est pas montré aux lecteurs.',
    start: 'Départ',
    on: (name: string, date: string): string => `${name}, le ${date}`,
    last: 'Dernier relevé',
    target: 'Cible',
    read: (date: string): string => `relevé le ${date}`,
    nothing: 'pas encore de relevé',
  },
};

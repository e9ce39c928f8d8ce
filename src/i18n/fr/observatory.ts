import { numberWord } from '../amounts.ts';
import { formatNumber } from '../format.ts';
import type { Others, Share } from '../amounts.ts';
import type { DecisionKind } from '../../terms.ts';

export const uniqueness = {
  title: 'Parmi les autres roues',
  few: (missing: number): string =>
    `Pas encore assez de roues pour comparer : il en manque environ ${number(missing)} sur les 50 qu’il faut au moins.`,
  none: 'Pas encore assez de roues pour comparer : le premier comptage attend dix roues comptées.',
  identical: ({ amount, share }: Others): string => {
    if (amount === 'none') return `Aucune roue identique parmi environ ${number(share.total)}.`;
    if (amount === 'few') return `Moins de cinq roues identiques parmi environ ${number(share.total)}.`;
    return `Environ ${number(amount)} roues identiques ${outOf(share)}.`;
  },
  samePriorities: ({ amount, share }: Others): string => {
    if (amount === 'none') return `Aucune roue parmi environ ${number(share.total)} n’a les mêmes priorités.`;
    if (amount === 'few')
      return `Moins de cinq roues parmi environ ${number(share.total)} ont les mêmes priorités.`;
    return `Environ ${number(amount)} roues ${outOf(share)} ont les mêmes priorités.`;
  },
  rare: 'Rare ne veut pas dire juste.',
  asOf: (date: string): string =>
    `Comptage du ${date}, arrondi à cinq, sans compter cette roue. Ces nombres décrivent les personnes qui utilisent ce site, pas le marché.`,
  nearest: 'Voir les roues les plus proches',
  observatory: 'Ouvrir l’observatoire des roues',
  counted:
    'Votre roue est comptée, sans nom. Pour retirer cet accord, enregistrez une version en décochant la case : elle sort au comptage suivant.',
  passedOver:
    'Vous avez accepté que votre roue soit comptée, et elle ne l’est pas encore : trois nouvelles roues d’un même réseau au plus comptent par jour, et ces places étaient prises. Elle le sera si vous en enregistrez une nouvelle version un autre jour.',
  own: 'Cette roue porte une approche ajoutée à la méthode : elle n’est ni comptée, ni comparée aux autres roues.',
  tooMany: (approaches: number, wheels: number): string =>
    `Avec ${numberWord('fr', approaches)} approches, il existe ${number(wheels)} roues possibles : qu’aucune ne soit identique n’apprend presque rien, et les plus proches ne sont pas cherchées.`,
  notCounted: 'Votre roue n’est pas comptée : pour qu’elle le soit, cochez la case au bilan.',
};

export const nearest = {
  title: 'Les roues les plus proches',
  pageTitle: 'Roues proches',
  lead: (total: number, approaches: number): string =>
    `Celles qui ont le plus de points communs avec cette roue, parmi environ ${number(total)} roues comptées avec l’accord de qui les a faites. Elles n’ont pas de nom : seules leurs ${numberWord('fr', approaches)} couleurs sont connues, et cinq stratégies au moins les partagent.`,
  own: 'Cette roue',
  blank: 'Rien n’est marqué sur cette roue : elle n’a pas de voisines.',
  tooMany: (approaches: number): string =>
    `Les roues les plus proches sont cherchées jusqu’à douze approches ; celle-ci en a ${numberWord('fr', approaches)}.`,
  none: 'Parmi les roues que cinq stratégies au moins ont choisies, aucune autre n’a d’approche en commun avec celle-ci.',
  noneClose: 'Aucune n’est vraiment proche. Voici les moins éloignées.',
  couldMatch: (total: number): string =>
    `Cela ne prouve rien pour les autres marques : avec environ ${number(total)} roues sans pareille, il pourrait encore y en avoir jusqu’à 3 sur ${number(total)}.`,
  wheel: (rank: number): string => `Voisine ${rank}`,
  likeness: (close: boolean, shared: number, all: number): string =>
    `${close ? 'Proche' : 'Éloignée'} : ${shared > 1 ? `${shared} points communs` : '1 point commun'} sur ${all}.`,
  count: (count: number): string => `Environ ${number(count)} roues sont exactement celle-ci.`,
  differs: (list: string): string => `Ce qui change : ${list}.`,
  caption: (rank: number): string => `La voisine ${rank} en mots`,
  methodTitle: 'Comment elles sont trouvées',
  method: (approaches: number): readonly string[] => [
    'Une priorité vaut 2 points, une approche secondaire 1. Les points communs sont comptés sur l’ensemble de ceux de l’une ou l’autre roue : les approches que toutes deux laissent en blanc ne rapprochent pas.',
    `Nous disons « proche » à partir de 60 % de points communs. ${byChance(approaches)}`,
    'Une roue que moins de cinq stratégies ont choisie n’est jamais montrée ici : elle dirait le choix de quelques personnes, ou d’une seule. Les nombres sont ceux du dernier comptage, arrondis à cinq.',
  ],
  back: 'Revenir à la stratégie',
};

function byChance(approaches: number): string {
  return approaches === 12
    ? 'Deux choix nets tirés au hasard y arrivent une fois sur cent.'
    : 'Moins une roue a d’approches, plus deux choix tirés au hasard y arrivent souvent.';
}

/** Why a number is hidden; the second half says that it would give such a number away. */
const UNDER_TEN = {
  one: 'est inférieur à 10, ou permettrait d’en calculer un qui l’est',
  several: 'sont inférieurs à 10, ou permettraient d’en calculer un qui l’est',
};

const DECIDED: Readonly<Record<DecisionKind, string>> = {
  keep: 'gardée',
  fix: 'corrigée',
  stop: 'arrêtée',
  promote: 'mise en priorité',
};

export const observatory = {
  title: 'L’observatoire des roues',
  titleOf: (method: string): string => `L’observatoire des roues : ${method}`,
  methods: {
    label: 'Méthodes',
    retired: (method: string): string => `${method} (n’est plus proposée)`,
    earlier: (method: string, approaches: number): string =>
      `${method} (liste précédente, ${numberWord('fr', approaches)} approches)`,
  },
  short: 'Observatoire',
  lead: 'Ce que choisissent les marques qui ont accepté d’être comptées, toutes ensemble et sans nom.',
  asOf: (total: number, date: string): string => `Environ ${wheels(total)} au comptage du ${date}.`,
  scope: 'Ces chiffres décrivent les personnes qui utilisent ce site, pas le marché.',
  waiting: {
    missing: (missing: number): string =>
      `L’observatoire s’ouvre à 50 roues comptées : il en manque environ ${number(missing)}, et avec moins, un nombre en dirait trop sur quelqu’un.`,
    first:
      'Aucun comptage n’a encore été fait : le premier attend dix roues comptées, et l’observatoire s’ouvre à 50.',
  },
  join: 'Pour que la vôtre compte, cochez « Compter cette roue » au bilan. L’accord se retire de la même façon, et la roue sort au comptage suivant.',
  begin: 'Commencer ma roue',
  rounded: 'Les nombres sont arrondis à cinq.',
  hidden: (hidden: number, all: number): string =>
    hidden > 1
      ? `${number(hidden)} nombres sur ${number(all)} sont masqués : ils ${UNDER_TEN.several}.`
      : `1 nombre sur ${number(all)} est masqué : il ${UNDER_TEN.one}.`,
  unseen: (list: string): string => `Restent masqués : ${list}, dont les nombres ${UNDER_TEN.several}.`,
  share: (share: Share): string =>
    share.percent === undefined ? number(share.n) : `${number(share.n)} (${percent(share)})`,
  approaches: {
    title: 'Les approches',
    unseen: 'les approches',
    intro: 'Anneau intérieur : choisie comme secondaire. Anneau extérieur : choisie comme prioritaire.',
    unit: (inPercent: boolean): string =>
      inPercent ? 'Les nombres sont des pourcentages des roues.' : 'Les nombres comptent des roues.',
    name: (total: number, list: string, approaches: number): string =>
      list === ''
        ? `Fréquence des ${numberWord('fr', approaches)} approches parmi environ ${wheels(total)} : aucun nombre de priorités ne peut être montré.`
        : `Fréquence des ${numberWord('fr', approaches)} approches parmi environ ${wheels(total)}. Priorités les plus fréquentes : ${list}. Le tableau donne le détail.`,
    legend: 'Part des roues, d’après la teinte',
    steps: ['moins de 5 %', 'de 5 à 9 %', 'de 10 à 14 %', 'de 15 à 24 %', '25 % et plus'],
    caption: 'Combien de roues ont choisi chaque approche, dans l’ordre de la roue',
    hidden: (hidden: number, all: number): string =>
      hidden > 1
        ? `${number(hidden)} nombres sur ${number(all)} sont masqués, et leur case reste vide : ils ${UNDER_TEN.several}.`
        : `1 nombre sur ${number(all)} est masqué, et sa case reste vide : il ${UNDER_TEN.one}.`,
    columns: { approach: 'Approche', priority: 'Prioritaire', secondary: 'Secondaire' },
    hub: (total: number): string => (total > 1 ? 'roues' : 'roue'),
  },
  priorityPairs: {
    title: 'Les paires de priorités',
    unseen: 'les paires de priorités',
    intro: 'Deux priorités de la même roue. Les cinq paires les plus fréquentes.',
    caption: 'Les paires de priorités les plus fréquentes',
    column: 'Paire',
  },
  markedPairs: {
    title: 'Les approches qui vont ensemble',
    unseen: 'les approches qui vont ensemble',
    intro:
      'Deux approches marquées sur la même roue, prioritaires ou secondaires. Les cinq paires les plus fréquentes.',
    caption: 'Les paires d’approches marquées les plus fréquentes',
    column: 'Paire',
  },
  verdicts: {
    title: 'Les verdicts',
    unseen: 'les verdicts',
    intro: 'À quel point les choix sont nets, selon la règle que la roue applique à toutes.',
    caption: 'Combien de roues ont reçu chaque verdict',
    column: 'Verdict',
  },
  months: {
    title: 'Les mois',
    unseen: 'les mois',
    intro: (zone: string): string =>
      `Quand les roues ont été enregistrées sous leur forme actuelle (${zone}). Les douze derniers mois.`,
    caption: 'Combien de roues datent de chaque mois',
    column: 'Mois',
  },
  followed: {
    title: 'Les roues suivies',
    unseen: 'les roues suivies',
    intro: (total: number, date: string): string =>
      `Une roue est suivie quand un relevé au moins y a été noté depuis le choix. Environ ${wheels(total)} au comptage du ${date}.`,
    caption: 'Combien de roues sont suivies',
    column: 'Suivi',
    bars: { followed: 'Au moins un relevé', others: 'Aucun relevé' },
  },
  decided: {
    title: 'Ce que les bilans ont décidé',
    unseen: 'les décisions',
    intro: (total: number, date: string): string =>
      `La dernière décision prise pour chaque roue sur chaque approche, au comptage du ${date}, parmi environ ${wheels(total)}. Les nombres comptent des roues, et les barres montrent les cinq plus grands.`,
    caption:
      'Combien de roues ont gardé, corrigé, arrêté ou mis en priorité chaque approche, dans l’ordre de la roue',
    column: 'Approche',
    kinds: { keep: 'Gardée', fix: 'Corrigée', stop: 'Arrêtée', promote: 'Mise en priorité' },
    bar: (approach: string, kind: DecisionKind): string => `${approach} : ${DECIDED[kind]}`,
  },
  wheelsColumn: 'Roues',
  chartName: (title: string, first: string, value: string): string =>
    `${title}, en barres. Le plus fréquent : ${first}, ${value}. Le tableau dit la même chose.`,
  files: {
    fileName: 'observatoire',
    title: 'Les données',
    csv: 'Tous les nombres en tableau (CSV)',
    json: 'Tous les nombres pour un programme (JSON)',
    note: 'Avec les mêmes nombres, arrondis et masqués comme sur cette page.',
    columns: {
      cut: 'Coupe',
      key: 'Clé',
      label: 'Libellé',
      wheels: 'Roues',
      hidden: 'Masqué',
      total: 'Sur',
      date: 'Date',
      method: 'Méthode',
    },
    cuts: {
      all: 'Ensemble',
      priority: 'Prioritaire',
      secondary: 'Secondaire',
      'priority-pair': 'Paire de priorités',
      'marked-pair': 'Paire marquée',
      verdict: 'Verdict',
      month: 'Mois',
      followed: 'Suivi',
      decided: 'Décision',
    },
    all: 'Toutes les roues',
  },
  methodTitle: 'Comment c’est compté',
  method: (approaches: number, isOneOfSeveral: boolean): readonly string[] => [
    'Une roue par stratégie : celle de sa dernière version, si la case y est cochée. Les brouillons, les roues vides et les abstentions ne comptent pas, et une stratégie supprimée sort au comptage suivant.',
    'Une roue à laquelle une approche a été ajoutée n’est pas comptée non plus : elle n’aurait pas sa pareille.',
    ...(isOneOfSeveral
      ? [
          'Chaque méthode est comptée à part : ses comptages, ses seuils et ses nombres ne doivent rien aux autres.',
        ]
      : []),
    `Nous gardons pour chacune ${isOneOfSeveral ? 'la méthode, ' : ''}les ${numberWord('fr', approaches)} couleurs, le mois, si un relevé y est noté et la dernière décision sur chaque approche, rien d’autre : ni marque, ni texte, ni valeur mesurée, ni adresse.`,
    'Les accords donnés quand seule la roue était comptée valent pour elle seule : le suivi compte à partir de la version enregistrée ensuite.',
    'En dessous de 200 roues, nous donnons des nombres sans pourcentage : il serait trompeur.',
  ],
  protection: {
    title: 'Ce qui est protégé, et ce qui ne l’est pas',
    lead: 'Ces nombres ne doivent permettre à personne de retrouver ce qu’une marque a choisi.',
    kept: [
      'Ils ne bougent pas à chaque enregistrement. Un comptage est fait une fois par jour au plus, et seulement quand dix roues au moins sont nouvelles ou changées, chacune d’un autre réseau ou d’un autre jour : ce qui diffère d’un comptage à l’autre mêle toujours plusieurs choix.',
      'Ils sont arrondis à cinq. Ce qui vaut moins de dix est masqué, et avec lui les nombres qui permettraient de le calculer.',
      'D’un même réseau, trois nouvelles roues au plus comptent par jour, et une seule rapproche du comptage suivant. Pour cela, nous gardons une empreinte de l’adresse réseau jusqu’à la fin du jour, sans lien avec la roue.',
      'Les roues suivies et les décisions sont plus rares : chacune attend dix changements à elle, et ne paraît qu’avec un comptage. D’ici là, ses nombres et leur date sont ceux d’avant.',
      'La page d’une stratégie puise dans le même comptage : aucune autre roue, moins de cinq, ou un nombre arrondi.',
    ],
    openTitle: 'Ce que cela n’empêche pas',
    open: [
      'Qui dispose de beaucoup de réseaux, ou d’une dizaine de jours pendant lesquels presque personne d’autre n’enregistre, peut ajouter ses propres roues et deviner une partie d’une autre. Aucun nom ne s’y trouve : nous n’en gardons pas avec les couleurs.',
      'Une roue retirée reste dans les nombres arrondis jusqu’au comptage suivant, qui peut se faire attendre. La sortir seule montrerait, par différence, ce qu’elle était.',
      'Avec le lien de lecture d’une stratégie, on voit sa roue et son nom : cela ne dépend que de vous.',
    ],
  },
};

function number(value: number): string {
  return formatNumber('fr', value);
}

function wheels(count: number): string {
  return `${number(count)} ${count > 1 ? 'roues' : 'roue'}`;
}

function outOf(share: Share): string {
  return `sur ${number(share.total)}${share.percent === undefined ? '' : ` (${percent(share)})`}`;
}

function percent(share: Share): string {
  return share.percent === 0 && share.n > 0 ? 'moins de 1 %' : `${share.percent ?? 0} %`;
}

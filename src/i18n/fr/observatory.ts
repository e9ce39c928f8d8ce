import type { Share } from '../../observatory/uniqueness.ts';
import { formatNumber } from '../format.ts';

/** How one wheel stands among the others, the wheels near it, and the observatory of all. */
export const uniqueness = {
  title: 'Parmi les autres roues',
  few: (missing: number): string =>
    `Pas encore assez de roues pour comparer : il en manque ${number(missing)} sur les 50 qu’il faut au moins.`,
  identical: (share: Share): string =>
    share.n === 0
      ? `Aucune roue identique parmi ${number(share.total)}.`
      : `${number(share.n)} ${share.n > 1 ? 'roues identiques' : 'roue identique'} ${outOf(share)}.`,
  samePriorities: (share: Share): string =>
    share.n === 0
      ? `Aucune roue parmi ${number(share.total)} n’a les mêmes priorités.`
      : `${wheels(share.n)} ${outOf(share)} ${share.n > 1 ? 'ont' : 'a'} les mêmes priorités.`,
  rare: 'Rare ne veut pas dire juste.',
  asOf: (date: string): string =>
    `Au ${date}, sans compter cette roue. Ces nombres décrivent les personnes qui utilisent ce site, pas le marché.`,
  nearest: 'Voir les roues les plus proches',
  observatory: 'Ouvrir l’observatoire des roues',
  counted: 'Votre roue est comptée, sans nom. Pour retirer cet accord, enregistrez une version sans la case.',
  notCounted: 'Votre roue n’est pas comptée : cela se choisit au bilan, par une case.',
};

export const nearest = {
  title: 'Les roues les plus proches',
  pageTitle: 'Roues proches',
  lead: (total: number): string =>
    `Celles qui ont le plus de points communs avec cette roue, parmi les ${number(total)} qui sont comptées avec l’accord de leur auteur. Elles n’ont pas de nom : seules leurs douze couleurs sont connues.`,
  own: 'Cette roue',
  blank: 'Rien n’est marqué sur cette roue : elle n’a pas de voisines.',
  none: 'Aucune autre roue n’a de piste en commun avec celle-ci.',
  noneClose: 'Aucune n’est vraiment proche. Voici les moins éloignées.',
  couldMatch: (total: number): string =>
    `Cela ne prouve rien pour les autres marques : avec ${number(total)} roues sans pareille, il pourrait encore y en avoir jusqu’à 3 sur ${number(total)}.`,
  wheel: (rank: number): string => `Voisine ${rank}`,
  likeness: (close: boolean, shared: number, all: number): string =>
    `${close ? 'Proche' : 'Éloignée'} : ${shared > 1 ? `${shared} points communs` : '1 point commun'} sur ${all}.`,
  count: (count: number): string =>
    count > 1
      ? `${number(count)} roues sont exactement celle-ci.`
      : 'Une seule roue est exactement celle-ci.',
  differs: (list: string): string => `Ce qui change : ${list}.`,
  caption: (rank: number): string => `La voisine ${rank} en mots`,
  methodTitle: 'Comment elles sont trouvées',
  method: [
    'Une priorité vaut 2 points, une piste secondaire 1. Les points communs sont comptés sur l’ensemble de ceux que l’une ou l’autre roue marque : les pistes que toutes deux laissent en blanc ne rapprochent pas.',
    'Nous disons « proche » à partir de 60 % de points communs. Deux choix nets tirés au hasard y arrivent une fois sur cent.',
  ],
  back: 'Revenir à la stratégie',
};

export const observatory = {
  title: 'L’observatoire des roues',
  short: 'Observatoire',
  lead: 'Ce que choisissent les marques qui ont accepté d’être comptées, toutes ensemble et sans nom.',
  asOf: (total: number, date: string): string => `${wheels(total)} au ${date}.`,
  scope: 'Ces chiffres décrivent les personnes qui utilisent ce site, pas le marché.',
  waiting: {
    title: 'Encore un peu tôt',
    missing: (missing: number): string =>
      missing > 1
        ? `L’observatoire commence à 50 roues : il en manque ${number(missing)}.`
        : 'L’observatoire commence à 50 roues : il en manque une.',
    why: 'Avec moins, un nombre ne dirait rien, ou en dirait trop sur quelqu’un.',
    willShow:
      'Vous lirez alors ici quelles approches sont choisies, lesquelles vont ensemble, et à quel point les choix sont nets.',
  },
  join: 'Pour que la vôtre compte, cochez « Compter cette roue » au bilan. L’accord se retire de la même façon, et la roue sort aussitôt.',
  begin: 'Commencer ma roue',
  hidden: 'masqué',
  hiddenNote:
    'Masqué : un nombre inférieur à 10, ou un nombre d’où l’on pourrait déduire celui-là par soustraction.',
  share: (share: Share): string =>
    share.percent === undefined ? number(share.n) : `${number(share.n)} (${percent(share)})`,
  approaches: {
    title: 'Les approches',
    intro: 'Anneau intérieur : choisie comme secondaire. Anneau extérieur : choisie comme prioritaire.',
    unit: (inPercent: boolean): string =>
      inPercent ? 'Les nombres sont des pourcentages des roues.' : 'Les nombres sont des nombres de roues.',
    name: (total: number, list: string): string =>
      list === ''
        ? `Fréquence des douze approches parmi ${wheels(total)} : aucune n’est la priorité de 10 roues.`
        : `Fréquence des douze approches parmi ${wheels(total)}. Priorités les plus fréquentes : ${list}. Le tableau donne le détail.`,
    legend: 'Part des roues, d’après la teinte',
    steps: ['moins de 5 %', 'de 5 à 9 %', 'de 10 à 14 %', 'de 15 à 24 %', '25 % et plus'],
    caption: 'Combien de roues ont choisi chaque approche, dans l’ordre de la roue',
    columns: { approach: 'Approche', priority: 'Prioritaire', secondary: 'Secondaire' },
    hub: (total: number): string => (total > 1 ? 'roues' : 'roue'),
  },
  priorityPairs: {
    title: 'Les paires de priorités',
    intro: 'Deux priorités de la même roue. Les cinq paires les plus fréquentes.',
    caption: 'Les paires de priorités les plus fréquentes',
    column: 'Paire',
    none: 'Aucune paire n’est encore celle de 10 roues.',
  },
  markedPairs: {
    title: 'Les pistes qui vont ensemble',
    intro:
      'Deux pistes marquées sur la même roue, prioritaires ou secondaires. Les cinq paires les plus fréquentes.',
    caption: 'Les paires de pistes marquées les plus fréquentes',
    column: 'Paire',
    none: 'Aucune paire n’est encore celle de 10 roues.',
  },
  verdicts: {
    title: 'Les verdicts',
    intro: 'À quel point les choix sont nets, selon la règle que la roue applique à toutes.',
    caption: 'Combien de roues ont reçu chaque verdict',
    column: 'Verdict',
    none: 'Aucun verdict n’est encore celui de 10 roues.',
  },
  months: {
    title: 'Les mois',
    intro:
      'Quand les roues ont été enregistrées sous leur forme actuelle (heure de Paris). Les douze derniers mois.',
    caption: 'Combien de roues datent de chaque mois',
    column: 'Mois',
    none: 'Aucun mois ne compte encore 10 roues.',
  },
  wheelsColumn: 'Roues',
  chartName: (title: string, first: string, value: string): string =>
    `${title}, en barres. Le plus fréquent : ${first}, ${value}. Le tableau dit la même chose.`,
  emptyChartName: (title: string): string => `${title}, en barres : tout est masqué.`,
  files: {
    title: 'Les données',
    csv: 'Tous les nombres en tableau (CSV)',
    json: 'Tous les nombres pour un programme (JSON)',
    note: 'Avec les mêmes nombres masqués que sur cette page.',
    columns: {
      cut: 'Coupe',
      key: 'Clé',
      label: 'Libellé',
      wheels: 'Roues',
      hidden: 'Masqué',
      total: 'Sur',
      date: 'Date',
    },
    cuts: {
      all: 'Ensemble',
      priority: 'Prioritaire',
      secondary: 'Secondaire',
      'priority-pair': 'Paire de priorités',
      'marked-pair': 'Paire marquée',
      verdict: 'Verdict',
      month: 'Mois',
    },
    all: 'Toutes les roues',
  },
  methodTitle: 'Comment c’est compté',
  method: [
    'Une roue par stratégie : celle de sa dernière version, si son auteur a coché la case. Les brouillons, les roues vides et les abstentions ne comptent pas, et une stratégie supprimée sort aussitôt.',
    'Nous gardons pour chacune les douze couleurs et le mois, rien d’autre : ni marque, ni texte, ni adresse.',
    'En dessous de 200 roues, nous donnons des nombres sans pourcentage : il serait trompeur.',
  ],
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

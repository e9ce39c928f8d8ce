import { numberWord } from '../amounts.ts';
import type { Effort, FocusLevel, State } from '../../terms.ts';

export interface WheelFacts {
  readonly level: FocusLevel;
  /** The labels of the priorities, as one list ("Écouter et Répondre"); empty when there are none. */
  readonly priorities: string;
  readonly counts: Readonly<Record<State, number>>;
  /** Of the whole wheel. */
  readonly approaches: number;
  readonly suggested: number;
}

type PerLevel = Readonly<Record<FocusLevel, string>>;

const hub: PerLevel = {
  abstain: 'Abstention',
  blank: 'À choisir',
  everything: 'Tout est bleu',
  flat: 'Sans priorité',
  scattered: 'Trop large',
  sharp: 'Choix net',
  broad: 'À la limite',
};

const focus: PerLevel = {
  abstain: 'Vous choisissez de rester dehors. Dites pourquoi, et quand vous y repenserez.',
  blank: 'Rien n’est encore choisi. Commencez par l’approche que vous regretteriez le plus de ne pas suivre.',
  everything: 'Toute la roue est colorée : c’est une liste, pas une stratégie.',
  flat: 'Rien ne passe avant le reste. Qu’est-ce qui aura votre meilleure heure de la semaine ?',
  scattered: 'Plus de la moitié de la roue, ou trop de priorités. Effacez jusqu’à ce que cela vous coûte.',
  sharp: 'C’est un choix : peu de priorités, et le reste en blanc.',
  broad: 'C’est encore un choix, à la limite. Pouvez-vous en retirer une ?',
};

const state: Readonly<Record<State, string>> = {
  none: 'Laissée de côté',
  secondary: 'Secondaire',
  priority: 'Prioritaire',
};

const effort: Readonly<Record<Effort, string>> = {
  low: 'Effort léger',
  medium: 'Effort moyen',
  high: 'Effort soutenu',
};

export const wheel = {
  state,
  effort,
  suggested: { secondary: 'Suggérée comme secondaire', priority: 'Suggérée comme prioritaire' },
  focus,
  sharpWithRefusals: 'C’est un choix : peu de priorités, et de vrais renoncements.',
  hub,
  hubByChoice: 'par choix',
  hubPriorities: (count: number): string => plural(count, 'priorité'),
  hubSecondaries: (count: number): string => plural(count, 'secondaire'),
  priorityNoun: (count: number): string => noun(count, 'priorité'),
  secondaryNoun: (count: number): string => noun(count, 'secondaire'),
  live: 'Indication selon vos choix, avant tout enregistrement :',
  liveAll:
    '(ce navigateur montre tous les verdicts possibles ; un seul sera celui de votre roue, et vous le lirez après l’envoi)',
  paintHint:
    'Coloriez la roue elle-même : anneau extérieur, prioritaire ; anneau intérieur, secondaire ; bord du centre, rien.',
  conclusion: (facts: WheelFacts): string =>
    [
      'Roue des choix : ' + content(facts) + '.',
      `Verdict : « ${hub[facts.level]} ».`,
      ...suggestions(facts),
    ].join(' '),
  detailInTable: 'Le tableau donne le détail.',
  /** Where no table gives it. */
  detail: (secondaries: string): string => `En soutien : ${secondaries}.`,
  fileTitle: (brand: string): string => `${brand} — roue des choix`,
  unnamedBrand: 'Notre marque',
  table: {
    caption: (approaches: number): string =>
      `La roue en mots : les ${numberWord('fr', approaches)} approches par famille, dans le sens des aiguilles d’une montre depuis le haut`,
    savedCaption: 'La roue en mots, telle qu’elle a été conservée la dernière fois',
    inWords: 'La roue en mots',
    approach: 'Approche',
    state: 'Choix',
    suggested: 'Diagnostic',
  },
  facing: (one: string, other: string): string =>
    `« ${one} » et « ${other} » se font face sur la roue. C’est permis, mais il y faut deux équipes ou deux tons.`,
  loadWithin: (load: number, budget: number): string =>
    `Vos choix demandent ${plural(load, 'point')} d’effort sur les ${budget} que permet le temps indiqué. C’est un repère, pas une mesure.`,
  loadOver: (load: number, budget: number): string =>
    `Vos choix demandent ${plural(load, 'point')} d’effort ; le temps indiqué en permet ${budget}. Retirez une approche ou trouvez du temps. C’est un repère, pas une mesure.`,
};

function content({ level, priorities, counts, approaches }: WheelFacts): string {
  if (level === 'abstain') return 'vide par choix';
  if (level === 'blank') return `aucune approche choisie sur ${numberWord('fr', approaches)}`;
  const named =
    priorities === '' ? 'aucune priorité' : `${plural(counts.priority, 'priorité')} (${priorities})`;
  const second = counts.secondary > 1 ? 'approches secondaires' : 'approche secondaire';
  const left = counts.none > 1 ? 'laissées de côté' : 'laissée de côté';
  return `${named}, ${counts.secondary} ${second}, ${counts.none} ${left}`;
}

function suggestions({ suggested }: WheelFacts): readonly string[] {
  if (suggested === 0) return [];
  return [
    suggested > 1 ? `${suggested} approches suggérées, en pointillé.` : '1 approche suggérée, en pointillé.',
  ];
}

function plural(count: number, one: string): string {
  return `${count} ${noun(count, one)}`;
}

function noun(count: number, one: string): string {
  return count > 1 ? `${one}s` : one;
}

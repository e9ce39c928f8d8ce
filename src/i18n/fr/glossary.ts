import type { FocusLevel } from '../../terms.ts';
import { numberAtStart, numberWord } from '../amounts.ts';
import { capital } from '../format.ts';

/** What the meanings say of a method. */
interface GlossaryFacts {
  readonly approaches: number;
  readonly claims: number;
  readonly families: number;
  /** How many approaches each family has, where all have the same number. */
  readonly ofAFamily: number | undefined;
  readonly place: string;
}

/** From how many marked approaches on a wheel has which verdict, of `approaches` in all. */
export interface VerdictFacts {
  readonly approaches: number;
  readonly everythingFrom: number;
  readonly scatteredFrom: number;
  readonly sharpUpTo: number;
  readonly abstain: string;
  readonly abstaining: string;
}

const wheel = {
  wheel: {
    term: 'Roue',
    meaning: ({ approaches }: GlossaryFacts): string =>
      `Le dessin de vos choix : ${numberWord('fr', approaches)} parts égales, une par approche. Un tableau, tout près, dit la même chose en mots.`,
  },
  sector: {
    term: 'Secteur',
    meaning: ({ approaches }: GlossaryFacts): string =>
      `Une des ${numberWord('fr', approaches)} parts de la roue.`,
  },
  approach: {
    term: 'Approche',
    meaning: ({ place, approaches }: GlossaryFacts): string =>
      `Une façon d’agir ${place}. Il y en a ${numberWord('fr', approaches)}, sans ordre d’importance.`,
  },
  family: {
    term: 'Famille',
    meaning: ({ families, ofAFamily }: GlossaryFacts): string =>
      `${ofAFamily === undefined ? 'Des' : numberAtStart('fr', ofAFamily)} approches voisines. La roue compte ${numberWord('fr', families)} familles.`,
  },
  priority: {
    term: 'Prioritaire, priorité',
    meaning:
      'Ce qui passe en premier, et reçoit votre meilleure heure de la semaine. Sur la roue, les deux anneaux du secteur sont pleins.',
  },
  secondary: {
    term: 'Secondaire',
    meaning: 'Ce qui vient en soutien. Sur la roue, seul l’anneau intérieur du secteur est plein.',
  },
  none: {
    term: 'Laissée de côté',
    meaning: 'Ce que vous ne faites pas pour l’instant. Sur la roue, le secteur reste blanc.',
  },
  suggestion: {
    term: 'Suggestion',
    meaning:
      'Une approche que vos réponses font ressortir. Elle porte un pointillé et dit pourquoi. Rien n’est choisi à votre place.',
  },
};

const diagnosis = {
  diagnosis: {
    term: 'Diagnostic',
    meaning: ({ claims }: GlossaryFacts): string =>
      `La première étape : ${numberWord('fr', claims)} phrases sur votre marque, à juger de « Pas du tout » à « Tout à fait ».`,
  },
  points: {
    term: 'Points',
    meaning:
      'Ce que chaque réponse ajoute à une approche, ou lui retire. Ils sont notre jugement, pas une mesure.',
  },
  rival: { term: 'Rival', meaning: 'La marque à laquelle on vous compare le plus.' },
  gene: {
    term: 'Ce que vous seuls pouvez dire',
    meaning: 'Un fait, un geste ou une origine que votre rival ne peut pas revendiquer.',
  },
  time: {
    term: 'Temps',
    meaning:
      'Ce dont vous disposez chaque semaine, toutes personnes réunies. Il ne change pas les suggestions : il se compare à l’effort.',
  },
  effort: {
    term: 'Effort',
    meaning:
      'Ce que vos choix demandent, en points. Une priorité en demande deux fois plus qu’une approche secondaire. C’est un repère.',
  },
};

const review = {
  review: {
    term: 'Bilan',
    meaning: 'La troisième étape : tout se relit sur une page, avant d’être enregistré.',
  },
  statement: {
    term: 'Énoncé',
    meaning:
      'Le texte que vos choix composent : votre point de départ, vos appuis, vos priorités, ce que vous laissez de côté. Vos mots y remplacent les nôtres, phrase par phrase.',
  },
  swap: {
    term: 'Test de l’échange',
    meaning:
      'Chaque clause de l’énoncé est mise sous le nom du rival. Si elle reste vraie, elle est passe-partout : elle ne dit rien de vous.',
  },
  opposite: {
    term: 'Test de l’inverse',
    meaning:
      'Un concurrent sensé pourrait-il choisir l’inverse ? Sinon, n’importe qui le ferait : ce n’est pas encore un choix.',
  },
  refusal: {
    term: 'Refus',
    meaning:
      'Une approche que vous laissez de côté, en la nommant dans l’énoncé. Vous pouvez en nommer jusqu’à trois.',
  },
  roadmap: {
    term: 'Feuille de route',
    meaning: 'Ce que vos priorités demandent de faire pendant les 90 premiers jours.',
  },
  indicator: {
    term: 'Indicateur',
    meaning:
      'Ce que vous comptez pour savoir si une priorité avance. Deux sont proposés pour chacune ; vous pouvez en changer.',
  },
  date: {
    term: 'Date de bilan',
    meaning: 'Le jour où vous reverrez vos choix : dans 90 jours, si vous n’en donnez pas d’autre.',
  },
};

const after = {
  draft: {
    term: 'Brouillon',
    meaning: 'Une roue commencée et pas encore enregistrée. Elle attend 30 jours dans votre navigateur.',
  },
  version: {
    term: 'Version',
    meaning:
      'Une stratégie telle qu’elle était à chaque enregistrement, avec la date. Vous pouvez en comparer deux.',
  },
  followUp: {
    term: 'Suivi',
    meaning:
      'Ce qui est mesuré une fois la stratégie enregistrée : indicateurs, relevés, décisions. Il reste quand la roue change.',
  },
  reading: {
    term: 'Relevé',
    meaning:
      'La valeur d’un indicateur, un jour donné. Un relevé corrigé ne compte plus, mais reste dans ce qui s’est passé.',
  },
  read: { term: 'Lien de lecture', meaning: 'L’adresse qui montre la stratégie, et rien d’autre.' },
  edit: {
    term: 'Lien de modification',
    meaning: 'L’adresse qui permet de tout changer. Elle remplace un compte.',
  },
  workshop: {
    term: 'Atelier',
    meaning: 'Un groupe remplit ses roues, chacun pour soi, puis les regarde ensemble.',
  },
  observatory: {
    term: 'Observatoire',
    meaning: 'Ce que les roues comptées ont en commun, sans aucun nom.',
  },
};

export const glossary = {
  title: 'Lexique',
  lead: 'Les mots de la méthode, tels que ce site les emploie.',
  link: 'Lexique : les mots de la méthode',
  here: 'Les mots de cette page',
  groups: {
    wheel: { title: 'La roue', terms: wheel },
    diagnosis: { title: 'Le diagnostic', terms: diagnosis },
    review: { title: 'Le bilan', terms: review },
    after: { title: 'Ensuite', terms: after },
  },
  verdictsTitle: 'Les verdicts',
  verdictsLead:
    'La roue donne un seul verdict, d’après le nombre d’approches marquées. Il avertit et n’empêche rien.',
  verdicts,
  approachesTitle: (approaches: number): string => `Les ${numberWord('fr', approaches)} approches`,
};

function verdicts(facts: VerdictFacts): Readonly<Record<FocusLevel, string>> {
  const { sharpUpTo, scatteredFrom, abstain } = facts;
  return {
    abstain: `La roue est vide, et c’est voulu : ${abstain} est aussi une stratégie.`,
    blank: 'Aucune approche n’est marquée.',
    flat: 'Des approches sont marquées, mais aucune n’est prioritaire.',
    sharp: `Une ou deux priorités, et ${numberWord('fr', sharpUpTo)} approches marquées au plus.`,
    broad: broadVerdict(sharpUpTo + 1, scatteredFrom - 1),
    scattered: `Quatre priorités ou plus, ou au moins ${numberWord('fr', scatteredFrom)} approches marquées.`,
    everything: `${everythingMarked(facts)} : c’est une liste, pas une stratégie.`,
  };
}

function broadVerdict(from: number, to: number): string {
  if (from > to) return 'Trois priorités : encore un choix, à la limite.';
  return `Trois priorités, ou ${range(from, to)} approches marquées : encore un choix, à la limite.`;
}

function everythingMarked({ everythingFrom, approaches }: VerdictFacts): string {
  if (everythingFrom === approaches) return `Les ${numberWord('fr', approaches)} approches marquées`;
  return `${capital(range(everythingFrom, approaches))} approches marquées`;
}

function range(from: number, to: number): string {
  if (from === to) return numberWord('fr', from);
  const [least, most] = [numberWord('fr', from), numberWord('fr', to)];
  return to === from + 1 ? `${least} ou ${most}` : `de ${least} à ${most}`;
}

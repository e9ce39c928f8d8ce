import { capital } from '../format.ts';

/** What is measured: how amounts are written, how far they have come, and how they are drawn. A narrow space that does not break is `\u202f`. */
export const measures = {
  /** How people write the units that we know, beside their sign. */
  unitNames: {
    '%': ['pour cent', 'pct'],
    h: ['heure', 'heures'],
    d: ['j', 'jour', 'jours'],
  },
  units: {
    percent: (n: string): string => `${n} %`,
    points: (n: string): string => `${n} ${isOne(n) ? 'point' : 'points'}`,
    money: (sign: string, n: string, currency: string): string => `${sign}${n} ${currency}`,
    hours: (n: string): string => `${n} h`,
    /** `digits`: the same without its sign. */
    days: (n: string, digits: string): string => `${n} ${isOne(digits) ? 'jour' : 'jours'}`,
    others: (n: string, unit: string): string => `${n} ${unit}`,
  },
  /** Stands for the words of an indicator whose approach is in the method no longer. */
  earlier: (number: number): string => `indicateur ${number} d’une liste antérieure`,
  table: {
    fileName: 'suivi',
    columns: {
      kind: 'Ligne',
      approach: 'Approche',
      indicator: 'Indicateur',
      id: 'Identifiant',
      unit: 'Unité',
      direction: 'Sens voulu',
      start: 'Départ',
      target: 'Cible',
      due: 'Échéance',
      owner: 'Responsable',
      state: 'Situation',
      date: 'Date',
      value: 'Valeur',
      number: 'Numéro du relevé',
      counts: 'Compte',
      replaces: 'Corrige le numéro',
      decision: 'Décision',
      revision: 'Version',
      note: 'Note ou raison',
      recordedAt: 'Noté à',
    },
    kinds: { indicator: 'Indicateur', reading: 'Relevé', decision: 'Décision' },
    directions: { up: 'hausse', down: 'baisse' },
    states: {
      priority: 'priorité',
      secondary: 'secondaire',
      none: 'en blanc',
      gone: 'plus sur la roue',
      ended: 'arrêté',
    },
  },
  progress: {
    noReading: 'Pas encore de relevé.',
    nothingToCompare: 'Ni départ ni cible : rien à quoi comparer ce relevé.',
    sentence: (parts: readonly string[]): string => `${capital(parts.filter(Boolean).join('\u202f; '))}.`,
    unchanged: 'comme au départ',
    risen: (by: string): string => `en hausse de ${by} depuis le départ`,
    fallen: (by: string): string => `en baisse de ${by} depuis le départ`,
    reached: 'cible atteinte',
    above: (by: string): string => `cible dépassée : ${by} au-dessus`,
    below: (by: string): string => `cible dépassée : ${by} au-dessous`,
    furtherUp: (by: string): string => `plus loin qu’au départ : ${by} de plus`,
    furtherDown: (by: string): string => `plus loin qu’au départ : ${by} de moins`,
    left: (much: string): string => `encore ${much} jusqu’à la cible`,
  },
  trend: {
    first: 'Premier relevé',
    last: 'Dernier relevé',
    named: (what: string, value: string): string => `${what} : ${value}`,
    one: (label: string, value: string, day: string): string => `${label} : ${value} le ${day}.`,
    fromTo: (label: string, count: number, from: string, since: string, to: string, until: string): string =>
      `${label} : ${count} relevés, de ${from} le ${since} à ${to} le ${until}.`,
    caption: 'Relevés, du plus récent au plus ancien :',
    on: 'Date',
    value: 'Relevé',
    readings: (count: number): string =>
      count === 1 ? 'Le relevé en tableau' : `Les ${count} relevés en tableau`,
  },
};

/** In French what is below two is singular. */
function isOne(digits: string): boolean {
  return /^[01](?:,|$)/.test(digits);
}

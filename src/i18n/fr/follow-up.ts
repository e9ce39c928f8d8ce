import type { DecisionKind } from '../../terms.ts';

const decided: Readonly<Record<DecisionKind, string>> = {
  keep: 'garder',
  fix: 'corriger',
  stop: 'arrêter',
  promote: 'en faire une priorité',
};

export const followUp = {
  pageTitle: (brand: string): string => `${brand} : suivi`,
  title: 'Suivi',
  lead: 'Ce qui a bougé depuis votre choix. Cette page appartient à la stratégie : la roue peut changer, ce qui a été mesuré reste.',
  back: 'Retour à la stratégie',
  partsLabel: 'Sur cette page',
  parts: {
    indicators: 'Indicateurs',
    readings: 'Noter des relevés',
    meeting: 'Bilan',
    sharing: 'Partage',
    history: 'Ce qui s’est passé',
  },

  /** What the last act did. */
  done: {
    recorded: { title: 'Relevés notés', text: 'Ils comptent dès maintenant. Rien n’a changé sur la roue.' },
    kept: { title: 'Indicateur enregistré', text: 'Ses relevés restent ce qu’ils étaient.' },
    corrected: {
      title: 'Relevé corrigé',
      text: 'La correction compte ; le premier relevé reste lisible plus bas, dans ce qui s’est passé.',
    },
    takenBack: {
      title: 'Relevé retiré',
      text: 'Il ne compte plus ; il reste lisible plus bas, dans ce qui s’est passé.',
    },
    ended: { title: 'Indicateur arrêté', text: 'Ses relevés restent. Vous pouvez le reprendre plus bas.' },
    resumed: { title: 'Indicateur repris', text: 'Il retrouve tous ses relevés.' },
    shown: { title: 'Suivi partagé', text: 'Qui a le lien de lecture voit maintenant le suivi.' },
    hidden: { title: 'Suivi gardé pour vous', text: 'Qui a le lien de lecture ne voit rien du suivi.' },
  },

  blank: {
    abstain: (abstain: string): string =>
      `Vous avez choisi de ${abstain} : aucun indicateur n’est donc proposé. Vous pouvez tout de même en suivre, par exemple pour savoir quand rouvrir la question.`,
    blank:
      'Aucune approche n’est encore prioritaire : aucun indicateur n’est donc proposé. Vous pouvez en suivre un pour l’approche de votre choix, ou reprendre la roue.',
    change: 'Reprendre la roue',
  },

  indicators: {
    title: 'Indicateurs',
    none: 'Pas encore d’indicateur pour cette approche.',
    states: {
      wasSecondary: 'N’est plus une priorité : secondaire sur la roue d’aujourd’hui.',
      wasNone: 'N’est plus une priorité : laissée de côté sur la roue d’aujourd’hui.',
      secondary: 'Secondaire sur la roue d’aujourd’hui.',
      none: 'Laissée de côté sur la roue d’aujourd’hui.',
      gone: 'N’est plus sur la roue d’aujourd’hui.',
    },
    proposed: 'Proposé : modifiez-le, ou notez un premier relevé pour l’adopter.',
    start: 'Départ',
    target: 'Cible',
    due: 'Échéance',
    owner: 'Qui en répond',
    last: 'Dernier relevé',
    lastOn: (value: string, date: string): string => `${value}, le ${date}`,
    edit: 'Modifier',
    editWhich: (label: string): string => `Modifier l’indicateur « ${label} »`,
    correct: 'Corriger ce relevé',
    correctWhich: (label: string, date: string): string => `Corriger ce relevé : « ${label} », le ${date}`,
    add: 'Ajouter un indicateur',
    addFor: (approach: string): string => `Ajouter un indicateur pour ${approach}`,
    addAny: 'Ajouter un indicateur pour une autre approche',
    earlierApproach: 'Une approche d’une liste antérieure',
    limits: (perApproach: number, all: number): string =>
      `Jusqu’à ${perApproach} par approche, et ${all} en tout, sans compter ceux que vous avez arrêtés.`,
    endedTitle: (count: number): string =>
      count === 1 ? '1 indicateur arrêté' : `${count} indicateurs arrêtés`,
    endedOn: (date: string): string => `arrêté le ${date}`,
    resume: 'Reprendre',
    resumeWhich: (label: string): string => `Reprendre l’indicateur « ${label} »`,
  },

  readings: {
    title: 'Noter des relevés',
    lead: 'Une date, et les chiffres de ce jour-là. Laissez vide ce que vous n’avez pas : rien n’est obligatoire.',
    date: 'Date des relevés',
    dateHint: (first: string, last: string): string => `Du ${first} au ${last}.`,
    value: 'Relevé',
    unit: (unit: string): string => `En ${unit}.`,
    lastHint: (value: string, date: string): string => `Dernier relevé : ${value}, le ${date}.`,
    firstHint: 'Un nombre, avec son unité si vous voulez : 42 %, 1 250 €, 3,5 h, 12 jours.',
    note: 'Note',
    noteOf: (label: string): string => `Note de « ${label} »`,
    noteHint: 'Ce qui l’explique, en 140 caractères au plus. Seul le lien de modification la montre.',
    subject: (label: string): string => `« ${label} »`,
    save: 'Noter ces relevés',
    nothing: 'Rien n’est noté : indiquez au moins un nombre',
    noteAlone: (label: string): string =>
      `La note de « ${label} » n’a pas de nombre : indiquez-le, ou effacez la note`,
    ended: (label: string): string =>
      `« ${label} » a été arrêté entre-temps : reprenez-le d’abord plus bas, ou effacez son nombre`,
    full: (most: string): string =>
      `Cette stratégie a déjà ${most} relevés, corrections comprises : elle ne peut pas en prendre davantage`,
    empty: 'Il n’y a pas encore d’indicateur : ajoutez-en un, et ses relevés se noteront ici.',
  },

  /** Why an indicator cannot be followed as well. */
  lacks: {
    spent: (label: string, most: number): string =>
      `« ${label} » serait de trop : cette stratégie a déjà eu ${most} indicateurs, ceux que vous avez arrêtés compris. Reprenez-en un`,
    full: (label: string, most: number): string =>
      `« ${label} » serait de trop : ${most} indicateurs sont déjà suivis. Arrêtez-en un d’abord`,
    fullApproach: (label: string, most: number): string =>
      `« ${label} » serait de trop : cette approche a déjà ${most} indicateurs. Arrêtez-en un d’abord`,
  },

  amount: {
    unreadable: {
      number: (subject: string, typed: string): string =>
        `${subject} : « ${typed} » ne se lit pas comme un nombre. Écrivez par exemple 1 234,5`,
      digits: (subject: string, typed: string): string =>
        `${subject} : « ${typed} » a plus de 12 chiffres avant la virgule`,
      decimals: (subject: string, typed: string): string =>
        `${subject} : « ${typed} » a plus de 4 chiffres après la virgule`,
    },
    either: (subject: string, typed: string, one: string, other: string): string =>
      `${subject} : « ${typed} » peut se lire ${one} ou ${other}. Choisissez`,
    choose: 'Comment lire ce nombre ?',
    otherUnit: (subject: string, unit: string): string =>
      `${subject} se compte en ${unit} : indiquez le nombre dans cette unité, ou sans unité`,
  },
  /** Units that are not written as they are stored. */
  units: { d: 'jours', h: 'heures' },
  day: {
    unreadable: (subject: string, today: string): string => `${subject} : écrivez le jour ainsi : ${today}`,
    early: (first: string): string =>
      `Cette date est avant le premier enregistrement de la stratégie : à partir du ${first}`,
    late: (last: string): string => `Cette date est trop loin : jusqu’au ${last}`,
  },

  indicator: {
    addTitle: 'Ajouter un indicateur',
    addTitleFor: (approach: string): string => `Ajouter un indicateur pour ${approach}`,
    editTitle: (label: string): string => `Modifier « ${label} »`,
    approach: 'Approche',
    approachMissing: 'Choisissez l’approche que cet indicateur éclaire',
    choose: 'Choisir une approche',
    inState: (approach: string, state: string): string => `${approach} (${state})`,
    label: 'Ce que vous comptez',
    labelHint: '80 caractères au plus, dans vos mots.',
    labelHintOffered:
      '80 caractères au plus, dans vos mots. Effacez tout, et les mots de la méthode reviennent.',
    labelMissing: 'Dites ce que vous comptez',
    unit: 'Unité',
    unitHint:
      'Par exemple %, €, h, jours ou avis. 12 caractères au plus, sans chiffre. Vide : un simple nombre.',
    unitChange:
      'Changer l’unité ne convertit rien : les relevés déjà notés gardent leur nombre et s’écriront avec la nouvelle.',
    unitUnreadable: (unit: string): string =>
      `« ${unit} » n’est pas une unité : écrivez par exemple %, €, h, jours ou avis, sans chiffre`,
    direction: 'Dans quel sens doit-il aller ?',
    directions: { up: 'Il doit monter', down: 'Il doit baisser' },
    baseline: 'Départ',
    baselineHint: 'La valeur au moment du choix.',
    target: 'Cible',
    targetHint: 'La valeur à atteindre.',
    wrongWay: {
      up: 'La cible est plus basse que le départ : vérifiez les deux, ou choisissez « Il doit baisser »',
      down: 'La cible est plus haute que le départ : vérifiez les deux, ou choisissez « Il doit monter »',
    },
    due: 'Échéance',
    dueHint: 'Le jour où la cible doit être atteinte.',
    dueOutside: (years: number): string =>
      `L’échéance se place entre le premier enregistrement et dans ${years} ans`,
    owner: 'Qui en répond',
    ownerHint:
      'Un prénom ou un rôle. 80 caractères au plus. Visible par vos lecteurs si vous partagez le suivi.',
    twin: (label: string): string =>
      `« ${label} » est déjà suivi pour cette approche : modifiez-le, ou dites ce que celui-ci compte d’autre`,
    conflict: {
      title: 'Cet indicateur a changé entre-temps',
      lead: 'Quelqu’un l’a modifié ailleurs. Le voici maintenant :',
      next: 'Ce que vous avez écrit est encore dans le formulaire. L’enregistrer le mettra à la place ; fermer laisse tout comme ci-dessus.',
    },
    save: 'Enregistrer l’indicateur',
    add: 'Ajouter l’indicateur',
    cancel: 'Fermer sans rien changer',
    endTitle: 'Arrêter cet indicateur',
    endMeaning:
      'Il quitte cette page, la page de lecture et le bilan. Ses relevés restent, et vous pourrez le reprendre.',
    end: 'Arrêter cet indicateur',
  },

  correct: {
    title: (label: string): string => `Corriger un relevé de « ${label} »`,
    lead: (value: string, date: string): string =>
      `Noté : ${value}, le ${date}. La correction comptera à sa place ; les deux resteront lisibles dans ce qui s’est passé.`,
    leadTakenBack:
      'Ce relevé a été retiré. Un nombre ici le fera compter de nouveau ; tout restera lisible dans ce qui s’est passé.',
    value: 'Nombre',
    missing: 'Indiquez le bon nombre, ou cochez la case pour retirer ce relevé',
    date: 'Date',
    note: 'Note',
    noteHint:
      'Par exemple ce qui était faux. 140 caractères au plus. Seul le lien de modification la montre.',
    takeBack: 'Retirer ce relevé : il ne comptera plus',
    save: 'Enregistrer la correction',
    conflict: {
      title: 'Ce relevé a été corrigé entre-temps',
      corrected: (value: string, date: string): string =>
        `Ailleurs, il a été corrigé ainsi : ${value}, le ${date}.`,
      takenBack: 'Ailleurs, il a été retiré.',
      note: 'Avec cette note :',
      next: 'Ce que vous avez écrit est encore dans le formulaire. L’enregistrer corrigera la correction ; fermer la laisse comme elle est.',
    },
  },

  meeting: {
    title: 'Le bilan',
    lead: (date: string): string =>
      `Prévu le ${date} : une page en cinq questions, à lire ensemble, qui finit par des décisions.`,
    open: 'Ouvrir le bilan',
  },

  files: {
    title: 'Le tableau',
    lead: 'Tous les relevés, corrections comprises, pour un tableur ou un programme.',
    csv: 'Télécharger en CSV',
    json: 'Télécharger en JSON',
  },

  sharing: {
    title: 'Ce que voient vos lecteurs',
    label: 'Montrer le suivi sur la page de lecture',
    seen: 'Si cette case est cochée, qui a le lien de lecture voit, sur la version la plus récente, pour chaque indicateur : ce qu’il compte, le départ, la cible et son échéance, le dernier relevé, le nom de qui en répond, et le petit dessin avec son tableau (30 relevés au plus). On peut aussi y télécharger tous les relevés qui comptent. Les fichiers et la copie de la page montrent la même chose.',
    never:
      'Ne se montrent jamais : vos notes et vos corrections. Des décisions du bilan et de leurs raisons, vos lecteurs ne lisent que la note « Ce qui a changé, et pourquoi » de la version suivante, telle que vous l’enregistrez.',
    save: 'Enregistrer ce choix',
  },

  history: {
    title: 'Ce qui s’est passé',
    lead: 'Versions, relevés et décisions, du plus récent au plus ancien.',
    readings: (count: number, date: string): string =>
      count === 1 ? `Un relevé, noté le ${date}` : `${count} relevés, notés le ${date}`,
    decisions: (date: string): string => `Décisions du bilan, le ${date}`,
    ofDay: (date: string): string => `le ${date}`,
    correctedFrom: (value: string, date: string): string => `corrige : ${value}, le ${date}`,
    takenBackFrom: (value: string, date: string): string => `retiré : ${value}, le ${date}`,
    restoredFrom: 'de nouveau compté, après avoir été retiré',
    isCorrected: 'corrigé depuis',
    correct: 'Corriger',
    replaced: 'revu depuis',
    decided,
  },

  part: {
    lead: 'Relevés et bilan : le choix marche-t-il ?',
    standing: (withReadings: number, all: number, date: string): string => {
      const some = withReadings === 1 ? '1 indicateur' : `${withReadings} indicateurs`;
      return `${some} sur ${all} ${withReadings === 1 ? 'a' : 'ont'} un relevé ; le plus récent date du ${date}.`;
    },
    begin: 'Ouvrir le suivi',
  },
};

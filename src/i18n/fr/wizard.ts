import { numberAtStart, numberWord } from '../amounts.ts';

export const steps = {
  progress: (number: number, total: number): string => `Étape ${number} sur ${total}`,
  next: (title: string): string => `Étape suivante : ${title}`,
  last: 'Dernière étape',
  titles: { diagnosis: 'Diagnostic', approaches: 'Approches', review: 'Bilan' },
  back: 'Retour',
  backToReview: 'Retour au bilan',
  forBrand: 'Pour',
  continue: 'Continuer',
  continueToReview: 'Conserver et revenir au bilan',
  draftKept:
    'Chaque étape est conservée dès que vous continuez. Le brouillon reste 30 jours dans ce navigateur.',
  requiredNotice: 'Seul le nom de la marque est demandé. Tout le reste est facultatif.',
  conflict: {
    title: 'Cette étape a changé entre-temps',
    lead: 'Vous l’avez modifiée dans un autre onglet depuis que cette page est ouverte. Rien n’est perdu : voici les deux versions.',
    field: 'Question',
    saved: 'Conservé dans l’autre onglet',
    typed: 'Écrit ici',
    keepTyped: 'Pour garder ce qui est écrit ici, envoyez de nouveau ce formulaire.',
    keepSaved: 'Garder ce qui est dans l’autre onglet',
  },
};

export const diagnosis = {
  title: 'Où en est votre marque',
  /** `fallback`: the noun of the approach that gains from what is not known. */
  lead: (claims: number, fallback: string): string =>
    `${numberAtStart('fr', claims)} phrases à juger d’après ce que vous savez aujourd’hui. « Je ne sais pas » est une vraie réponse : elle fait pencher vers ${fallback}.`,
  brandGroup: 'La marque',
  brand: {
    label: 'Nom de la marque',
    hint: 'Tel que vos clients l’écrivent. 80 caractères au plus.',
    subject: 'Le nom de la marque',
    missing: 'Indiquez le nom de la marque',
  },
  rival: {
    label: 'Rival',
    hint: 'La marque à laquelle on vous compare le plus. Nous ne la nommons pas sur la page partagée.',
    subject: 'Le nom du rival',
  },
  gene: {
    label: 'Ce que vous seuls pouvez dire',
    hint: 'Un fait, un geste, une origine. 140 caractères au plus.',
    subject: 'Ce que vous seuls pouvez dire',
  },
  claimsTitle: (claims: number): string => `Les ${numberWord('fr', claims)} phrases`,
  claimsHint: 'Une phrase laissée sans réponse compte comme « Je ne sais pas ».',
  judged: { before: 'Phrases jugées : ', after: (claims: number): string => ` sur ${claims}` },
  scale: {
    '0': 'Pas du tout',
    '1': 'Plutôt non',
    '2': 'Plutôt oui',
    '3': 'Tout à fait',
    unknown: 'Je ne sais pas',
  },
  capacityGroup: 'Le temps',
  capacity: {
    label: 'Combien de temps par semaine, toutes personnes réunies ?',
    hint: 'Il se compare à l’effort que demandent vos choix, et règle la feuille de route.',
    subject: 'Le temps par semaine',
    options: { low: 'Moins d’un jour', medium: 'Un à cinq jours', high: 'Plus de cinq jours' },
  },
  painted: 'La roue que vous avez coloriée vous attend à l’étape suivante.',
};

export const approaches = {
  title: 'Ce que vous choisissez',
  lead: (approaches: number): string =>
    `${numberAtStart('fr', approaches)} approches, sans hiérarchie. Marquez ce qui passe en premier, ce qui vient en soutien, et laissez le reste en blanc : une stratégie se reconnaît à ce qu’elle laisse de côté.`,
  /** `marked`: how many may be marked before the verdict is less than sharp. */
  advice: (marked: number): string =>
    `Une ou deux priorités et ${numberWord('fr', marked)} approches en tout suffisent. Rien n’est coché d’avance.`,
  suggested: (count: number): string => (count > 1 ? 'Suggérées' : 'Suggérée'),
  suggestedTitle: (count: number): string =>
    count > 1 ? 'Suggérées d’après vos réponses' : 'Suggérée d’après vos réponses',
  suggestedAs: {
    priority: (points: number): string => `Suggérée comme prioritaire : ${points} points`,
    secondary: (points: number): string =>
      `Suggérée comme secondaire : ${points} ${points > 1 ? 'points' : 'point'}`,
  },
  because: (claim: string, answer: string, points: number): string =>
    `${signed(points)} parce que vous avez répondu « ${answer} » à « ${claim} »`,
  becauseUnknown: (points: number): string =>
    `${signed(points)} parce que vous ne savez pas répondre à toutes les phrases`,
  outcomes: {
    ranked:
      'Vos réponses font ressortir les approches entourées d’un pointillé. C’est une aide, pas un verdict : la liste et les points sont notre jugement.',
    'everything-true':
      'Tout est vrai, donc rien ne se détache. Reprenez le diagnostic en gardant « Tout à fait » pour ce qui pèse le plus, ou choisissez sans suggestion.',
    fallback: (begin: string): string => `Rien ne s’impose : commencez par ${begin}.`,
  },
  fits: 'Convient',
  trap: 'Piège',
  opposite: 'Inverse défendable',
  example: 'Exemple',
  source: 'Source :',
  more: 'Quand la choisir',
  whyAndMore: 'Pourquoi, et quand',
  abstain: {
    label: (abstain: string): string => `Nous choisissons de ${abstain}`,
    hint: 'C’est une stratégie légitime. La roue reste alors entièrement vide.',
    legend: 'Ou rester dehors',
    marked: (approaches: number): string =>
      `Rester dehors va avec une roue vide : laissez les ${numberWord('fr', approaches)} approches de côté, ou décochez cette case`,
    reason: {
      label: 'Pour quelle raison ?',
      hint: '140 caractères au plus.',
      subject: 'La raison',
      missing: 'Indiquez la raison de rester dehors',
    },
  },
  panelTitle: 'Votre roue',
  savedAdvice: 'Sur la roue telle que vous l’avez laissée :',
  preview: 'Redessiner la roue',
  previewHint: 'Redessiner conserve vos choix et revient à cette page.',
  loadTitle: 'Effort',
  noCapacity: 'Vous n’avez pas indiqué de temps disponible : l’effort n’est pas comparé à vos moyens.',
};

export const review = {
  title: 'Votre stratégie sur une page',
  lead: 'Relisez, mettez à l’épreuve, puis enregistrez. C’est la seule chose à faire ici : le reste est facultatif.',
  leadAfterMeeting:
    'Les décisions du bilan sont gardées, et ce brouillon les applique. Pour vos lecteurs, rien n’a encore changé : relisez, puis enregistrez.',
  statementTitle: 'L’énoncé',
  swap: {
    title: 'Le test de l’échange',
    lead: (rival: string): string =>
      `Mettez à la place du vôtre le nom du rival, ${rival}. Ce qui reste vrai ne dit rien de vous. C’est votre avis, pas une mesure.`,
    needsRival: 'Indiquez un rival : le test met chaque clause sous son nom.',
    nothing: 'L’énoncé n’a pas encore de clause à mettre à l’épreuve.',
    changeRival: 'Changer de rival',
    test: 'Voir le résultat',
    testOnly: 'Conserver et redessiner',
    result: 'Votre avis',
  },
  swapAnswer: (answer: 'yes' | 'partly' | 'no' | null): string =>
    answer === null ? '' : { yes: 'Oui', partly: 'En partie', no: 'Non' }[answer],
  opposite: {
    title: 'Le test de l’inverse',
    question: 'Un concurrent sensé pourrait-il choisir l’inverse ?',
    lead: 'Si la réponse est non, n’importe qui ferait cela : dites ce que cela vous coûte.',
    opposed: (opposite: string): string => `L’inverse : ${opposite}.`,
  },
  departures: {
    unsuggested: (list: string): string => `Prioritaires sans avoir été suggérées : ${list}.`,
    leftAside: (list: string): string => `Suggérées et laissées de côté : ${list}.`,
  },
  contradictions: {
    title: 'Ce qui se contredit, ou s’écarte du diagnostic',
    lead: 'Vous pouvez enregistrer ainsi. Corrigez ce qui vous a échappé ; pour le reste, sachez seulement dire pourquoi.',
    untreated: (claim: string): string => `« ${claim} » n’est traité par aucun de vos choix.`,
    refused: (answer: string, claim: string, list: string): string =>
      `Vous avez répondu « ${answer} » à « ${claim} », et vous laissez de côté ${list}.`,
    choose: (label: string): string => `Choisir « ${label} »`,
    changeRefusals: 'Revoir ce que vous laissez de côté',
    changeAnswer: 'Revoir cette réponse',
    wheel: 'Vous allez enregistrer une roue vide.',
    stayOut: 'Rester dehors, et dire pourquoi',
  },
  commitments: 'Vos engagements',
  why: {
    legend: 'Pourquoi ces priorités',
    label: (approach: string): string => `Pourquoi « ${approach} » ?`,
    subject: (approach: string): string => `La raison de « ${approach} »`,
    hint: '140 caractères au plus. Cette ligne accompagne la roue.',
  },
  refusals: {
    legend: 'Ce que vous laissez de côté, en le disant',
    hint: 'Une à trois approches, parmi celles qui restent en blanc. Les plus tentantes d’après votre diagnostic viennent d’abord ; ce qu’un de vos enjeux réclame vient en dernier.',
    subject: 'Ce que vous laissez de côté',
    tooMany: (limit: number, picked: number): string =>
      `Laissez-en ${limit} de côté au plus : vous en avez coché ${picked}`,
    none: 'Aucune approche ne reste en blanc : il n’y a rien à laisser de côté.',
  },
  date: {
    label: 'Date du prochain bilan',
    hint: 'Année-mois-jour, par exemple 2027-03-01. Par défaut, dans 90 jours.',
    notADay: (example: string): string =>
      `Écrivez la date du bilan sous la forme année-mois-jour, par exemple ${example}`,
    outside: (first: string, last: string): string =>
      `Choisissez une date de bilan entre le ${first} et le ${last}`,
  },
  answersTitle: 'Vos réponses',
  change: 'Modifier',
  share: {
    label: 'Montrer aussi le diagnostic et ses points sur la page partagée',
    hint: 'Si vous ne cochez pas cette case, vos réponses au diagnostic restent sur votre page à vous.',
  },
  countMe: {
    label: 'Compter cette roue, sans nom, dans les statistiques du site',
    hint: (approaches: number): string =>
      `Nous comptons les ${numberWord('fr', approaches)} couleurs, le mois et, plus tard, si un relevé est noté et ce que vous décidez de chaque approche ; jamais une valeur ni une raison. Les couleurs peuvent être montrées, sans nom, à une personne dont la roue est proche, si cinq stratégies au moins les partagent. Pour retirer cet accord, enregistrez de nouveau en décochant la case.`,
  },
  before: {
    title: 'Ce qu’on verra avec le lien de lecture',
    shown:
      'Tout ce qui précède : la roue, l’énoncé avec vos mots, vos plans avec les lieux et les noms de qui en répond, ce que vous laissez de côté, la feuille de route, le résultat du test. Jamais le nom du rival, sauf si vous l’écrivez. Vos réponses au diagnostic, seulement si vous le voulez.',
  },
  save: 'Enregistrer ma stratégie',
  saveAgain: 'Enregistrer une nouvelle version',
  saveHint:
    'Vous recevrez deux liens : un pour lire, un pour modifier. Aucun compte, aucune adresse à donner.',
  saveAgainHint: 'Vos liens restent les mêmes et mèneront à la nouvelle version.',
};

export const saveConflict = {
  theirs: 'La version enregistrée entre-temps',
  yours: 'Votre brouillon',
  keepTheirs: 'Ouvrir la version enregistrée',
  keepMine: 'Enregistrer mon brouillon comme version suivante',
  bothKept: 'Les deux versions restent dans l’historique.',
};

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'} ${Math.abs(points)}`;
}

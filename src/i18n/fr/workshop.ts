import { numberAtStart, numberWord } from '../amounts.ts';

export const workshop = {
  title: 'Choisir à plusieurs',
  short: 'Atelier',
  lead: 'Chaque personne remplit sa roue seule, sans voir celle des autres. Puis la personne qui anime dévoile le tout : le groupe voit où il s’écarte, et commence par en parler.',
  points: [
    'Deux liens, aucun compte : l’un pour le groupe, l’autre pour la personne qui anime.',
    'Avant le dévoilement, personne ne voit un seul choix, même en animant : seulement le nombre de réponses et leur heure.',
    'Aucune moyenne : on voit combien de personnes ont choisi quoi. Une moyenne marquerait toute la roue.',
    'Il faut au moins trois réponses pour dévoiler. Un atelier se ferme et s’efface après 30 jours sans usage.',
  ],
  openTitle: 'Ouvrir un atelier',
  context: {
    label: 'La question posée au groupe',
    hint: 'Une ou deux phrases que chaque personne lira avant de choisir. 280 caractères au plus.',
    subject: 'La question',
  },
  method: { label: 'La méthode', subject: 'La méthode' },
  ownApproaches: {
    open: 'Nommer des approches qui manquent à la liste',
    lead: 'Aucune liste n’est complète. Vous pouvez en nommer une ou deux : le groupe les trouvera parmi les autres. Les résultats diront ce que chaque personne en a fait.',
    familiesOf: (name: string): string => `Les familles proposées ici sont celles de la méthode « ${name} ».`,
    showFamilies: 'Voir celles de la méthode choisie',
    legend: (number: number): string => (number === 1 ? 'Première approche' : 'Seconde approche'),
    named: 'Nommée pour cet atelier',
  },
  open: 'Ouvrir l’atelier',
  entry: 'Vous décidez à plusieurs ?',
  entryLink: 'Ouvrir un atelier',

  people: (count: number): string => (count > 1 ? `${count} personnes` : `${count} personne`),
  answers: (count: number): string => {
    if (count === 0) return 'Aucune réponse';
    return count > 1 ? `${count} réponses` : '1 réponse';
  },
  refresh: 'Actualiser',
  refreshRegularly: (seconds: number): string => `Actualiser toutes les ${seconds} secondes`,
  refreshStop: (seconds: number): string =>
    `Cette page s’actualise toutes les ${seconds} secondes. Arrêter l’actualisation`,
  closes: (date: string): string =>
    `Sans nouvel usage, l’atelier se ferme le ${date} et tout est effacé, réponses comprises.`,

  facilitator: {
    title: 'Votre atelier',
    lead: 'Gardez ces deux liens : il n’y a pas de compte. Envoyez le premier au groupe, gardez le second pour vous.',
    participantTitle: 'Lien pour le groupe',
    participantMeaning:
      'Avec ce lien, on peut répondre, une fois par navigateur. Aucun choix ne se voit avant le dévoilement ; ensuite, l’écran de la salle les montre, sans les noms.',
    screen: 'Écran pour la salle, avec un code QR',
    screenAgain: 'Ouvrir l’écran de la salle',
    invite: 'Inviter par e-mail',
    inviteSubject: (brand: string): string => `${brand} : votre avis, avant d’en parler`,
    inviteBody: (brand: string, url: string, approaches: number): string =>
      `Voici ${numberWord('fr', approaches)} approches possibles pour ${brand}. Choisissez seul·e, avant d’en parler : ${url}\n\nPersonne ne voit vos choix avant que tout soit dévoilé en même temps.\n`,
    ownTitle: 'Votre lien d’animation',
    ownMeaning:
      'Avec ce lien, on peut dévoiler les réponses et supprimer l’atelier. Ne le projetez pas : l’écran pour la salle est fait pour cela.',
    mail: 'M’envoyer les deux liens',
    mailSubject: (brand: string): string => `${brand} : liens de l’atelier`,
    mailBody: (brand: string, group: string, own: string): string =>
      `${brand}\n\nPour le groupe : ${group}\n\nPour animer (à garder pour vous) : ${own}\n`,
    notShowable:
      'Ce lien ne peut plus être affiché ici, car la clé du site a changé. Celui que vous avez envoyé marche toujours.',
    linksTitle: 'Les deux liens',
    answersTitle: 'Réponses',
    blind: 'Jusqu’au dévoilement, vous voyez leur nombre et leur heure, rien d’autre.',
    removeOpen: 'Retirer une réponse',
    removeMeaning:
      'Pour une réponse envoyée deux fois, ou par quelqu’un qui n’est pas du groupe. La retirer l’efface. La personne qui l’a donnée le verra en rouvrant sa page, et pourra répondre de nouveau jusqu’au dévoilement.',
    received: (number: number, moment: string): string => `Réponse ${number}, reçue le ${moment}`,
    remove: 'Retirer cette réponse',
    answerPages: 'Pages de réponses',
    done: {
      removed: 'La réponse est retirée. Elle ne compte plus, et rien n’en est gardé.',
      gone: 'Cette réponse n’était déjà plus là. Rien d’autre n’a changé.',
      decided:
        'La décision est gardée. Les personnes qui ont répondu la lisent avec les résultats, et l’écran de la salle l’affiche.',
      undecided: 'La décision est effacée.',
    },
    removalRefused: 'Les réponses sont dévoilées : plus aucune n’est retirée.',
    revealTitle: 'Dévoiler',
    revealMeaning:
      'Dévoiler montre les choix et les noms donnés à toutes les personnes qui ont répondu. L’écran de la salle montre alors les choix, sans les noms, à qui a le lien du groupe. On ne peut pas revenir en arrière, et aucune réponse n’est plus acceptée ni changée ensuite.',
    reveal: 'Dévoiler les réponses',
    tooFew: (least: number): string =>
      `Il faut au moins ${least} réponses pour dévoiler : dans un plus petit groupe, chaque chiffre désignerait quelqu’un.`,
    revealRefused: 'Rien n’a été dévoilé.',
    decideTitle: 'Décider',
    decisionRefused:
      'Rien n’est gardé : une décision s’écrit une fois les réponses dévoilées. Voici ce que vous avez écrit.',
    adoptTitle: 'En faire une stratégie',
    adoptMeaning:
      'La roue n’additionne pas les avis : une personne choisit. Ceci ouvre un brouillon au nom de la marque, rien de coché, avec le tableau ci-dessus et la décision à côté des choix. Vous seul·e le voyez.',
    adopt: 'En faire un brouillon de stratégie',
    deleteTitle: 'Supprimer',
    deleteMeaning:
      'Supprimer efface tout de suite l’atelier, les réponses et les noms, y compris dans les brouillons qui en sont sortis. Les deux liens cessent de marcher. On ne peut pas revenir en arrière.',
    deleteOpen: 'Supprimer cet atelier',
    delete: 'Supprimer pour de bon',
  },

  participant: {
    pageTitle: 'Atelier : vos choix',
    title: 'Choisissez d’abord pour vous',
    lead: (approaches: number): string =>
      `${numberAtStart('fr', approaches)} approches possibles pour cette marque. Marquez ce qui passerait en premier, ce qui viendrait en soutien, et laissez le reste en blanc.`,
    rules: [
      'Personne ne voit vos choix avant que la personne qui anime dévoile tout le groupe en même temps, même pas elle. Elle voit seulement l’heure de chaque réponse, et peut en retirer une.',
      'Vous pouvez changer votre réponse jusque-là, dans ce navigateur. Une réponse par navigateur.',
      'Une fois dévoilés, les choix se lisent aussi sur l’écran de la salle, sans les noms. Dans un petit groupe, un choix sans nom peut se deviner.',
      'La personne qui anime pourra garder le tableau dévoilé, et ce que le groupe a décidé, à côté du brouillon qui en sortira. L’atelier et le brouillon s’effacent chacun après 30 jours sans usage.',
    ],
    unsent: 'Vos choix sont gardés dans ce navigateur, mais pas encore envoyés : ils ne comptent pas.',
    removed:
      'La personne qui anime a retiré votre réponse : elle ne compte plus, et rien n’en est gardé ici. Si c’était un malentendu, parlez-lui ou répondez de nouveau.',
    unkept:
      'Trop de réponses non envoyées attendent dans cet atelier : la vôtre est redessinée ici, mais pas gardée. Envoyez-la pour qu’elle compte.',
    panelTitle: 'Votre roue',
    preview: 'Redessiner la roue',
    previewHint: 'Redessiner garde vos choix sans les envoyer.',
    send: 'Envoyer ma réponse',
    sendAgain: 'Enregistrer le changement',
    waitingTitle: 'Votre réponse est comptée',
    waitingLead:
      'Vous verrez ici ce que le groupe a choisi dès que la personne qui anime l’aura dévoilé. Gardez cette page.',
    change: 'Changer ma réponse',
    withdraw: 'Retirer ma réponse',
    withdrawHint: 'La retirer l’efface, nom compris. Vous pourrez répondre de nouveau avant le dévoilement.',
    yourAnswer: 'Votre réponse',
    yourAnswerCaption: 'Votre roue en mots',
    named: 'Nom donné',
    unnamed: 'Sans nom.',
  },
  name: {
    label: 'Votre nom ou vos initiales',
    hint: 'Facultatif, 40 caractères au plus. Si vous l’écrivez, toutes les personnes qui ont répondu verront ce que vous avez choisi, une fois les réponses dévoilées. Avant, personne ne le voit, même en animant.',
    subject: 'Votre nom',
  },

  late: {
    revealed: {
      title: 'Les réponses sont déjà dévoilées',
      lead: 'Plus aucune réponse n’est acceptée : vous auriez pu voir celles des autres avant de choisir.',
      next: 'L’écran de la salle montre ce que le groupe a choisi, sans les noms.',
    },
    changed: {
      title: 'Votre changement est arrivé trop tard',
      lead: 'Les réponses viennent d’être dévoilées. Votre réponse d’avant est comptée ; ce changement ne l’est pas.',
      next: 'Voir ce que le groupe a choisi',
    },
    missed: {
      title: 'Votre réponse est arrivée trop tard',
      lead: 'Les réponses viennent d’être dévoilées : la vôtre n’est pas comptée. Vos choix sont ci-dessous.',
      next: 'Montrez-les au groupe : ils ont leur place dans la discussion.',
    },
    full: {
      title: 'Cet atelier est complet',
      lead: 'Il a reçu autant de réponses qu’il peut en montrer : la vôtre n’est pas comptée. Vos choix sont ci-dessous.',
      next: 'Dites-le à la personne qui anime.',
    },
    removed: {
      title: 'Votre réponse a été retirée',
      lead: 'La personne qui anime l’a retirée avant le dévoilement : elle n’est pas comptée, et rien n’en est gardé.',
      next: 'L’écran de la salle montre ce que le groupe a choisi, sans les noms.',
    },
    yourChoices: 'Vos choix, non comptés',
  },

  screen: {
    pageTitle: 'Écran de l’atelier',
    title: 'À vous de choisir',
    lead: 'Ouvrez cette adresse, ou photographiez le code. Chaque personne choisit seule.',
    code: 'Code QR de l’adresse où répondre',
    open: 'Répondre dans ce navigateur',
  },

  results: {
    title: 'Ce que le groupe a choisi',
    discussTitle: 'À discuter d’abord',
    discussLead:
      'Les plus larges écarts, d’abord ceux qui vont de prioritaire à laissée de côté. Que chaque personne dise ce qu’elle voit que les autres ne voient pas.',
    agreed: 'Tout le monde a choisi la même chose, approche par approche. Il n’y a pas d’écart à discuter.',
    wheelTitle: 'La roue du groupe',
    wheelCaption:
      'Une tranche par personne, rangées de la plus engagée à la moins engagée : deux anneaux pour prioritaire, un pour secondaire, rien pour laissée de côté. Ce n’est pas une moyenne.',
    tableTitle: 'En mots',
    hidden: 'Trop peu de réponses pour les montrer.',
    revealedAt: (moment: string): string => `Dévoilé le ${moment}.`,
  },
  decision: {
    title: 'Ce que le groupe a décidé',
    subject: 'La décision',
    label: 'Ce qui est décidé, et pourquoi',
    hint: '280 caractères au plus. Les personnes qui ont répondu le liront avec les résultats, et l’écran de la salle l’affichera. Ces mots s’effacent avec l’atelier.',
    keep: 'Garder la décision',
    conflict: {
      title: 'La décision a changé entre-temps',
      lead: 'Un autre onglet, ou quelqu’un d’autre, l’a écrite autrement depuis que cette page est ouverte. Rien n’est perdu : voici les deux textes.',
      saved: 'Déjà gardé',
      typed: 'Écrit ici',
      keepTyped: 'Pour garder ce qui est écrit ici, pressez de nouveau « Garder la décision ».',
      keepSaved: 'Garder ce qui l’est déjà',
    },
  },
  groupWheel: {
    caption: 'Combien de personnes ont choisi quoi, du plus large écart au plus étroit',
    discussed: 'à discuter',
    agreedCaption: 'Les approches pour lesquelles tout le monde a fait le même choix',
    agreed: (count: number): string =>
      `Même choix pour tout le monde : ${count} ${count > 1 ? 'approches' : 'approche'}`,
    agreedPriorities: 'Prioritaire pour tout le monde',
    agreedSecondaries: 'Secondaire pour tout le monde',
    including: ', dont',
    noun: (people: number): string => (people > 1 ? 'réponses' : 'réponse'),
    conclusion: (people: number, widest: string): string =>
      `Roue du groupe, ${people} réponses. ` +
      (widest === '' ? 'Aucun écart.' : `Les plus larges écarts : ${widest}.`),
  },
  draft: {
    title: (people: number): string => `Ce que le groupe avait choisi (${people} réponses)`,
    lead: (date: string): string =>
      `Atelier dévoilé le ${date}. Ce tableau reste dans ce brouillon, pour vous ; la page partagée ne le montre pas.`,
    decidedMeaning:
      'Ces mots restent ici, pour vous. Ils n’entrent dans la stratégie que si vous les y écrivez : au bilan, pour dire autrement la phrase du choix, ou comme raison d’une priorité.',
  },
};

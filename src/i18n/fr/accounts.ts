const many = (count: number, one: string, several: string): string =>
  count < 2 ? `${count} ${one}` : `${count} ${several}`;

export const accounts = {
  title: 'Comptes',
  lead: 'Qui peut modérer ce site, et qui en est propriétaire. Chaque changement s’inscrit au journal.',
  roles: {
    moderator: {
      name: 'Modération',
      as: 'pour modérer les commentaires',
      effect:
        'décider des commentaires et des signalements, lire le journal, trouver ou effacer une personne',
    },
    owner: {
      name: 'Propriétaire',
      as: 'comme propriétaire',
      effect: 'modérer, et tenir les comptes, l’identité du site, ses e-mails, son état et ses réglages',
    },
  },
  list: {
    caption: (count: number): string => many(count, 'compte', 'comptes'),
    columns: {
      name: 'Nom',
      role: 'Rôle',
      factor: 'Second facteur',
      seen: 'Dernière visite',
      state: 'État',
    },
    never: 'jamais',
    open: 'ouvert',
    disabled: (date: string): string => `désactivé le ${date}`,
    you: 'vous',
    most: (count: number): string =>
      `Un site tient ${count} comptes au plus, désactivés compris : un nom n’est jamais redonné.`,
  },
  invite: {
    title: 'Inviter quelqu’un',
    lead: 'Le lien d’invitation sert une seule fois, pendant sept jours.',
    name: 'Nom',
    nameHint: 'Laissez vide pour que la personne le choisisse. Il paraît à côté des réponses qu’elle publie.',
    email: 'E-mail',
    emailHint:
      'L’invitation y est envoyée. Sans adresse, le lien vous est montré une fois, à remettre vous-même.',
    emailHintNoMail:
      'Gardé avec le compte. Ce site n’envoie pas d’e-mails : le lien vous est montré une fois, à remettre vous-même.',
    role: 'Rôle',
    language: 'Langue du message',
    languages: { fr: 'français', en: 'anglais' },
    password: 'Votre mot de passe',
    passwordHint: 'Demandé parce qu’une invitation ouvre le site à quelqu’un.',
    submit: 'Inviter',
    whom: 'Indiquez un nom ou une adresse e-mail, pour savoir qui est invité',
    roleMissing: 'Choisissez un rôle',
  },
  invitations: {
    title: 'Invitations en cours',
    none: 'Aucune invitation en cours.',
    line: (role: string, by: string, until: string): string => `${role}, par ${by}, jusqu’au ${until}.`,
    over: (role: string, by: string, date: string): string => `${role}, par ${by}, terminée le ${date}.`,
    again: 'Envoyer de nouveau',
    newLink: 'Faire un nouveau lien',
    withdraw: 'Retirer',
    of: (whom: string): string => ` : ${whom}`,
  },
  refused: {
    invited:
      'Une invitation est déjà en cours pour ce nom ou cette adresse : envoyez-la de nouveau, ou retirez-la',
    many: (count: number): string =>
      `${count} invitations sont en cours, c’est le plus possible : retirez-en une`,
    full: (count: number): string =>
      `Ce site a ${count} comptes, c’est le plus possible : un compte désactivé peut être réactivé`,
    taken: 'Un compte porte déjà ce nom',
    emailTaken: 'Un autre compte a déjà cette adresse',
    often: 'Trois messages de ce genre sont partis vers cette adresse en 24 heures : attendez demain',
    gone: 'Cette invitation vient d’être utilisée ou retirée',
    lastOwner:
      'C’est le dernier compte de propriétaire ouvert : sans lui, plus personne ne réglerait ce site. Donnez d’abord ce rôle à quelqu’un d’autre',
    own: 'C’est votre propre compte : un autre compte de propriétaire peut changer son rôle, le désactiver ou retirer son second facteur',
    noEmail: 'Ce compte n’a pas d’adresse e-mail : indiquez-en une, ou faites un lien à remettre vous-même',
    disabled: 'Ce compte est désactivé : réactivez-le d’abord',
    password: 'Ce mot de passe n’est pas le vôtre',
    busy: 'Beaucoup de connexions à la fois. Réessayez dans quelques secondes',
    name: (max: number): string =>
      `Un nom compte de 1 à ${max} lettres, chiffres, espaces, points, apostrophes ou tirets, et n’est pas celui d’une règle du site`,
  },
  done: {
    invited: 'L’invitation part par e-mail, dans la minute.',
    invitedAgain: 'L’invitation part de nouveau. Le lien d’avant ne sert plus.',
    withdrawn: 'L’invitation est retirée. Son lien ne sert plus.',
    role: 'Le rôle est changé, dès la prochaine page ouverte par cette personne.',
    email: 'L’adresse est changée.',
    disabled: 'Le compte est désactivé, et ses sessions ont pris fin.',
    enabled: 'Le compte est réactivé.',
    resetSent: 'Le lien part par e-mail, dans la minute. Il sert pendant une heure.',
    factorGone: 'Le second facteur est retiré, et les sessions du compte ont pris fin.',
  },
  one: {
    back: 'Tous les comptes',
    since: (date: string): string => `Compte ouvert le ${date}.`,
    own: 'C’est votre compte. Le mot de passe, le second facteur et les sessions se règlent sur votre propre page.',
    roleTitle: 'Rôle',
    changeRole: 'Changer le rôle',
    roleLegend: 'Ce que ce compte permet',
    emailTitle: 'E-mail',
    emailLabel: 'Adresse',
    emailHint:
      'Elle reçoit les liens pour un nouveau mot de passe, et l’avis des changements de ce compte. Vide : elle est oubliée.',
    changeEmail: 'Enregistrer l’adresse',
    passwordTitle: 'Mot de passe',
    resetHint:
      'La personne choisit elle-même un nouveau mot de passe. Le lien ne connecte pas, et ne touche pas au second facteur.',
    reset: 'Envoyer un lien par e-mail',
    link: 'Faire un lien à remettre soi-même',
    noMail: 'Ce site n’envoie pas d’e-mails.',
    factorTitle: 'Second facteur',
    factorOn: 'Il est activé.',
    factorOff: 'Il n’est pas activé. Seule la personne peut l’activer, sur sa propre page.',
    factorHint:
      'À retirer si le téléphone est perdu et qu’il n’y a plus de code de secours. Assurez-vous de vive voix que la demande vient bien de cette personne.',
    dropFactor: 'Retirer le second facteur',
    stateTitle: 'Accès',
    disable: 'Désactiver le compte',
    disableHint: 'La personne ne peut plus se connecter. Ce qu’elle a fait reste au journal, sous son nom.',
    enable: 'Réactiver le compte',
  },
  confirm: {
    title: 'Confirmer',
    role: {
      owner: (name: string): string =>
        `${name} pourra tenir les comptes, l’identité et les réglages du site, comme vous.`,
      moderator: (name: string): string =>
        `${name} ne pourra plus que modérer. Les pages réservées aux propriétaires se ferment aussitôt.`,
    },
    email: (name: string, email: string): string =>
      `Les liens pour un nouveau mot de passe de ${name} arriveront à ${email}. L’ancienne adresse en est avertie.`,
    emailGone: (name: string): string =>
      `Le compte de ${name} n’aura plus d’adresse. L’ancienne en est avertie.`,
    disable: (name: string): string => `${name} ne pourra plus se connecter, et ses sessions prennent fin.`,
    link: (name: string): string =>
      `Qui tient ce lien choisit le mot de passe de ${name}. Il sert une seule fois, pendant une heure.`,
    factor: (name: string): string =>
      `${name} se connectera avec le mot de passe seul, et ses sessions prennent fin.`,
    password: 'Votre mot de passe',
    passwordHint: 'Le vôtre, pour que personne ne le fasse à votre place.',
    submit: 'Confirmer',
    back: 'Ne rien changer',
  },
  link: {
    invitationTitle: 'Lien d’invitation',
    resetTitle: 'Lien pour un nouveau mot de passe',
    lead: 'Copiez-le maintenant : il ne sera plus montré. Remettez-le à la personne elle-même.',
    label: 'Lien',
    until: (moment: string): string => `Il sert une seule fois, jusqu’au ${moment}.`,
  },
  joining: {
    title: 'Invitation',
    lead: (by: string, site: string, as: string): string => `${by} vous invite sur ${site}, ${as}.`,
    name: 'Votre nom',
    allows: (effect: string): string => `Avec ce compte, vous pourrez ${effect}.`,
    nameHint: 'Pour vous connecter. Il paraît aussi à côté des réponses que vous publiez.',
    nameIs: (name: string): string =>
      `Vous vous connecterez sous le nom ${name}, qui paraît aussi à côté des réponses que vous publiez.`,
    submit: 'Ouvrir mon compte',
  },
  password: {
    label: 'Mot de passe',
    newLabel: 'Nouveau mot de passe',
    hint: (min: number): string =>
      `Au moins ${min} caractères. Quelques mots sans lien entre eux conviennent bien.`,
    repeat: 'Encore une fois',
    missing: 'Choisissez un mot de passe',
    differs: 'Les deux mots de passe ne sont pas les mêmes',
    tooShort: (min: number): string => `Le mot de passe doit compter au moins ${min} caractères`,
    tooLong: (max: number): string => `Le mot de passe peut compter ${max} caractères au plus`,
    predictable: 'Ce mot de passe se devine vite : quelques mots sans lien entre eux en font un meilleur',
  },
  forgotten: {
    ask: 'Mot de passe oublié',
    lead: 'Indiquez votre nom ou votre adresse e-mail. Si un compte y répond et qu’il a une adresse, nous y envoyons un lien, qui sert pendant une heure.',
    asked: { label: 'Nom ou adresse e-mail', missing: 'Indiquez votre nom ou votre adresse e-mail' },
    submit: 'Demander un lien',
    doneTitle: 'C’est noté',
    done: 'Si un compte répond à ce que vous avez indiqué et qu’il a une adresse e-mail, un message y part dans la minute. Rien n’arrive ? Une personne propriétaire du site peut vous aider.',
    noMail:
      'Ce site n’envoie pas d’e-mails. Une personne propriétaire du site peut vous remettre un lien pour choisir un nouveau mot de passe.',
    command: 'Qui tient la machine du site peut aussi le faire en ligne de commande :',
    choose: (name: string): string =>
      `Compte de ${name}. Le lien sert une seule fois : ensuite, connectez-vous avec le nouveau mot de passe.`,
    keeps: 'Le second facteur, s’il est activé, reste le même. Les sessions ouvertes prennent fin.',
    save: 'Changer le mot de passe',
    back: 'Revenir à la connexion',
  },
  signIn: {
    said: 'C’est fait',
    joined:
      'Votre compte est ouvert. Connectez-vous, puis ajoutez un second facteur : un mot de passe volé n’ouvre alors rien.',
    renewed: 'Votre mot de passe est changé. Connectez-vous avec le nouveau.',
  },
  log: {
    of: (what: string, whom: string): string => `${what} : ${whom}`,
    changes: {
      add: 'créé',
      'add-moderator': 'créé, modération',
      'add-owner': 'créé, propriétaire',
      'role-moderator': 'rôle de modération',
      'role-owner': 'rôle de propriétaire',
      disable: 'désactivé',
      enable: 'réactivé',
      email: 'adresse e-mail changée',
      password: 'nouveau mot de passe',
      'totp-off': 'second facteur retiré',
      'session-end': 'session terminée depuis une autre',
      'session-others': 'toutes les autres sessions terminées',
      'second-factor-required': 'second facteur demandé à tout le monde',
      'second-factor-optional': 'second facteur plus demandé',
      'invite-moderator': 'invitation à modérer',
      'invite-owner': 'invitation comme propriétaire',
      'invite-again': 'invitation renvoyée',
      'invite-end': 'invitation retirée',
      'joined-moderator': 'invitation acceptée, modération',
      'joined-owner': 'invitation acceptée, propriétaire',
      'reset-sent': 'lien envoyé pour un nouveau mot de passe',
      'reset-link': 'lien remis pour un nouveau mot de passe',
      'reset-done': 'nouveau mot de passe, par un lien',
    },
  },
  letters: {
    latest: 'Si ce message vous est arrivé plusieurs fois, prenez le lien du plus récent.',
    invitation: {
      subject: (site: string): string => `${site} : une invitation`,
      lead: (site: string, by: string, as: string): string => `${by} vous invite sur ${site}, ${as}.`,
      act: 'Ouvrir votre compte (ouvrir ce lien ne change rien, il sert une fois, pendant 7 jours) :',
      then: 'Vous y choisirez un mot de passe, puis vous vous connecterez.',
      otherwise:
        'Si vous ne vous y attendiez pas, vous n’avez rien à faire : l’invitation s’efface d’elle-même.',
    },
    reset: {
      subject: (site: string): string => `${site} : choisir un nouveau mot de passe`,
      lead: (site: string, name: string): string =>
        `Un nouveau mot de passe a été demandé sur ${site} pour le compte de ${name}.`,
      act: 'Le choisir (ouvrir ce lien ne change rien, il sert une fois, pendant une heure) :',
      then: 'Le second facteur, s’il est activé, reste le même.',
      otherwise: 'Si ce n’est pas vous, vous n’avez rien à faire : le mot de passe ne change pas.',
    },
    told: {
      subject: (site: string): string => `${site} : votre compte a changé`,
      by: (by: string): string => `C’est ${by}, propriétaire du site, qui a fait ce changement.`,
      changes: {
        'reset-done': (name: string, site: string): string =>
          `Le mot de passe du compte de ${name} sur ${site} vient d’être changé, par un lien. Les sessions ouvertes ont pris fin.`,
        'role-moderator': (name: string, site: string): string =>
          `Le compte de ${name} sur ${site} permet désormais de modérer. Les pages des propriétaires ne s’ouvrent plus.`,
        'role-owner': (name: string, site: string): string =>
          `Le compte de ${name} sur ${site} a désormais le rôle de propriétaire.`,
        disable: (name: string, site: string): string => `Le compte de ${name} sur ${site} est désactivé.`,
        enable: (name: string, site: string): string => `Le compte de ${name} sur ${site} est réactivé.`,
        email: (name: string, site: string): string =>
          `Le compte de ${name} sur ${site} n’a plus cette adresse : aucun lien n’y arrivera plus.`,
        'totp-off': (name: string, site: string): string =>
          `Le second facteur du compte de ${name} sur ${site} est retiré : le mot de passe suffit pour se connecter.`,
      },
      otherwise:
        'Si vous ne vous y attendiez pas, parlez-en sans attendre à une personne propriétaire du site.',
      signIn: 'La page de connexion :',
    },
  },
};

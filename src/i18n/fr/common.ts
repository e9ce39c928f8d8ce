export const common = {
  site: 'La Roue',
  tagline: 'Une page que seule votre marque pourrait signer',
  yes: 'Oui',
  no: 'Non',
  optional: 'facultatif',
  errorPrefix: 'Erreur : ',
  errorHidden: 'Erreur : ',
  thereIsAProblem: 'Il y a un problème',
  problems: (count: number): string =>
    count === 1
      ? 'Une réponse est à revoir. Vos autres réponses sont conservées.'
      : `${count} réponses sont à revoir. Tout ce que vous avez écrit est conservé.`,
  skip: 'Aller au contenu',
  skipLabel: 'Accès rapide',
  navLabel: 'Menu principal',
  otherLanguage: 'English',
  otherLanguageKeeps: 'English',
  nav: { start: 'La roue', myStrategies: 'Mes stratégies' },
  footer: {
    credit: {
      before: 'L’idée vient de Thomas Fourdin : « ',
      title: 'Choisissez la stratégie “médias sociaux” qui ne ressemble qu’à vous',
      after: ' », 5 août 2010. La liste des approches, les questions et les textes sont les nôtres.',
    },
    contact: 'Une question, un problème d’accès ?',
    noScript: 'Ce site marche sans JavaScript et sans compte.',
  },
  notAnswered: 'Sans réponse',
};

export const typography = { openQuote: '« ', closeQuote: ' »', colon: ' : ' };

export const form = {
  onlyOne: (subject: string): string => `${subject} : donnez une seule réponse`,
  notOffered: (subject: string): string => `${subject} : choisissez une des réponses proposées`,
  tooLong: (subject: string, max: number, length: number): string =>
    `${subject} dépasse ${max} caractères (il y en a ${length})`,
  unreadable: (subject: string): string =>
    `${subject} contient un caractère invisible ou illisible : retapez le texte à la main`,
};

interface ErrorWords {
  readonly title: string;
  readonly lead: string;
  readonly next: string;
}

const startAgain = 'Vous pouvez revenir à la roue ou commencer une nouvelle stratégie.';

const pages = {
  notFound: {
    title: 'Cette page n’existe pas',
    lead: 'L’adresse a peut-être été mal recopiée, ou la page a changé de place.',
    next: startAgain,
  },
  unknownDraft: {
    title: 'Ce brouillon n’est pas ouvert dans ce navigateur',
    lead: 'Un brouillon ne s’ouvre que dans le navigateur où il a été commencé, et s’efface au bout de 30 jours sans visite.',
    next: 'Reprenez-le dans l’autre navigateur, ou commencez une nouvelle stratégie ici.',
  },
  unknownLink: {
    title: 'Ce lien n’ouvre aucune stratégie',
    lead: 'Il a peut-être été coupé en route : un lien complet compte 24 caractères après la dernière barre.',
    next: 'Recopiez-le en entier depuis le message reçu, ou demandez-le de nouveau à la personne qui vous l’a envoyé.',
  },
  unknownArticle: {
    title: 'Cet article n’existe pas',
    lead: 'L’adresse a peut-être été mal recopiée, ou l’article a changé de nom.',
    next: 'La liste des articles les montre tous.',
  },
  unknownComment: {
    title: 'Ce commentaire n’est pas visible',
    lead: 'Il a été retiré, ou le lien a été mal recopié.',
    next: 'L’article et les autres commentaires sont toujours là.',
  },
  endedLink: {
    title: 'Ce lien ne marche plus',
    lead: 'Il a été mal recopié, il a déjà servi ou son temps est passé.',
    next: 'Rien n’a été changé. L’article est toujours là.',
  },
  endedReminder: {
    title: 'Ce lien ne marche plus',
    lead: 'Il a été mal recopié, son temps est passé, ou une autre adresse a pris la place de celle-ci.',
    next: 'Rien n’a été changé. Les rappels se redemandent sur la page de suivi de la stratégie.',
  },
  unknownRevision: {
    title: 'Cette version n’existe pas',
    lead: 'La stratégie existe, mais aucune version ne porte ce numéro.',
    next: 'Ouvrez la stratégie elle-même : son historique liste toutes les versions.',
  },
  notOverlaid: {
    title: 'Ces deux roues ne se superposent pas',
    lead: 'Elles n’ont pas les mêmes approches : il n’y a pas de dessin où les lire ensemble.',
    next: 'La page de comparaison les montre côte à côte, et dit ce qui peut se comparer.',
  },
  unknownWorkshop: {
    title: 'Ce lien n’ouvre aucun atelier',
    lead: 'Il a peut-être été coupé en route : un lien complet compte 24 caractères après la dernière barre.',
    next: 'Recopiez-le en entier, ou demandez-le de nouveau à la personne qui anime.',
  },
  closedWorkshop: {
    title: 'Cet atelier est fermé',
    lead: 'Il n’a pas servi pendant 30 jours : les réponses et les noms ont été effacés.',
    next: 'Vous pouvez ouvrir un autre atelier ou revenir à la roue.',
  },
  deletedWorkshop: {
    title: 'Cet atelier a été supprimé',
    lead: 'La personne qui l’animait l’a supprimé. Les réponses et les noms ont été effacés.',
    next: 'Vous pouvez ouvrir un autre atelier ou revenir à la roue.',
  },
  unknownTest: {
    title: 'Ce lien n’ouvre aucun test',
    lead: 'Il a peut-être été coupé en route : un lien complet compte 24 caractères après la dernière barre.',
    next: 'Recopiez-le en entier, ou demandez-le de nouveau à la personne qui vous l’a envoyé.',
  },
  replacedTest: {
    title: 'Le lien de ce test a été remplacé',
    lead: 'Le test se tient maintenant sous un autre lien. Une réponse déjà donnée reste comptée.',
    next: 'Demandez le nouveau lien à la personne qui vous a envoyé celui-ci.',
  },
  revokedTest: {
    title: 'Ce test est terminé',
    lead: 'Son lien a été retiré. Une réponse déjà donnée reste comptée.',
    next: 'Vous pouvez mettre votre propre marque à l’épreuve avec la roue.',
  },
  endedTest: {
    title: 'Ce test n’existe plus',
    lead: 'La stratégie dont il parlait a été supprimée ou a expiré ; les réponses s’effacent avec elle.',
    next: 'Vous pouvez mettre votre propre marque à l’épreuve avec la roue.',
  },
  blindHolder: {
    title: 'Ce test est pour les autres',
    lead: 'Ce navigateur a le lien de modification de cette stratégie : vous savez déjà qui parle. Rien n’a été enregistré.',
    next: 'Ouvrez votre stratégie depuis « Mes stratégies » : vous y verrez la page du test et les réponses.',
  },
  blindTestOpen: {
    title: 'Un test est déjà ouvert',
    lead: 'Des gens répondent peut-être en ce moment avec d’autres noms. Rien n’a été changé.',
    next: 'Fermez ce test ou retirez son lien, puis créez-en un autre avec vos noms.',
  },
  blindTestFull: {
    title: 'Ce test est complet',
    lead: 'Il a reçu autant de réponses qu’il peut en montrer : la vôtre n’est pas comptée.',
    next: 'Dites-le à la personne qui vous a envoyé le lien.',
  },
  blindTestless: {
    title: 'Il n’y a pas encore d’énoncé à faire deviner',
    lead: 'Sans approche choisie, ou en restant dehors, il n’y a rien que d’autres pourraient signer. Aucun lien n’a été créé.',
    next: 'Modifiez la stratégie, choisissez des approches, puis créez le lien.',
  },
  replaced: {
    title: 'Ce lien a été remplacé',
    lead: 'Son auteur a donné un autre lien à cette stratégie.',
    next: 'Demandez-lui le nouveau lien. Si c’est vous qui l’avez remplacé, il est dans « Mes stratégies », sur l’appareil où vous l’avez fait.',
  },
  revoked: {
    title: 'Ce lien a été retiré',
    lead: 'Son auteur a retiré ce lien, et lui seul.',
    next: 'Demandez-lui un autre lien si vous en avez besoin.',
  },
  deleted: {
    title: 'Cette stratégie a été supprimée',
    lead: 'Son auteur l’a supprimée.',
    next: startAgain,
  },
  expired: {
    title: 'Cette stratégie a expiré',
    lead: 'Elle n’a pas été prolongée et a été effacée.',
    next: startAgain,
  },
  saveConflict: {
    title: 'La stratégie a changé entre-temps',
    lead: 'Une version plus récente a été enregistrée depuis un autre navigateur. Rien n’est perdu : la voici, et votre brouillon est conservé.',
    next: 'Choisissez ce que vous voulez faire.',
  },
  newerRevision: {
    title: 'La stratégie a changé entre-temps',
    lead: 'Une version plus récente a été enregistrée depuis que votre page est ouverte. Rien n’a été repris, rien n’est perdu.',
    next: 'Ouvrez la page de votre stratégie, lisez cette version, puis choisissez de nouveau.',
  },
  reportClosed: {
    title: 'Ce signalement n’est plus ouvert',
    lead: 'Quelqu’un l’a clos entre-temps, ou le commentaire n’existe plus. Votre texte est ci-dessous.',
    next: 'Rouvrez la liste des signalements pour voir où il en est.',
  },
  ownersOnly: {
    title: 'Cette page est celle des propriétaires du site',
    lead: 'Votre compte permet de modérer, et cela suffit pour les commentaires et les signalements. Rien n’a été changé.',
    next: 'Une personne propriétaire du site peut changer ce réglage, ou vous en donner le rôle.',
  },
  invitationEnded: {
    title: 'Cette invitation ne sert plus',
    lead: 'Elle a été utilisée, retirée ou remplacée, ou ses sept jours sont passés.',
    next: 'La personne qui vous a invité peut l’envoyer de nouveau. Si votre compte est déjà ouvert, connectez-vous.',
  },
  resetEnded: {
    title: 'Ce lien ne sert plus',
    lead: 'Il a été utilisé ou remplacé, ou son heure est passée.',
    next: 'Vous pouvez en demander un autre.',
  },
  crossSite: {
    title: 'Cet envoi vient d’un autre site',
    lead: 'Nous n’acceptons que les formulaires de nos propres pages. Rien n’a été enregistré.',
    next: 'Ouvrez la page ici, puis envoyez de nouveau vos réponses.',
  },
  wrongMethod: {
    title: 'Cette adresse ne s’utilise pas ainsi',
    lead: 'La page existe, mais elle n’accepte pas cette sorte de demande. Rien n’a été changé.',
    next: startAgain,
  },
  tooLarge: {
    title: 'Cet envoi est trop volumineux',
    lead: 'Un formulaire de ce site tient dans 64 Ko. Rien n’a été enregistré.',
    next: 'Revenez à la page précédente et raccourcissez vos réponses.',
  },
  notAForm: {
    title: 'Nous ne savons pas lire cet envoi',
    lead: 'Ce site lit les formulaires de ses propres pages. Rien n’a été enregistré.',
    next: 'Ouvrez la page dans un navigateur et remplissez le formulaire.',
  },
  unreadable: {
    title: 'Nous n’avons pas compris cette demande',
    lead: 'L’adresse ou l’envoi contient quelque chose que nous ne savons pas lire. Rien n’a été enregistré.',
    next: startAgain,
  },
  tooMany: {
    title: 'Beaucoup d’envois en peu de temps',
    lead: 'Nous avons reçu beaucoup d’envois de la même adresse. Rien n’est perdu : vos réponses sont ci-dessous.',
    next: 'Attendez une minute, puis envoyez de nouveau.',
  },
  dayFull: {
    title: 'C’est beaucoup pour une journée',
    lead: 'Ce navigateur ou cette connexion a déjà créé tout ce qu’une journée permet. Rien n’a été créé cette fois, et ce qui était enregistré le reste.',
    next: 'Revenez demain : vous pourrez renvoyer d’ici ce que vous avez écrit. Si vous êtes plusieurs sur la même connexion, essayez d’une autre.',
  },
  dayFullHere: {
    title: 'C’est beaucoup pour une journée',
    lead: 'Cette stratégie ou cet atelier a déjà reçu tout ce qu’une journée permet. Rien n’a changé cette fois, et ce qui était enregistré le reste.',
    next: 'Revenez demain : vous pourrez renvoyer d’ici ce que vous avez écrit.',
  },
  tooManyLetters: {
    title: 'Plusieurs demandes d’e-mail en peu de temps',
    lead: 'Nous en avons reçu beaucoup de la même connexion. Celle-ci n’a rien envoyé.',
    next: 'Attendez dix minutes, puis envoyez de nouveau.',
  },
  busy: {
    title: 'Le site est occupé un instant',
    lead: 'Cet envoi n’a pas pu être enregistré tout de suite. Vos réponses sont ci-dessous.',
    next: 'Attendez quelques secondes, puis envoyez de nouveau.',
  },
  filesBusy: {
    title: 'Trop de fichiers se préparent en ce moment',
    lead: 'Votre fichier n’a pas été dessiné : d’autres passent avant lui.',
    next: 'Attendez quelques secondes, puis rechargez cette adresse.',
  },
  broken: {
    title: 'Quelque chose n’a pas marché de notre côté',
    lead: 'Cet envoi n’a peut-être pas été enregistré. L’incident est noté.',
    next: 'Réessayez dans un moment. Si cela continue, écrivez-nous en citant ce numéro.',
  },
} satisfies Record<string, ErrorWords>;

export const errors: Readonly<Record<keyof typeof pages, ErrorWords>> = pages;

export const errorPage = {
  requestId: 'Numéro de l’incident :',
  typed: 'Ce que vous aviez écrit',
  fields: {
    name: 'Nom',
    asked: 'Nom ou e-mail',
    email: 'E-mail',
    website: 'Site',
    comment: 'Commentaire',
    reason: 'Raison',
    text: 'Texte',
    reply: 'Réponse',
    words: 'Liste de mots',
    brand: 'Nom de la marque',
    context: 'Contexte',
    rival: 'Rival',
    gene: 'Ce que vous seuls pouvez dire',
    'abstain-reason': 'Raison de rester dehors',
    'review-date': 'Date du prochain bilan',
    why: 'Pourquoi',
    'change-note': 'Ce qui a changé',
    who: 'Nom ou initiales',
    remark: 'Remarque',
    value: 'Relevé',
    note: 'Note',
    label: 'Ce que vous comptez',
    unit: 'Unité',
    baseline: 'Départ',
    target: 'Cible',
    due: 'Échéance',
    owner: 'Qui en répond',
    'on-date': 'Date',
    'new-value': 'Relevé',
    'new-date': 'Date',
    'new-note': 'Note',
  },
  resend: 'Envoyer de nouveau',
  home: 'Accueil',
  start: 'Aller à la roue',
  moderation: 'Aller aux commentaires qui attendent',
  signIn: 'Aller à la connexion',
  newPassword: 'Demander un nouveau mot de passe',
  owner: 'Ouvrir la page de la stratégie',
  replacedHere: 'C’est ce navigateur qui l’a remplacé : il a le nouveau lien.',
};

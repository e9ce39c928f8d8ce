export const mail = {
  notice: {
    subjectOne: (title: string): string => `Un commentaire à lire sur « ${title} »`,
    subjectMany: (count: number): string => `${count} commentaires en attente`,
    leadOne: 'Un commentaire attend votre décision.',
    leadMany: (count: number): string =>
      `${count} commentaires attendent votre décision. Voici les plus anciens :`,
    article: (title: string): string => `Article : ${title}`,
    name: (name: string): string => `Nom : ${name}`,
    email: (email: string): string => `E-mail : ${email}`,
    noEmail: 'sans adresse',
    reasons: (reasons: string): string => `Retenu parce que : ${reasons}`,
    cut: (count: string): string =>
      `Le texte continue sur la page : en voici les ${count} premiers caractères.`,
    act: 'Le lire et décider (ouvrir ce lien ne change rien, il sert pendant 7 jours) :',
    queue: 'Toute la file d’attente :',
    item: (name: string, title: string): string => `– ${name}, sur « ${title} »`,
  },
  confirm: {
    subject: (site: string): string => `${site} : confirmez votre adresse`,
    lead: (site: string, title: string): string =>
      `Cette adresse a été donnée sur ${site} pour savoir ce que devient un commentaire envoyé sur l’article « ${title} ».`,
    act: 'Si c’est bien vous, confirmez-la ici :',
    then: 'Vous recevrez alors un message quand ce commentaire aura été lu.',
    otherwise:
      'Si ce n’est pas vous, vous n’avez rien à faire : sans confirmation, nous n’écrirons plus à propos de ce commentaire.',
  },
  closing: {
    subject: (name: string): string => `Connexion de ${name} : codes refusés`,
    lead: (name: string, codes: number, minutes: number): string =>
      `Quelqu’un a donné le nom et le mot de passe de ${name}, avec ${codes} codes qui ne correspondent pas. Le compte est fermé pendant ${minutes} minutes ; un navigateur qui s’y est déjà connecté peut encore le faire.`,
    then: (command: string): string =>
      `Si ce n’est pas cette personne, son mot de passe est connu de quelqu’un d’autre : changez-le, sur la machine du site, par « ${command} » suivi de son nom.`,
    otherwise:
      'Si c’est elle, l’heure de son téléphone n’est peut-être pas juste : les codes en dépendent. Nous vous écrivons au plus une fois par jour au sujet d’un même compte.',
    log: 'Chaque fermeture est inscrite au journal :',
  },
  report: {
    subjectOne: (title: string): string => `Signalement d’un commentaire sur « ${title} »`,
    subjectAddition: (title: string): string => `Signalement complété, sur « ${title} »`,
    subjectMany: (count: number): string => `${count} signalements attendent`,
    leadOne: 'Quelqu’un signale un commentaire publié. À partir de maintenant, le site en a connaissance.',
    leadAddition: 'La personne qui a signalé ce commentaire complète son signalement.',
    leadMany: (count: number): string =>
      `${count} signalements attendent votre décision. Les derniers portent sur :`,
    item: (title: string): string => `– « ${title} »`,
    said: 'Ce qui lui est reproché :',
    comment: (name: string): string => `Le commentaire, signé ${name} :`,
    cut: (count: string): string =>
      `Le texte continue sur la page : en voici les ${count} premiers caractères.`,
    act: 'Le lire et décider (ouvrir ce lien ne change rien, il sert pendant 7 jours) :',
    close: 'Répondre au signalement et le clore, en donnant votre raison :',
    receipt: {
      subject: (title: string): string => `Votre signalement sur « ${title} » est reçu`,
      lead: (title: string): string =>
        `Nous avons reçu votre signalement d’un commentaire sur l’article « ${title} ». Une personne le lira, avec le commentaire.`,
      then: 'Quand elle aura décidé, un message vous dira quoi, et pourquoi.',
      otherwise:
        'Si vous n’avez rien signalé, quelqu’un a donné votre adresse à votre place : vous n’avez rien à faire.',
    },
    answer: {
      subject: (title: string): string => `Votre signalement sur « ${title} »`,
      lead: (title: string): string =>
        `Vous avez signalé un commentaire sur l’article « ${title} ». Une personne a lu votre signalement et le commentaire, et a décidé sans l’aide d’un programme.`,
      stays: 'Sa décision : le commentaire reste publié.',
      gone: 'Sa décision : le commentaire n’est plus publié.',
      reason: 'Elle en donne cette raison :',
      contest: 'Si vous n’êtes pas d’accord, vous pouvez :',
      anew: '– signaler de nouveau ce commentaire, en disant ce qui n’a pas été vu :',
      write: (contact: string): string => `– écrire à ${contact}, en joignant ce message ;`,
      court: '– saisir la justice, à tout moment.',
    },
    removal: {
      lead: (title: string): string =>
        `Vous avez signalé un commentaire sur l’article « ${title} ». Ce commentaire n’est plus publié : il vient d’être effacé du site.`,
      then: 'Personne n’avait encore répondu à votre signalement. Il est clos, puisqu’il n’a plus d’objet.',
    },
  },
  test: {
    subject: (site: string): string => `${site} : une lettre d’essai`,
    lead: (site: string, command: string): string =>
      `Ce message vient de ${site} : la commande « ${command} » vient de l’envoyer.`,
    then: 'S’il est arrivé, le site peut écrire. Voyez aussi s’il a été rangé parmi les indésirables.',
  },
  decision: {
    publishedSubject: (title: string): string => `Votre commentaire sur « ${title} » est publié`,
    published: (title: string): string => `Votre commentaire sur l’article « ${title} » est publié.`,
    see: 'Le voir sur le site :',
    refusedSubject: (title: string): string => `Votre commentaire sur « ${title} »`,
    refused: (title: string): string =>
      `Votre commentaire sur l’article « ${title} » a été lu par une personne, qui a choisi de ne pas le publier.`,
    reason: 'Elle en donne cette raison :',
    article: 'Vous pouvez toujours lire l’article :',
    unsubscribe:
      'Vous recevez ce message parce que vous l’avez demandé en envoyant ce commentaire. Ne plus en recevoir :',
  },
};

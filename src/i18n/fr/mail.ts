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
      `Quelqu’un a donné le nom et le mot de passe de ${name}, avec ${codes} codes qui ne correspondent pas. Le compte est fermé pour ${minutes} minutes ; un navigateur qui s’y est déjà connecté peut encore le faire.`,
    then: (command: string): string =>
      `Si ce n’est pas cette personne, son mot de passe est connu de quelqu’un d’autre : changez-le, sur la machine du site, par « ${command} » suivi de son nom.`,
    otherwise:
      'Si c’est elle, l’heure de son téléphone n’est peut-être pas juste : les codes en dépendent. Nous ne vous écrivons qu’une fois par jour à propos d’un compte.',
    log: 'Chaque fermeture est inscrite au journal :',
  },
  decision: {
    publishedSubject: (title: string): string => `Votre commentaire sur « ${title} » est publié`,
    published: (title: string): string => `Votre commentaire sur l’article « ${title} » est publié.`,
    see: 'Le voir sur le site :',
    refusedSubject: (title: string): string => `Votre commentaire sur « ${title} »`,
    refused: (title: string): string =>
      `Votre commentaire sur l’article « ${title} » a été lu par une personne, qui a choisi de ne pas le publier.`,
    reason: 'Elle en donne cette raison :',
    article: 'L’article reste ouvert à la lecture :',
    unsubscribe:
      'Vous recevez ce message parce que vous l’avez demandé en envoyant ce commentaire. Ne plus en recevoir :',
  },
};

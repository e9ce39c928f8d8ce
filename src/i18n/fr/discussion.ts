import { wait } from './comments.ts';

export const discussion = {
  space: 'Espace de contributions. Chaque commentaire est lu par une personne avant d’être publié.',
  spaceOpen:
    'Espace de contributions. Un commentaire peut paraître avant d’être lu : signalez ceux qui posent problème.',
  pages: 'Pages de commentaires',
  moreReplies: (count: number): string =>
    count === 1 ? 'Lire une réponse de plus' : `Lire ${count} réponses de plus`,
  readOn: 'Lire la suite',
  oneThread: 'Voici un seul fil de la discussion.',
  wholeDiscussion: 'Lire toute la discussion',
  preview: 'Aperçu de votre commentaire',
  readAgain: (count: number): string =>
    count === 1 ? 'Relire le commentaire' : `Relire les ${count} commentaires`,
  previewNote: 'Rien n’est encore envoyé.',
  closed: 'Les commentaires de cet article sont fermés.',
  noMail: 'Ce site n’envoie pas d’e-mails pour l’instant : cette case est sans effet.',
  stub: 'Ce commentaire a été retiré.',
  edit: 'Corriger mon commentaire',
  edited: 'modifié',
  reply: 'Répondre',
  replyTo: 'à',
  report: 'Signaler',
  reportOf: 'le commentaire de',
  replyingTo: (name: string): string => `Vous répondez à ${name}.`,
  noReply: 'Écrire plutôt un commentaire à part',
  editTitle: 'Corriger votre commentaire',
  editLead: (time: string): string =>
    `Vous pouvez corriger ce texte jusqu’à ${time}. Il sera relu avant d’être publié.`,
  editSave: 'Enregistrer la correction',
  editedTitle: 'Correction enregistrée',
  edited303: 'Votre correction est enregistrée.',
  editLate:
    'Ce commentaire a changé entre-temps : votre correction n’a pas été enregistrée. La voici, pour que vous puissiez la copier.',
  editFull: (most: number): string =>
    `Vous avez déjà corrigé ce commentaire ${most} fois : cette correction n’a pas été enregistrée. La voici, pour que vous puissiez la copier.`,
  reportTitle: 'Signaler un commentaire',
  reportLead: 'Dites ce qui pose problème. Une personne lira votre message et le commentaire.',
  reportReason: {
    label: 'Ce qui pose problème',
    subject: 'Ce qui pose problème',
    missing: 'Dites ce qui pose problème',
    full: (most: number): string =>
      `Ce signalement est déjà long, et une personne va le lire. Il contient ${most} caractères au plus, ajouts compris. Raccourcissez ce que vous ajoutez`,
  },
  reportEmail: {
    label: 'Votre adresse e-mail',
    hint: 'Pour vous répondre. Elle ne sera pas publiée.',
    answered:
      'Nous y écrivons que le signalement est reçu, puis ce qui a été décidé et pourquoi. Elle ne sera pas publiée.',
  },
  reportSend: 'Envoyer le signalement',
  reportedTitle: 'Signalement envoyé',
  reported: 'Merci. Votre signalement est enregistré : une personne va le lire.',
  reportWait: {
    title: 'Signalement à renvoyer plus tard',
    tooMany: (minutes: number): string =>
      `Plusieurs signalements sont arrivés de cette connexion. Votre texte est ci-dessous : renvoyez-le dans ${wait(minutes)}.`,
    full: (minutes: number, contact: string): string =>
      `Beaucoup de signalements arrivent en ce moment. Le vôtre n’est pas encore enregistré. Votre texte est ci-dessous : renvoyez-le dans ${wait(minutes)}${contact === '' ? '' : `, ou écrivez à ${contact}`}.`,
  },
  notices: {
    done: 'C’est fait',
    confirmTitle: 'Être prévenu·e de la suite',
    confirmLead:
      'Vous avez demandé à savoir si votre commentaire est publié. Confirmez que cette adresse est bien la vôtre.',
    confirm: 'Oui, me prévenir',
    confirmed: 'C’est noté : nous vous écrirons quand votre commentaire aura été lu.',
    endTitle: 'Ne plus être prévenu·e',
    endLead: 'Nous cesserons de vous écrire au sujet de ce commentaire.',
    end: 'Ne plus m’écrire',
    ended: 'C’est fait : nous ne vous écrirons plus à ce sujet.',
  },
};

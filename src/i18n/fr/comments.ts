import { capital } from '../format.ts';
import { numbers } from './numbers.ts';

function sum(a: number, b: number): string {
  return `combien font ${numbers[a] ?? a} plus ${numbers[b] ?? b} ?`;
}

function characters(count: number): string {
  return `${count} ${count > 1 ? 'caractères' : 'caractère'}`;
}

export function wait(minutes: number): string {
  const hours = Math.ceil(minutes / 60);
  if (minutes > 90) return `${hours} ${hours > 1 ? 'heures' : 'heure'}`;
  return `${minutes} ${minutes > 1 ? 'minutes' : 'minute'}`;
}

export const comments = {
  numbers,
  count: (count: number): string => {
    if (count === 0) return 'Aucun commentaire';
    return count === 1 ? '1 commentaire' : `${count} commentaires`;
  },
  formTitle: 'Laisser un commentaire',
  required: 'Tout est demandé, sauf ce qui est marqué « facultatif ».',
  fields: {
    name: {
      label: 'Nom',
      hint: 'Il sera publié avec votre commentaire.',
      subject: 'Votre nom',
      missing: 'Indiquez votre nom',
      tooLong: (max: number, length: number): string =>
        `Votre nom dépasse ${characters(max)} (il en compte ${length})`,
    },
    email: {
      label: 'Adresse e-mail',
      hint: 'Elle ne sera pas publiée.',
      subject: 'Votre adresse e-mail',
      missing: 'Indiquez votre adresse e-mail',
      shape: 'L’adresse doit ressembler à nom@exemple.fr',
    },
    website: {
      label: 'Site',
      hint: 'Par exemple exemple.fr. Votre nom y mènera une fois le commentaire publié.',
      subject: 'L’adresse du site',
      shape: 'L’adresse du site doit ressembler à exemple.fr ou https://exemple.fr',
    },
    comment: {
      label: 'Commentaire',
      hint: 'De 3 à 5 000 caractères. Une ligne vide commence un paragraphe.',
      subject: 'Votre commentaire',
      missing: 'Écrivez votre commentaire',
      tooShort: (min: number): string => `Écrivez au moins ${characters(min)}`,
      tooLong: (over: number): string => `Raccourcissez votre commentaire de ${characters(over)}`,
    },
    notify: {
      label: 'M’écrire quand mon commentaire aura été lu',
      hint: 'Vous confirmerez d’abord votre adresse. Chaque message permet d’arrêter.',
    },
    remember: {
      label: 'Me reconnaître la prochaine fois',
      hint: 'Pose un cookie dans ce navigateur, pour six mois.',
    },
    decoy: { label: 'Ne remplissez pas ce champ' },
  },
  privacy: {
    notice:
      'Votre adresse e-mail ne sera pas publiée. Elle sert à vous répondre et à lutter contre les indésirables ; elle est effacée au bout de 3 ans.',
    link: 'Vos données',
  },
  captcha: {
    question: (a: number, b: number): string => `${capital(sum(a, b))} (${a} + ${b})`,
    hint: 'Répondez en chiffres ou en lettres. Cela nous aide à écarter les robots.',
    wayRound: 'Cette question vous bloque ? Écrivez-nous à',
    problems: {
      missing: (a: number, b: number): string => `Répondez à la question : ${sum(a, b)}`,
      wrong: (a: number, b: number): string =>
        `La réponse ne correspond pas à la question. Voici une nouvelle question : ${sum(a, b)} Vos mots sont conservés.`,
      expired: (): string => 'La question a expiré. En voici une autre',
      used: (): string => 'Cette question a déjà servi. En voici une autre',
      invalid: (): string => 'Cette question n’est pas celle de cet article. En voici une autre',
      'too-fast': (): string => 'Votre envoi est parti très vite. Envoyez-le de nouveau',
      moved: (): string => 'Votre connexion a changé. Voici une nouvelle question ; vos mots sont conservés',
      worn: (): string =>
        'Cette question a déjà servi à beaucoup de monde. En voici une rien que pour vous ; vos mots sont conservés',
    },
  },
  preview: 'Voir l’aperçu',
  send: 'Envoyer le commentaire',
  sentTitle: 'Commentaire reçu',
  sent: 'Merci. Votre commentaire est en attente de validation. Il sera lu par une personne',
  pending: 'En attente de validation — visible de vous seul',
  duplicate: 'Ce commentaire nous est déjà parvenu',
  closed: 'Les commentaires de cet article sont fermés. Voici votre texte, pour que vous puissiez le copier',
  crossSite:
    'Cet envoi vient d’un autre site et n’a pas été enregistré. Voici votre texte, pour que vous puissiez le copier',
  tooManyTitle: 'Commentaire à renvoyer plus tard',
  tooMany: (minutes: number): string =>
    `Plusieurs commentaires sont arrivés de cette connexion. Réessayez dans ${wait(minutes)}. Votre texte est ci-dessous`,
  siteFullTitle: 'Commentaire à renvoyer plus tard',
  siteFull: (minutes: number): string =>
    `Nous recevons en ce moment plus de commentaires que nous ne pouvons en relire. Le vôtre n’est pas encore enregistré. Votre texte est ci-dessous : renvoyez-le dans ${wait(minutes)}`,
  permalink: (name: string): string => `Lien vers le commentaire de ${name}`,
  anonymous: 'Anonyme',
  reply: { unknown: 'Le commentaire auquel vous répondez n’est plus là : ouvrez de nouveau l’article' },
  reasons: {
    decoy: (): string => 'champ piège rempli',
    blocked: (): string => 'adresse ou domaine bloqué',
    links: (count: string): string => (count === '1' ? '1 lien' : `${count} liens`),
    website: (host: string): string => `site répété dans le texte : ${host}`,
    word: (word: string): string => `mot : ${word}`,
    first: (): string => '1er commentaire',
    unknown: (): string => 'auteur·e non reconnu·e',
    all: (): string => 'tout est relu',
  },
  settings: {
    outside: (label: string, min: number, max: number): string =>
      `« ${label} » : indiquez un nombre entier de ${min} à ${max}`,
    purgeTooEarly: 'L’effacement doit venir après l’avertissement',
    wordEmpty: (entry: string): string =>
      `« ${entry} » ne contient ni lettre ni chiffre : retirez cette ligne`,
    wordTooLong: (max: number): string => `Une ligne de la liste compte ${characters(max)} au plus`,
    tooManyWords: (max: number, count: number): string =>
      `La liste compte ${max} lignes au plus (il y en a ${count})`,
    fields: {
      holdAll: {
        label: 'Relire avant de publier',
        effect:
          'Rien ne paraît avant votre accord. Relire avant, c’est avoir eu connaissance du texte ; publier d’abord, c’est devoir retirer vite ce qui vous est signalé.',
      },
      trustKnown: {
        label: 'Publier tout de suite les auteurs connus',
        effect:
          'Une personne déjà publiée et reconnue par son cookie n’attend plus, sauf pour un lien ou un mot de la liste.',
      },
      holdFirst: {
        label: 'Relire qui n’est pas reconnu',
        effect:
          'Le premier commentaire de chacun attend votre accord, et celui d’une personne que son cookie ne fait pas reconnaître. Sans cela, et sans tout relire, un commentaire paraît dès son envoi, sauf pour un lien ou un mot de la liste.',
      },
      linksHeld: {
        label: 'Nombre de liens qui retient un commentaire',
        effect: 'Un commentaire qui contient au moins ce nombre de liens attend votre accord.',
      },
      words: {
        label: 'Mots qui retiennent un commentaire',
        effect:
          'Une ligne par mot ou par expression. Seuls les mots entiers comptent, avec ou sans accents, et même en lettres d’un autre alphabet ; un mot retient, il n’efface jamais.',
      },
      closeAfterDays: {
        label: 'Fermer les commentaires au bout de (jours)',
        effect: 'Passé ce délai après la parution, un article n’accepte plus de commentaire. 0 : jamais.',
      },
      replies: {
        label: 'Permettre les réponses',
        effect: 'Chaque commentaire publié peut recevoir des réponses, sur un seul niveau.',
      },
      noticeMinutes: {
        label: 'Délai entre deux avis (minutes)',
        effect: 'Vous recevez au plus un message par délai, qui regroupe les commentaires en attente.',
      },
      addressMonths: {
        label: 'Garder l’adresse réseau (mois)',
        effect: 'L’adresse d’où vient un commentaire est effacée passé ce délai. 0 : elle n’est pas gardée.',
      },
      spamDays: {
        label: 'Garder les indésirables (jours)',
        effect: 'Un commentaire indésirable est effacé pour de bon passé ce délai.',
      },
      trashDays: {
        label: 'Garder la corbeille (jours)',
        effect: 'Un commentaire mis à la corbeille est effacé pour de bon passé ce délai.',
      },
      warnDays: {
        label: 'Avertir d’un commentaire oublié (jours)',
        effect: 'Vous êtes averti·e quand un commentaire attend depuis ce nombre de jours.',
      },
      purgeDays: {
        label: 'Effacer un commentaire oublié (jours)',
        effect: 'Un commentaire resté sans décision est effacé passé ce délai, après l’avertissement.',
      },
      captcha: {
        label: 'Poser la question',
        effect: 'Le formulaire demande le résultat d’une addition, pour écarter les robots.',
      },
      captchaHours: {
        label: 'Durée de la question (heures)',
        effect:
          'Un formulaire resté ouvert plus longtemps reçoit une nouvelle question ; son texte est gardé.',
      },
      captchaSeconds: {
        label: 'Durée minimale de l’envoi (secondes)',
        effect: 'Un formulaire envoyé plus vite est à envoyer de nouveau, sans rien retaper.',
      },
      website: {
        label: 'Demander le site',
        effect: 'Le formulaire propose d’indiquer un site, vers lequel mène le nom une fois publié.',
      },
      editMinutes: {
        label: 'Temps pour corriger (minutes)',
        effect: 'L’auteur peut corriger son commentaire pendant ce temps. 0 : il ne le peut pas.',
      },
      language: {
        label: 'Langue des messages',
        effect: 'Les avis qui vous sont envoyés sont écrits dans cette langue.',
      },
    },
  },
};

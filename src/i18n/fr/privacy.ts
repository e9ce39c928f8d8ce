import { numberWord } from '../amounts.ts';
import { formatNumber } from '../format.ts';
import type { PrivacyFacts } from '../retention.ts';

interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const sections = (facts: PrivacyFacts): readonly Section[] => [
  ...responsible(facts),
  {
    title: 'Ce que la roue conserve',
    paragraphs: [
      `Un brouillon : vos réponses, reliées à un cookie de session tiré au hasard. Il s’efface après ${days(facts.draftDays)} sans visite, la session après ${days(facts.sessionDays)}.`,
      'Une stratégie enregistrée : ce que vous avez écrit, sans compte ni adresse. Quiconque a l’un de ses liens peut la lire. Nous ne conservons pas ces liens, seulement leur empreinte.',
      `Elle se garde ${months(facts.strategyMonths)} après le dernier enregistrement, la dernière note au suivi ou la dernière prolongation. Vous pouvez la supprimer vous-même : son contenu s’efface ${days(facts.undoDays)} plus tard.`,
      `Si vous voulez pouvoir redemander vos liens par e-mail, nous gardons une empreinte de votre adresse, pas l’adresse. Elle s’efface avec la stratégie, avec son lien de modification, ou d’un bouton. L’adresse elle-même reste ${days(facts.sentDays)} dans le registre des envois, et ${days(facts.unsentDays)} si le message n’a pas pu partir.`,
      `Si vous cochez « Compter cette roue », nous comptons sans votre nom ${colours(facts.approaches)}, le mois et, si vous suivez la stratégie, qu’un relevé y est noté et votre dernière décision sur chaque approche ; les couleurs peuvent être montrées à qui a une roue proche, à partir de ${strategies(facts.leastAlike)} qui les ont. Enregistrez sans la case, ou supprimez la stratégie, et elle n’est plus comptée : elle sort du comptage suivant. D’un même réseau, ${wheels(facts.wheelsOfNetwork)} au plus par jour ; pour cela, nous gardons une empreinte de l’adresse réseau jusqu’à la fin du jour.`,
      'Pour limiter ce qu’une même personne crée en un jour, nous comptons avec une empreinte de votre navigateur et une de votre adresse réseau, qui changent chaque jour et s’effacent le lendemain.',
      'La page partagée montre vos mots, vos raisons et vos plans, avec les lieux et les noms que vous y écrivez. D’où vous partez et ce sur quoi vous comptez s’y lisent aussi, sauf si vous décochez la case qui le propose ; vos réponses au diagnostic, seulement si vous cochez la leur. Nous n’y mettons jamais le nom du rival : si vous l’écrivez vous-même, il y sera. Si vous permettez l’aperçu du lien, la messagerie où on le colle peut copier l’image de la page, et la garder. Si vous faites un test à l’aveugle, sa page, et elle seule, propose le nom du rival parmi d’autres.',
    ],
  },
  {
    title: 'Ce qu’un test à l’aveugle conserve',
    paragraphs: [
      `Pour chaque navigateur qui répond, et pour chaque version de la stratégie : qui pourrait la signer, ce qui est dit de chaque phrase, et le nom ou les initiales et la remarque si la personne les écrit. La personne qui a fait le test les voit. La page partagée n’en dit rien ou, si elle le choisit et à partir de ${answers(facts.leastAnswers)}, combien de gens ont reconnu la marque.`,
      `Chaque personne peut changer sa réponse, ou vider son nom et sa remarque, jusqu’à la fin du test. Tout s’efface avec la stratégie.${asked(facts, ' Pour faire effacer une réponse avant, écrivez-nous le nom donné : rien d’autre ne la relie à vous.')}`,
    ],
  },
  {
    title: 'Ce que le suivi conserve',
    paragraphs: [
      'Vos indicateurs, avec leur départ, leur cible et le nom de qui en répond si vous l’écrivez ; chaque relevé, avec son jour, sa valeur et sa note ; chaque décision d’un bilan, avec sa raison. Un relevé corrigé reste dans l’historique, à côté de celui qui le remplace.',
      `Seules les personnes qui ont le lien de modification voient tout cela. Si vous choisissez de montrer le suivi, quiconque a un lien de lecture voit le départ, la cible, les valeurs qui comptent et qui en répond ; jamais les notes, ni ce qui a été corrigé. Des décisions et de leurs raisons, il ne lit que la note « Ce qui a changé, et pourquoi » de la version suivante, telle que vous l’enregistrez, que le suivi soit montré ou non. Tout s’efface avec la stratégie.${asked(facts, ' Pour faire effacer votre nom avant, écrivez-nous.')}`,
      `Si vous demandez des rappels par e-mail, nous gardons l’adresse, en clair, pour eux seuls et avec votre accord. Elle s’efface dès que vous les arrêtez, que la stratégie est supprimée ou expire, ou que son lien de modification est remplacé ; et au bout de ${days(facts.unconfirmedDays)} si personne ne la confirme. Les messages envoyés restent ${days(facts.sentDays)} dans le registre des envois, sans le lien ni un mot de la stratégie.`,
    ],
  },
  {
    title: 'Ce qu’un atelier conserve',
    paragraphs: [
      `La marque, la question posée au groupe, ce qu’il a décidé si la personne qui anime l’écrit et, pour chaque navigateur qui répond, ${choices(facts.approaches)} et un nom ou des initiales si la personne les écrit. Avant le dévoilement, personne ne les voit, même en animant ; ensuite, toutes les personnes qui ont répondu. L’écran de la salle montre alors les choix et la décision, sans les noms, à qui a le lien du groupe.`,
      `Un atelier s’efface avec ses réponses et ses noms après ${days(facts.workshopDays)} sans usage, ou tout de suite si la personne qui anime le supprime. Chaque personne peut retirer sa réponse avant le dévoilement. La personne qui anime voit l’heure de chaque réponse et peut aussi en retirer une. Une réponse non envoyée s’efface au bout de ${hours(facts.unsentAnswerHours)}.`,
      'La personne qui anime peut garder le tableau de qui a choisi quoi et la décision dans un brouillon, visible d’elle seule : ils s’effacent avec le brouillon, ou avec l’atelier si elle le supprime.',
    ],
  },
  {
    title: 'Ce qu’un commentaire conserve',
    paragraphs: [
      `Votre nom, votre site si vous l’indiquez et votre texte, qui sont publiés. Votre adresse e-mail, qui ne l’est jamais : elle sert à vous répondre et à lutter contre les indésirables, et s’efface ${months(facts.emailMonths)} après votre dernier commentaire.${edited(facts)}`,
      `${addressKept(facts)} Pour limiter les envois répétés et reconnaître un envoi en double, nous comptons aussi avec une empreinte de cette adresse et une de son voisinage, dont la clé change chaque jour, pendant ${hours(facts.quotaHours)}. Qu’une question du formulaire a servi reste noté ${hours(facts.questionHours)} au plus, sans dire par qui.`,
      `Un commentaire indésirable est effacé après ${days(facts.spamDays)}, un commentaire mis à la corbeille après ${days(facts.trashDays)}. Un commentaire resté sans décision est rappelé à la modération après ${days(facts.warnDays)}, et effacé après ${days(facts.purgeDays)}.`,
      ...told(facts),
      `Les personnes qui modèrent sont reconnues ${minutes(facts.idleMinutes)} sans geste et ${hours(facts.signedInHours)} en tout. Les essais de connexion sont comptés ${minutes(facts.attemptMinutes)}, avec une empreinte de l’adresse réseau.`,
    ],
  },
  {
    title: 'Sur quelle base',
    paragraphs: [
      'Publier votre commentaire et tenir les robots à l’écart relèvent de l’intérêt légitime du site et de votre demande. Les cases du formulaire, être prévenu·e et être reconnu·e, dépendent de votre accord : vous pouvez le retirer quand vous voulez.',
      'Aucune donnée ne part vers un autre service : ni mesure d’audience, ni image de profil, ni filtre extérieur.',
    ],
  },
  {
    title: 'Les cookies',
    paragraphs: [
      `Lire un article ou le commenter n’en pose aucun. La roue en pose un quand vous commencez un brouillon, répondez dans un atelier ou à un test à l’aveugle, car il faut bien savoir qu’il est à vous. « Me reconnaître » en pose un pour ${months(facts.writerMonths)}, seulement si vous cochez la case. Les personnes qui modèrent en reçoivent un pour la session et un autre pour que leur navigateur soit reconnu pendant ${days(facts.deviceDays)} quand quelqu’un d’autre essaie leur compte.`,
    ],
  },
  {
    title: 'Vos droits',
    paragraphs: [rights(facts), backups(facts), complaint(facts)],
  },
];

export const privacy = {
  title: 'Données personnelles',
  lead: 'Ce que ce site conserve, pourquoi, et combien de temps.',
  sections,
  contact: 'Pour toute demande, écrivez à',
  forgetTitle: 'Ne plus être reconnu·e',
  forgetLead: 'Si vous avez coché « Me reconnaître », ce bouton efface le cookie de ce navigateur.',
  forget: 'Oublier qui je suis',
  forgottenTitle: 'C’est fait',
  forgotten: 'C’est fait : ce navigateur ne vous reconnaît plus.',
};

function responsible({ controller }: PrivacyFacts): readonly Section[] {
  return controller === '' ? [] : [{ title: 'Qui en est responsable', paragraphs: controller.split('\n') }];
}

/** What may be asked in writing, where an address to write to is given. */
function asked({ contact }: PrivacyFacts, sentence: string): string {
  return contact === '' ? '' : sentence;
}

function edited({ editMinutes }: PrivacyFacts): string {
  return editMinutes === 0
    ? ''
    : ` Vous pouvez corriger un commentaire vous-même dans les ${minutes(editMinutes)} qui suivent son envoi.`;
}

function addressKept({ addressMonths }: PrivacyFacts): string {
  return addressMonths === 0
    ? 'L’adresse réseau d’où vient le commentaire n’est pas conservée.'
    : `L’adresse réseau d’où vient le commentaire, rangée à part et effacée au bout de ${months(addressMonths)} au plus.`;
}

function told({ hasMail, noticeMinutes, sentDays, unsentDays, wishDays }: PrivacyFacts): readonly string[] {
  if (!hasMail) return [];
  const pace =
    noticeMinutes === 0 ? 'dès qu’il en arrive un' : `au plus une fois toutes les ${minutes(noticeMinutes)}`;
  return [
    `Un e-mail montre à la modération les commentaires qui attendent, ${pace}. Tout message reste ${days(sentDays)} dans le registre des envois, et ${days(unsentDays)} s’il n’a pas pu partir. Un souhait d’être prévenu·e que vous ne confirmez pas, ou que vous arrêtez, est oublié après ${days(wishDays)}.`,
  ];
}

function rights({ contact, answerMonths }: PrivacyFacts): string {
  const what =
    'Vous pouvez demander une copie de ce qui vous concerne, sa correction ou son effacement. Un commentaire peut être effacé avec son texte, ou rester en ligne sous le nom « Anonyme ».';
  return contact === ''
    ? `${what} Ce site n’indique pas encore à qui l’écrire.`
    : `${what} Nous répondons en ${months(answerMonths)} au plus.`;
}

function backups({ backupDays, isOnServer }: PrivacyFacts): string {
  if (isOnServer)
    return `Une donnée effacée cesse aussitôt d’être lisible sur le site. Le journal et les sauvegardes du serveur de base de données la gardent ${backupDays === 0 ? 'jusqu’à leur remplacement' : `${days(backupDays)} au plus`} ; les effacements sont appliqués de nouveau après une restauration.`;
  return backupDays === 0
    ? 'Le site ne fait pas de sauvegardes par lui-même. Si son propriétaire en fait, elles gardent une donnée effacée jusqu’à ce qu’il les renouvelle ; les effacements sont appliqués de nouveau après une restauration.'
    : `Les sauvegardes que fait le site gardent une donnée effacée ${days(backupDays)} au plus ; les effacements sont appliqués de nouveau après une restauration.`;
}

function complaint({ authority }: PrivacyFacts): string {
  return authority === ''
    ? 'Si une réponse ne vous convient pas, vous pouvez saisir l’autorité de protection des données de votre pays : en France, la CNIL (cnil.fr).'
    : `Si une réponse ne vous convient pas, vous pouvez saisir l’autorité de contrôle : ${oneLine(authority)}`;
}

function oneLine(text: string): string {
  const line = text.replaceAll('\n', ', ');
  return line.endsWith('.') ? line : `${line}.`;
}

const counted =
  (one: string, many: string) =>
  (count: number): string =>
    `${formatNumber('fr', count)}\u00a0${count < 2 ? one : many}`;
const minutes = counted('minute', 'minutes');
const hours = counted('heure', 'heures');
const days = counted('jour', 'jours');
const months = counted('mois', 'mois');
const strategies = counted('stratégie', 'stratégies');
const answers = counted('réponse', 'réponses');
const wheels = counted('roue compte', 'roues comptent');

function colours(approaches: number | undefined): string {
  return approaches === undefined
    ? 'sa méthode, ses couleurs'
    : `ses ${numberWord('fr', approaches)} couleurs`;
}

function choices(approaches: number | undefined): string {
  return approaches === undefined ? 'ses choix' : `${numberWord('fr', approaches)} choix`;
}

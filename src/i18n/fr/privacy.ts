import { numberWord } from '../amounts.ts';

interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** `approaches`: those of each wheel of this site, where all have the same number. */
const sections = (approaches: number | undefined): readonly Section[] => [
  {
    title: 'Ce que la roue conserve',
    paragraphs: [
      'Un brouillon : vos réponses, reliées à un cookie de session tiré au hasard. Il s’efface après 30 jours sans visite, la session après 180 jours.',
      'Une stratégie enregistrée : ce que vous avez écrit, sans compte ni adresse. Quiconque a l’un des deux liens peut la lire. Nous ne conservons pas ces liens, seulement leur empreinte.',
      'Elle se garde 24 mois après le dernier enregistrement, la dernière note au suivi ou la dernière prolongation. Vous pouvez la supprimer vous-même : son contenu s’efface 30 jours plus tard.',
      'Si vous voulez pouvoir redemander vos liens par e-mail, nous gardons une empreinte de votre adresse, pas l’adresse. Elle s’efface avec la stratégie, avec son lien de modification, ou d’un bouton. L’adresse elle-même reste sept jours dans le registre des envois.',
      `Si vous cochez « Compter cette roue », nous comptons sans votre nom ${colours(approaches)}, le mois et, si vous suivez la stratégie, qu’un relevé y est noté et votre dernière décision sur chaque approche ; les couleurs peuvent être montrées à qui a une roue proche, si cinq stratégies au moins les ont. Enregistrez sans la case, ou supprimez la stratégie, et elle n’est plus comptée : elle sort du comptage suivant. D’un même réseau, trois roues au plus comptent par jour ; pour cela, nous gardons une empreinte de l’adresse réseau jusqu’à la fin du jour.`,
      'Pour limiter ce qu’une même personne crée en un jour, nous comptons avec une empreinte de votre navigateur et une de votre adresse réseau, qui changent chaque jour et s’effacent le lendemain.',
      'La page partagée montre vos mots, vos raisons et vos plans, avec les lieux et les noms que vous y écrivez. D’où vous partez et ce sur quoi vous comptez s’y lisent aussi, sauf si vous décochez la case qui le propose ; vos réponses au diagnostic, seulement si vous cochez la leur. Nous n’y mettons jamais le nom du rival : si vous l’écrivez vous-même, il y sera. Si vous permettez l’aperçu du lien, la messagerie où on le colle peut copier l’image de la page, et la garder. Si vous faites un test à l’aveugle, sa page, et elle seule, propose le nom du rival parmi d’autres.',
    ],
  },
  {
    title: 'Ce qu’un test à l’aveugle conserve',
    paragraphs: [
      'Pour chaque navigateur qui répond, et pour chaque version de la stratégie : qui pourrait la signer, ce qui est dit de chaque phrase, et le nom ou les initiales et la remarque si la personne les écrit. La personne qui a fait le test les voit. La page partagée n’en dit rien ou, si elle le choisit et à partir de trois réponses, combien de gens ont reconnu la marque.',
      'Chaque personne peut changer sa réponse, ou vider son nom et sa remarque, jusqu’à la fin du test. Tout s’efface avec la stratégie. Pour faire effacer une réponse avant, écrivez-nous le nom donné : rien d’autre ne la relie à vous.',
    ],
  },
  {
    title: 'Ce que le suivi conserve',
    paragraphs: [
      'Vos indicateurs, avec leur départ, leur cible et le nom de qui en répond si vous l’écrivez ; chaque relevé, avec son jour, sa valeur et sa note ; chaque décision d’un bilan, avec sa raison. Un relevé corrigé reste dans l’historique, à côté de celui qui le remplace.',
      'Seules les personnes qui ont le lien de modification voient tout cela. Si vous choisissez de montrer le suivi, quiconque a un lien de lecture voit le départ, la cible, les valeurs qui comptent et qui en répond ; jamais les notes, ni ce qui a été corrigé. Des décisions et de leurs raisons, il ne lit que la note « Ce qui a changé, et pourquoi » de la version suivante, telle que vous l’enregistrez, que le suivi soit montré ou non. Tout s’efface avec la stratégie. Pour faire effacer votre nom avant, écrivez-nous.',
      'Si vous demandez des rappels par e-mail, nous gardons l’adresse, en clair, pour eux seuls et avec votre accord. Elle s’efface dès que vous les arrêtez, que la stratégie est supprimée ou expire, ou que son lien de modification est remplacé ; et au bout de sept jours si personne ne la confirme. Les messages envoyés restent sept jours dans le registre des envois, sans le lien ni un mot de la stratégie.',
    ],
  },
  {
    title: 'Ce qu’un atelier conserve',
    paragraphs: [
      `La marque, la question posée au groupe, ce qu’il a décidé si la personne qui anime l’écrit et, pour chaque navigateur qui répond, ${choices(approaches)} et un nom ou des initiales si la personne les écrit. Avant le dévoilement, personne ne les voit, même en animant ; ensuite, toutes les personnes qui ont répondu. L’écran de la salle montre alors les choix et la décision, sans les noms, à qui a le lien du groupe.`,
      'Un atelier s’efface avec ses réponses et ses noms après 30 jours sans usage, ou tout de suite si la personne qui anime le supprime. Chaque personne peut retirer sa réponse avant le dévoilement. La personne qui anime voit l’heure de chaque réponse et peut aussi en retirer une. Une réponse non envoyée s’efface au bout d’un jour.',
      'La personne qui anime peut garder le tableau de qui a choisi quoi et la décision dans un brouillon, visible d’elle seule : ils s’effacent avec le brouillon, ou avec l’atelier si elle le supprime.',
    ],
  },
  {
    title: 'Ce qu’un commentaire conserve',
    paragraphs: [
      'Votre nom, votre site si vous l’indiquez et votre texte, qui sont publiés. Votre adresse e-mail, qui ne l’est jamais : elle sert à vous répondre et à lutter contre les indésirables, et s’efface trois ans après votre dernier commentaire.',
      'L’adresse réseau d’où vient le commentaire, rangée à part et effacée au bout de douze mois au plus. Pour limiter les envois répétés et reconnaître un envoi en double, nous comptons aussi avec une empreinte de cette adresse et une de son voisinage, dont la clé change chaque jour, pendant vingt-quatre heures.',
      'Un commentaire indésirable ou mis à la corbeille est effacé après trente jours. Un commentaire resté sans décision l’est après quatre-vingt-dix jours.',
    ],
  },
  {
    title: 'Sur quelle base',
    paragraphs: [
      'Publier votre commentaire et tenir les robots à l’écart relèvent de l’intérêt légitime du site et de votre demande. Les deux cases du formulaire, être prévenu·e et être reconnu·e, dépendent de votre accord : vous pouvez le retirer quand vous voulez.',
      'Aucune donnée ne part vers un autre service : ni mesure d’audience, ni image de profil, ni filtre extérieur.',
    ],
  },
  {
    title: 'Les cookies',
    paragraphs: [
      'Lire un article ou le commenter n’en pose aucun. La roue en pose un quand vous commencez un brouillon, répondez dans un atelier ou à un test à l’aveugle, car il faut bien savoir qu’il est à vous. « Me reconnaître » en pose un pour six mois, seulement si vous cochez la case. Les personnes qui modèrent en reçoivent deux en se connectant : l’un pour la session, l’autre pour que leur navigateur soit reconnu pendant 180 jours quand quelqu’un d’autre essaie leur compte.',
    ],
  },
  {
    title: 'Vos droits',
    paragraphs: [
      'Vous pouvez demander une copie de ce qui vous concerne, sa correction ou son effacement. Un commentaire peut être effacé avec son texte, ou rester en ligne sous le nom « Anonyme ». Nous répondons en un mois au plus.',
      'Les sauvegardes gardent une donnée effacée jusqu’à ce que le propriétaire du site les renouvelle ; les effacements sont appliqués de nouveau après une restauration.',
      'Si notre réponse ne vous convient pas, vous pouvez saisir la CNIL (cnil.fr).',
    ],
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

function colours(approaches: number | undefined): string {
  return approaches === undefined
    ? 'sa méthode, ses couleurs'
    : `ses ${numberWord('fr', approaches)} couleurs`;
}

function choices(approaches: number | undefined): string {
  return approaches === undefined ? 'ses choix' : `${numberWord('fr', approaches)} choix`;
}

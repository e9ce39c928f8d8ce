import type { Effort } from '../terms.ts';
import type { Words } from '../i18n/languages.ts';

/** A saved revision keeps the version of the list that it was made with. */
export const CATALOGUE_VERSION = '2026-12';

/** Wheel order: clockwise from the top, index 0 to 11. Never reorder: neighbours are related and facing sectors pull apart. */
export const APPROACH_KEYS = [
  'listen',
  'answer',
  'reassure',
  'sell',
  'teach',
  'recruit',
  'take-a-stand',
  'build-world',
  'entertain',
  'amplify',
  'rally',
  'co-create',
] as const;
export type ApproachKey = (typeof APPROACH_KEYS)[number];

export type Family = 'care' | 'craft' | 'desire' | 'movement';

export interface Approach {
  readonly key: ApproachKey;
  readonly family: Family;
  readonly effort: Effort;
  /** At most 13 characters: it is written round the rim of the wheel. */
  readonly label: Words;
  /** `summary`, `fits`, `trap` and `firstMove` are sentences, with a capital and a full stop. */
  readonly summary: Words;
  readonly fits: Words;
  readonly trap: Words;
  readonly firstMove: Words;
  /** Phrases, in lower case and without a full stop, as are `opposite` and all that follows but `example`. */
  readonly indicators: readonly [Words, Words];
  readonly opposite: Words;
  /** After "nous voulons" / "we want to". No comma and no "et" / "and": it goes into lists. */
  readonly infinitive: Words;
  /** After "nous laissons de côté" / "we leave aside". */
  readonly noun: Words;
  /** After "nous suivrons" / "we will watch". */
  readonly indicator: Words;
  /** What a brand did and published; not a proof that it caused growth. */
  readonly example: { readonly text: Words; readonly source: string };
}

export const FAMILIES: readonly { readonly key: Family; readonly label: Words }[] = [
  { key: 'care', label: { fr: 'Relation', en: 'Care' } },
  { key: 'craft', label: { fr: 'Métier', en: 'Know-how' } },
  { key: 'desire', label: { fr: 'Désir', en: 'Desire' } },
  { key: 'movement', label: { fr: 'Élan collectif', en: 'Movement' } },
];

/** What the catalogue says of one approach. */
export function approach(key: ApproachKey): Approach {
  return CATALOGUE[key];
}

/** The approach on the other side of the wheel, which pulls the other way (six sectors further). */
export function facing(key: ApproachKey): ApproachKey {
  return FACING[key];
}

const FACING = Object.fromEntries(
  APPROACH_KEYS.map((key, index) => [key, APPROACH_KEYS[(index + 6) % APPROACH_KEYS.length]]),
) as Readonly<Record<ApproachKey, ApproachKey>>;

const CATALOGUE: Readonly<Record<ApproachKey, Approach>> = {
  listen: {
    key: 'listen',
    family: 'care',
    effort: 'low',
    label: { fr: 'Écouter', en: 'Listen' },
    summary: {
      fr: 'Recueillir ce que les gens disent de vous et de votre métier, puis s’en servir pour décider.',
      en: 'Gather what people say about you and your trade, then use it to decide.',
    },
    fits: {
      fr: 'On vous critique sans que vous sachiez bien pourquoi ; vous découvrez vos clients par hasard.',
      en: 'You are criticised and do not know why; you only learn about customers by accident.',
    },
    trap: {
      fr: 'Écouter sans rien changer, ou pour retarder le choix.',
      en: 'Listening and changing nothing; listening to put off choosing.',
    },
    firstMove: {
      fr: 'Relever 100 messages récents, les trier par sujet, changer une chose visible et le dire.',
      en: 'Collect 100 recent messages, sort them by topic, change one visible thing and say so.',
    },
    indicators: [
      { fr: 'décisions prises grâce à un retour client', en: 'decisions prompted by feedback' },
      { fr: 'délai entre le signal et la décision', en: 'time from signal to decision' },
    ],
    opposite: { fr: 'créer sans rien demander à personne', en: 'create without asking anyone' },
    infinitive: {
      fr: 'écouter nos clients avant de prendre la parole',
      en: 'listen to our customers before we speak',
    },
    noun: { fr: 'l’écoute', en: 'listening' },
    indicator: {
      fr: 'le nombre de décisions prises grâce à un retour client',
      en: 'the number of decisions prompted by customer feedback',
    },
    example: {
      text: {
        fr: 'Gatorade (PepsiCo) a ouvert une salle où une équipe suivait jour et nuit ce qui se disait de la marque.',
        en: 'Gatorade (PepsiCo) set up a room where a team followed, round the clock, what people said about the brand.',
      },
      source: 'WARC, news 29750; McKinsey 2012',
    },
  },
  answer: {
    key: 'answer',
    family: 'care',
    effort: 'high',
    label: { fr: 'Répondre', en: 'Answer' },
    summary: {
      fr: 'Prendre chaque question ou plainte publique et la régler, une par une.',
      en: 'Take each public question or complaint and settle it, one by one.',
    },
    fits: {
      fr: 'Des messages attendent ; la qualité est critiquée ; l’achat demande de l’aide.',
      en: 'Messages are waiting; quality is criticised; a purchase needs help.',
    },
    trap: {
      fr: 'Promettre un délai sans équipe ; réciter des formules.',
      en: 'Promising a response time you cannot staff; reciting stock phrases.',
    },
    firstMove: {
      fr: 'Afficher des heures et un délai tenables, vider la file, noter les dix motifs les plus fréquents.',
      en: 'Post hours and a delay you can keep, clear the queue, note the ten commonest reasons.',
    },
    indicators: [
      { fr: 'délai de première réponse', en: 'first-response time' },
      { fr: 'part de cas réglés sans relance', en: 'share settled without a reminder' },
    ],
    opposite: {
      fr: 'tout mettre en libre-service, ne rien traiter en public',
      en: 'offer self-service only, settle nothing in public',
    },
    infinitive: { fr: 'répondre vite à chaque client', en: 'answer every customer quickly' },
    noun: { fr: 'la réponse à chacun', en: 'answering one by one' },
    indicator: { fr: 'le délai de première réponse', en: 'first-response time' },
    example: {
      text: {
        fr: 'Quand le nuage de cendres a cloué les avions au sol en avril 2010, 120 personnes de KLM se sont relayées sept jours pour répondre aux voyageurs. Une équipe permanente de 23 personnes en est née.',
        en: 'When the ash cloud grounded flights in April 2010, 120 people at KLM worked in shifts for seven days to answer travellers. A permanent team of 23 came out of it.',
      },
      source: 'ZDNet 2011; PhocusWire',
    },
  },
  reassure: {
    key: 'reassure',
    family: 'care',
    effort: 'medium',
    label: { fr: 'Rassurer', en: 'Reassure' },
    summary: {
      fr: 'Montrer des preuves et expliquer ce qui inquiète, surtout quand c’est gênant.',
      en: 'Show proof and explain what worries people, above all when it is awkward.',
    },
    fits: {
      fr: 'On doute de l’origine, des prix ou des pratiques ; des rumeurs courent ; une crise est possible.',
      en: 'There are doubts about origin, prices or practices; rumours; a risk of crisis.',
    },
    trap: {
      fr: 'Ouvrir les portes sans rien à montrer ; effacer les critiques.',
      en: 'Opening the doors on an empty room; deleting criticism.',
    },
    firstMove: {
      fr: 'Lister les dix doutes les plus fréquents, répondre aux trois plus durs avec une preuve, écrire la marche à suivre en crise.',
      en: 'List the ten commonest doubts, answer the three hardest with proof, write the crisis drill.',
    },
    indicators: [
      { fr: 'part d’avis méfiants', en: 'share of distrustful comments' },
      { fr: 'lectures des preuves', en: 'views of the proof' },
    ],
    opposite: { fr: 'cultiver le secret', en: 'keep the mystery' },
    infinitive: { fr: 'rassurer par des preuves visibles', en: 'reassure people with visible proof' },
    noun: { fr: 'la transparence', en: 'transparency' },
    indicator: { fr: 'la part d’avis méfiants', en: 'the share of distrustful comments' },
    example: {
      text: {
        fr: 'En 2012, McDonald’s Canada a invité chacun à poser n’importe quelle question sur sa nourriture. Plus de 23 000 questions avaient reçu une réponse quand les États-Unis ont repris l’idée.',
        en: 'In 2012 McDonald’s Canada invited any question at all about its food. More than 23,000 were answered by the time the United States copied the idea.',
      },
      source: 'The Globe and Mail, article21096525',
    },
  },
  sell: {
    key: 'sell',
    family: 'craft',
    effort: 'medium',
    label: { fr: 'Vendre', en: 'Sell' },
    summary: {
      fr: 'Mener à l’achat là où les gens parlent déjà : une offre, une démonstration, un chemin court.',
      en: 'Help people buy where they already talk: an offer, a demonstration, a short way to buy.',
    },
    fits: {
      fr: 'On vous connaît mais on hésite ; vos campagnes ne mènent nulle part.',
      en: 'People know you but hesitate; your campaigns lead nowhere.',
    },
    trap: {
      fr: 'Ne plus publier que des promotions ; compter des ventes qui se seraient faites sans vous.',
      en: 'Publishing promotions only; counting sales that would have happened anyway.',
    },
    firstMove: {
      fr: 'Une seule offre, deux gestes pour acheter, un code pour compter, un groupe témoin.',
      en: 'One offer, two taps to buy, one code to count, one control group.',
    },
    indicators: [
      { fr: 'ventes attribuées', en: 'traced sales' },
      { fr: 'part de nouveaux clients', en: 'share of new customers' },
    ],
    opposite: { fr: 'ne jamais vendre ici', en: 'never sell here' },
    infinitive: { fr: 'vendre là où la conversation a lieu', en: 'sell where the conversation happens' },
    noun: { fr: 'la vente', en: 'selling' },
    indicator: { fr: 'les ventes attribuées à ces échanges', en: 'sales traced to these exchanges' },
    example: {
      text: {
        fr: 'En juin 2009, Dell a annoncé plus de 3 millions de dollars de ventes grâce à son compte @DellOutlet. The Guardian a demandé si ces ventes se seraient faites sans lui.',
        en: 'In June 2009 Dell announced more than $3m of sales thanks to its @DellOutlet account. The Guardian asked whether those sales would have happened without it.',
      },
      source: 'The Guardian, 13 June 2009; CNET',
    },
  },
  teach: {
    key: 'teach',
    family: 'craft',
    effort: 'medium',
    label: { fr: 'Transmettre', en: 'Teach' },
    summary: {
      fr: 'Donner un savoir utile, jusqu’à devenir la référence vers qui l’on se tourne.',
      en: 'Give away useful knowledge until you are the reference people turn to.',
    },
    fits: {
      fr: 'Votre savoir est rare ; l’achat est réfléchi ; vos clients sont des professionnels.',
      en: 'Your knowledge is rare; the purchase is considered; your buyers are businesses.',
    },
    trap: {
      fr: 'La leçon que personne n’a demandée ; le catalogue déguisé.',
      en: 'The lesson nobody asked for; a catalogue in disguise.',
    },
    firstMove: {
      fr: 'Noter vingt questions d’acheteurs, en traiter quatre à fond avec la personne qui sait.',
      en: 'Note twenty buyer questions, treat four in depth with the person who knows.',
    },
    indicators: [
      { fr: 'contenus enregistrés ou cités', en: 'content saved or quoted' },
      { fr: 'demandes nées d’un contenu', en: 'enquiries born from content' },
    ],
    opposite: { fr: 'garder le savoir-faire secret', en: 'keep the craft secret' },
    infinitive: { fr: 'transmettre ce que nous savons faire', en: 'teach what we know how to do' },
    noun: { fr: 'la transmission', en: 'teaching' },
    indicator: { fr: 'les contenus enregistrés pour plus tard', en: 'content saved for later' },
    example: {
      text: {
        fr: 'American Express a ouvert OPEN Forum en 2007 : des conseils pour les petites entreprises, jusqu’à près d’un million de visiteurs par mois.',
        en: 'American Express opened OPEN Forum in 2007: advice for small firms, and in time nearly one million visitors a month.',
      },
      source: '1to1media; Econsultancy',
    },
  },
  recruit: {
    key: 'recruit',
    family: 'craft',
    effort: 'low',
    label: { fr: 'Recruter', en: 'Recruit' },
    summary: {
      fr: 'Faire parler ceux qui travaillent chez vous pour attirer ceux qui pourraient venir.',
      en: 'Let those who work with you speak, to attract those who might join.',
    },
    fits: {
      fr: 'Des postes restent vacants ; les équipes sont fières ; personne ne connaît vos visages.',
      en: 'Jobs stay open; your teams are proud; nobody knows your faces.',
    },
    trap: {
      fr: 'Écrire à la place des salariés ; une vitrine que les avis démentent.',
      en: 'Writing for your own staff; a shop window that reviews contradict.',
    },
    firstMove: {
      fr: 'Trois volontaires racontent une vraie journée ; une page de règles ; un lien vers les postes.',
      en: 'Three volunteers tell a real day; one page of rules; a link to the jobs.',
    },
    indicators: [
      { fr: 'candidatures venues de ces pages', en: 'applications from these pages' },
      {
        fr: 'candidats qui citent un collègue vu en ligne',
        en: 'candidates who name a colleague seen online',
      },
    ],
    opposite: { fr: 'rester en retrait, sans visages', en: 'stay in the background, no faces' },
    infinitive: { fr: 'recruter en montrant notre quotidien', en: 'recruit by showing our daily work' },
    noun: { fr: 'le recrutement', en: 'recruiting' },
    indicator: { fr: 'les candidatures venues de ces pages', en: 'applications from these pages' },
    example: {
      text: {
        fr: 'Avec #LifeAtLoreal, les salariés de L’Oréal montrent leur quotidien. C’était d’abord une fenêtre sur les bureaux, c’est devenu un outil de marque employeur.',
        en: 'With #LifeAtLoreal, L’Oréal staff show their daily work. It began as a window on the offices and became an employer-brand tool.',
      },
      source: 'linkhumans.com; theflexiport.com',
    },
  },
  'take-a-stand': {
    key: 'take-a-stand',
    family: 'desire',
    effort: 'medium',
    label: { fr: 'S’engager', en: 'Take a stand' },
    summary: {
      fr: 'Défendre publiquement une cause liée à votre métier, actes à l’appui.',
      en: 'Publicly defend a cause tied to your trade, with deeds to show.',
    },
    fits: {
      fr: 'Une cause déjà prouvée, qui vous coûte quelque chose.',
      en: 'You have already proven the cause, and it costs you something.',
    },
    trap: {
      fr: 'Parler avant d’agir ; emprunter la cause des autres.',
      en: 'Speaking before acting; borrowing someone else’s cause.',
    },
    firstMove: {
      fr: 'Écrire l’engagement, sa preuve et son prix ; le soumettre à ceux qu’il concerne ; publier la preuve avant le slogan.',
      en: 'Write the pledge, its proof and its price; show it to those concerned; publish the proof before the slogan.',
    },
    indicators: [
      { fr: 'engagements tenus puis vérifiés', en: 'pledges kept then verified' },
      { fr: 'part de gens qui citent la cause', en: 'share of people who mention the cause' },
    ],
    opposite: { fr: 'rester neutre, hors produit', en: 'stay neutral beyond the product' },
    infinitive: {
      fr: 'nous engager pour une cause que nos actes prouvent',
      en: 'take a stand our actions already prove',
    },
    noun: { fr: 'la prise de position', en: 'taking a stand' },
    indicator: { fr: 'les engagements tenus puis vérifiés', en: 'pledges kept then verified' },
    example: {
      text: {
        fr: 'Depuis 2017, Camif (meubles, Niort) ferme sa boutique en ligne le jour du Black Friday. Une année, ce choix lui a coûté environ 400 000 € de ventes.',
        en: 'Since 2017 Camif (furniture, Niort) has closed its online shop on Black Friday. One year, that choice cost it about €400,000 of sales.',
      },
      source: 'LSA 2017; France 3',
    },
  },
  'build-world': {
    key: 'build-world',
    family: 'desire',
    effort: 'high',
    label: { fr: 'Faire rêver', en: 'Build a world' },
    summary: {
      fr: 'Ouvrir un univers riche et reconnaissable où l’on a envie d’entrer.',
      en: 'Open a rich, recognisable world that people want to step into.',
    },
    fits: {
      fr: 'La marque ne fait plus envie mais possède une histoire, un style, des coulisses.',
      en: 'The brand has lost its pull but still has a history, a style, a backstage.',
    },
    trap: {
      fr: 'Un beau décor interchangeable, sans vos signes à vous.',
      en: 'A handsome set that could be anyone’s, with none of your own signs.',
    },
    firstMove: {
      fr: 'Choisir trois signes qui ne sont qu’à vous, un objet emblématique, un rendez-vous.',
      en: 'Choose three signs only you own, one emblem, one regular date.',
    },
    indicators: [
      { fr: 'part de gens qui vous jugent désirables', en: 'share who find you desirable' },
      { fr: 'part qui vous reconnaît logo caché', en: 'share who recognise you with the logo hidden' },
    ],
    opposite: { fr: 'rester simple : prix et usage', en: 'stay plain: price and use' },
    infinitive: { fr: 'faire rêver avec un univers bien à nous', en: 'build a world of our own' },
    noun: { fr: 'l’univers de marque', en: 'the brand world' },
    indicator: {
      fr: 'la part de gens qui nous jugent désirables',
      en: 'the share of people who find us desirable',
    },
    example: {
      text: {
        fr: 'En novembre 2009, Burberry, dont l’image avait pâli, a ouvert Art of the Trench : un site sans rien à vendre, tout en photos de son trench, par Scott Schuman et par le public.',
        en: 'In November 2009 Burberry, whose image had slipped, opened Art of the Trench: a site with nothing for sale, all photographs of its trench coat by Scott Schuman and the public.',
      },
      source: 'WWD, 9 November 2009; 24fingers.co.uk',
    },
  },
  entertain: {
    key: 'entertain',
    family: 'desire',
    effort: 'high',
    label: { fr: 'Divertir', en: 'Entertain' },
    summary: {
      fr: 'Offrir un plaisir régulier (jeu, humour, feuilleton) qu’on suivrait même sans acheter.',
      en: 'Offer regular fun (games, humour, series) that people would follow even without buying.',
    },
    fits: {
      fr: 'Votre ton est vif ; on parle peu du produit ; vos publicités s’oublient vite.',
      en: 'Your voice is lively; people seldom discuss the product; your adverts are quickly forgotten.',
    },
    trap: {
      fr: 'Faire rire sans qu’on sache qui parle ; plaisanter par-dessus une plainte.',
      en: 'A laugh nobody links to you; joking over a complaint.',
    },
    firstMove: {
      fr: 'Écrire cinq règles d’humour, essayer douze formats, garder les deux qu’on partage sans incitation.',
      en: 'Write five rules of humour, try twelve formats, keep the two shared unprompted.',
    },
    indicators: [
      { fr: 'taux de partage spontané', en: 'unprompted share rate' },
      { fr: 'part de rappels corrects de la marque', en: 'correct brand recall' },
    ],
    opposite: { fr: 'rester sobre et utile', en: 'stay sober and useful' },
    infinitive: { fr: 'divertir avec un ton bien à nous', en: 'entertain in our own voice' },
    noun: { fr: 'le divertissement', en: 'entertainment' },
    indicator: { fr: 'le taux de partage spontané', en: 'the unprompted share rate' },
    example: {
      text: {
        fr: 'Oasis (Orangina-Schweppes) fait parler des fruits à coups de jeux de mots. La marque comptait 3 millions de fans sur Facebook en avril 2013.',
        en: 'Oasis (Orangina-Schweppes) gave its fruit characters puns to say. The brand counted 3 million Facebook fans in April 2013.',
      },
      source: 'itforbusiness.fr; lsa-conso.fr 190081',
    },
  },
  amplify: {
    key: 'amplify',
    family: 'movement',
    effort: 'medium',
    label: { fr: 'Amplifier', en: 'Amplify' },
    summary: {
      fr: 'Faire porter plus loin vos temps forts par des relais : créateurs, médias, clients qui recommandent.',
      en: 'Have your big moments carried further by others: creators, media, customers who recommend.',
    },
    fits: {
      fr: 'Vos campagnes retombent ; un lancement arrive ; votre communication habituelle est à renforcer.',
      en: 'Your campaigns fade; a launch is coming; your usual communication needs a lift.',
    },
    trap: {
      fr: 'Louer une audience sans lien avec vous ; donner de l’écho à un produit critiqué.',
      en: 'Renting an unrelated audience; turning up the volume on a criticised product.',
    },
    firstMove: {
      fr: 'Prendre un temps fort déjà prévu, lui donner une raison d’être partagé, inviter dix relais pour leur lien avec le sujet.',
      en: 'Take a planned moment, give it a reason to be shared, invite ten relays for their tie to the topic.',
    },
    indicators: [
      { fr: 'portée due aux relais', en: 'reach earned through others' },
      { fr: 'nouveaux clients recommandés', en: 'referred new customers' },
    ],
    opposite: { fr: 'ne compter que sur ses propres canaux', en: 'rely on your own channels only' },
    infinitive: {
      fr: 'amplifier nos temps forts grâce à ceux qui les relaient',
      en: 'amplify our big moments through those who pass them on',
    },
    noun: { fr: 'l’amplification', en: 'amplifying' },
    indicator: { fr: 'la portée due aux relais', en: 'reach earned through others' },
    example: {
      text: {
        fr: 'En 2009, Ford a prêté une Fiesta pendant six mois à 100 conducteurs, choisis parmi plus de 4 000 candidats, sans acheter de publicité classique.',
        en: 'In 2009 Ford lent a Fiesta for six months to 100 drivers, chosen from over 4,000 applicants, and bought no traditional media.',
      },
      source: 'Cannes Lions (lovethework.com)',
    },
  },
  rally: {
    key: 'rally',
    family: 'movement',
    effort: 'medium',
    label: { fr: 'Fédérer', en: 'Rally' },
    summary: {
      fr: 'Donner aux fans dispersés un lieu, des rendez-vous, des contenus et des outils à votre image.',
      en: 'Give scattered fans a place, regular dates, content and tools made in your image.',
    },
    fits: {
      fr: 'Vous avez des fans actifs, mais chacun de son côté.',
      en: 'You have active fans, each in their own corner.',
    },
    trap: {
      fr: 'Ouvrir un club que personne ne demande ; confisquer ce que les fans ont bâti.',
      en: 'Opening a club nobody wants; taking over what fans built.',
    },
    firstMove: {
      fr: 'Repérer cinq foyers de fans, parler à leurs animateurs, offrir un premier outil sans rien reprendre.',
      en: 'Find five fan groups, talk to their hosts, give a first tool and take nothing over.',
    },
    indicators: [
      { fr: 'membres actifs chaque mois', en: 'members active each month' },
      { fr: 'contenus faits par les fans', en: 'content made by fans' },
    ],
    opposite: { fr: 'laisser les fans entre eux', en: 'leave fans to themselves' },
    infinitive: {
      fr: 'fédérer nos fans autour d’outils à notre image',
      en: 'rally our fans around tools made in our image',
    },
    noun: { fr: 'l’animation des fans', en: 'rallying fans' },
    indicator: {
      fr: 'le nombre de membres actifs chaque mois',
      en: 'the number of members active each month',
    },
    example: {
      text: {
        fr: 'En 2008 et 2009, une page Coca-Cola créée par deux fans a réuni 3,3 millions de personnes. L’entreprise pouvait la fermer ou la reprendre : elle a choisi de l’animer avec eux.',
        en: 'In 2008 and 2009 a Coca-Cola page made by two fans reached 3.3 million people. The firm could close it or take it over; it chose to run it with them.',
      },
      source: 'Econsultancy 3484; socialmedia.org',
    },
  },
  'co-create': {
    key: 'co-create',
    family: 'movement',
    effort: 'high',
    label: { fr: 'Co-créer', en: 'Co-create' },
    summary: {
      fr: 'Concevoir avec vos clients une partie de ce que vous vendez.',
      en: 'Design part of what you sell together with your customers.',
    },
    fits: {
      fr: 'Vos clients suggèrent, bricolent, détournent.',
      en: 'Your customers suggest, tinker, repurpose.',
    },
    trap: {
      fr: 'La boîte à idées sans suite ; le vote sans marge réelle.',
      en: 'The idea box with no follow-up; a vote with nothing at stake.',
    },
    firstMove: {
      fr: 'Poser une question précise dont la réponse sera fabriquée ; dire d’avance qui tranche et quand.',
      en: 'Ask one precise question whose answer will be made; say beforehand who decides and when.',
    },
    indicators: [
      { fr: 'idées mises en vente', en: 'ideas brought to market' },
      { fr: 'auteurs informés de la suite', en: 'authors told the outcome' },
    ],
    opposite: { fr: 'décider seul', en: 'decide alone' },
    infinitive: {
      fr: 'co-créer nos offres avec nos clients',
      en: 'co-create our products with our customers',
    },
    noun: { fr: 'la co-création', en: 'co-creation' },
    indicator: {
      fr: 'le nombre d’idées mises en vente',
      en: 'the number of ideas brought to market',
    },
    example: {
      text: {
        fr: 'Depuis 2016, C’est qui le Patron ?! fait fixer le cahier des charges de ses produits par des questionnaires en ligne. En janvier 2021 : une trentaine de produits et plus de 10 000 membres.',
        en: 'Since 2016 C’est qui le Patron ?! has let online questionnaires set the specification of its products. In January 2021: about thirty products and over 10,000 members.',
      },
      source: 'bureauveritas.fr',
    },
  },
};

export const APPROACHES: readonly Approach[] = APPROACH_KEYS.map(approach);

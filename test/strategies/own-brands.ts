import type { ClauseKey } from '../../src/strategies/clauses.ts';
import type { PlanField } from '../../src/strategies/plan.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import type { ApproachKey, ClaimKey } from '../../src/method/method.ts';

/** A brand written out as its people would: what they answer, choose and refuse, in words of their own. */
export interface OwnBrand {
  readonly brand: string;
  readonly rival: string;
  readonly lang: Lang;
  readonly answers: Readonly<Record<ClaimKey, number>>;
  readonly priority: readonly ApproachKey[];
  readonly secondary: readonly ApproachKey[];
  readonly refusals: readonly ApproachKey[];
  readonly words: Readonly<Record<ClauseKey, string>>;
  readonly plan: Readonly<Partial<Record<ApproachKey, Readonly<Record<PlanField, string>>>>>;
}

type PlanTexts = readonly [who: string, where: string, first: string, cost: string, owner: string];

function planOf([who, where, first, cost, owner]: PlanTexts): Readonly<Record<PlanField, string>> {
  return { for: who, where, first, cost, owner };
}

/** The eight brands of the trial: what they say here is invented for the test. */
export const TRIAL_BRANDS: readonly OwnBrand[] = [
  {
    brand: 'Michel et Augustin',
    rival: 'Bonne Maman',
    lang: 'fr',
    answers: { 'playful-voice': 3, 'rich-story': 2, 'scattered-fans': 2 },
    priority: ['entertain', 'rally'],
    secondary: ['build-world'],
    refusals: ['sell'],
    words: {
      start:
        'On nous copie la blague et l’étiquette depuis dix ans ; nos fans, eux, se retrouvent sans nous.',
      assets: 'La Bananeraie, sa cuisine ouverte un jeudi par mois, et trois mille lettres punaisées au mur.',
      gene: 'Deux copains qui ont raté leurs premiers sablés à la main, et qui ont gardé la recette ratée.',
      choice: 'Faire rire au petit déjeuner, et réunir celles et ceux qui nous écrivent déjà.',
      refusal: 'Aucune promo, aucun code : le rayon s’en charge très bien.',
    },
    plan: {
      entertain: planOf([
        'Les familles du matin',
        'Instagram, du lundi au vendredi à 7 h 40',
        'La vache en short lit à voix haute un avis une étoile',
        'Aucune photo de produit seul pendant trois mois',
        'Inès, à la Bananeraie',
      ]),
      rally: planOf([
        'Ceux qui ont déjà poussé la porte un jeudi',
        'La cuisine, puis leur groupe à eux',
        'Cinquante clés de la cuisine envoyées par la poste',
        'Une soirée par semaine, hors du bureau',
        'Baptiste',
      ]),
    },
  },
  {
    brand: 'Le Slip Français',
    rival: 'Petit Bateau',
    lang: 'fr',
    answers: { 'proven-cause': 3, 'playful-voice': 2, distrust: 2 },
    priority: ['take-a-stand', 'reassure'],
    secondary: ['entertain'],
    refusals: ['amplify', 'recruit'],
    words: {
      start: 'On trouve notre culotte trop chère et l’on ne croit plus aux petits drapeaux.',
      assets: 'Quatorze ateliers que l’on peut appeler, dont un à Aubervilliers à vingt minutes de métro.',
      gene: 'Nous avons publié la facture d’un slip, ligne à ligne, marge comprise.',
      choice: 'Montrer ce que coûte un salaire d’ici, et laisser chacun vérifier.',
      refusal: 'Nous ne paierons personne pour porter nos caleçons.',
    },
    plan: {
      'take-a-stand': planOf([
        'Qui lit les étiquettes en magasin',
        'Le dos de l’emballage et LinkedIn, le mardi',
        'Le prix d’un caleçon décomposé sur le carton',
        'Perdre les acheteurs à dix euros',
        'Léa, aux achats',
      ]),
      reassure: planOf([
        'Les déçus d’un élastique',
        'Sous chaque avis, avant midi',
        'Un élastique changé gratuitement, filmé à Troyes',
        'Deux couturières une journée par semaine',
        'L’atelier de Troyes',
      ]),
    },
  },
  {
    brand: 'Lapeyre',
    rival: 'Leroy Merlin',
    lang: 'fr',
    answers: { 'criticised-quality': 3, unanswered: 2, 'useful-expertise': 2 },
    priority: ['answer', 'teach'],
    secondary: ['listen'],
    refusals: ['build-world'],
    words: {
      start: 'Une fenêtre livrée trop courte fait plus de bruit que mille fenêtres posées.',
      assets: 'Des poseurs qui mesurent deux fois, et des usines en France où l’on refabrique en neuf jours.',
      gene: 'Il n’y en a pas deux comme nous pour refaire la même porte quarante ans après.',
      choice: 'Répondre avec un rendez-vous plutôt qu’avec une excuse, et apprendre à prendre des cotes.',
      refusal: 'Pas de salons de rêve : on y voit toujours une fenêtre propre et jamais le chantier.',
    },
    plan: {
      answer: planOf([
        'Les chantiers à l’arrêt',
        'Les avis en ligne, six jours sur sept',
        'Une date de pose dans chaque réponse',
        'Trois personnes retirées du standard',
        'Farid, service pose',
      ]),
      teach: planOf([
        'Les gens qui mesurent le dimanche',
        'YouTube, une vidéo de trois minutes le samedi',
        'Prendre la cote d’une fenêtre de travers',
        'Dire quand il ne faut pas la changer',
        'Monique, menuisière à Épernay',
      ]),
    },
  },
  {
    brand: 'Monzo',
    rival: 'Barclays',
    lang: 'en',
    answers: { 'customer-ideas': 3, 'useful-expertise': 2, 'scattered-fans': 1 },
    priority: ['co-create'],
    secondary: ['teach'],
    refusals: ['entertain'],
    words: {
      start: 'Thousands of people tell us what to build; half of it sits in a spreadsheet.',
      assets: 'A forum that went quiet, a coral card people hold up in photos, and engineers who write.',
      gene: 'Our outage report was on the screen before the outage ended.',
      choice: 'Put the roadmap back in public, and let customers strike one item a month.',
      refusal: 'We will leave the memes to banks that need them.',
    },
    plan: {
      'co-create': planOf([
        'The two thousand who posted in 2019',
        'The community forum, first Monday',
        'Three mock-ups of joint pots, one to be thrown away',
        'A feature the board likes will lose',
        'Priya, product',
      ]),
    },
  },
  {
    brand: 'SNCF Connect',
    rival: 'Trainline',
    lang: 'fr',
    answers: { unanswered: 3, 'criticised-quality': 2, distrust: 2 },
    priority: ['answer', 'reassure'],
    secondary: ['teach'],
    refusals: ['entertain', 'take-a-stand'],
    words: {
      start: 'Quand un train a du retard, c’est à l’appli que l’on crie.',
      assets: 'Les agents en gare, qui savent avant nous, et l’heure juste au quai près.',
      gene: 'Nous seuls pouvons échanger un billet pendant que le train roule.',
      choice: 'Parler pendant l’incident et non le lendemain, avec le nom du quai.',
      refusal: 'Aucun humour un jour de grève, ni les autres.',
    },
    plan: {
      answer: planOf([
        'Les voyageurs du soir, ligne par ligne',
        'X et le fil de la ligne, de 17 h à 21 h',
        'Un fil par ligne tenu par la gare elle-même',
        'Avouer une panne avant d’en connaître la cause',
        'Le centre de Lyon Part-Dieu',
      ]),
      reassure: planOf([
        'Qui a une correspondance de moins de dix minutes',
        'La notification, vingt minutes avant',
        'Le taux de correspondances tenues, affiché chaque lundi',
        'Un chiffre qui baissera d’abord',
        'Samira, données voyageurs',
      ]),
    },
  },
  {
    brand: 'Tréfileries du Vimeu',
    rival: 'ArcelorMittal',
    lang: 'fr',
    answers: { 'useful-expertise': 3, 'hard-to-hire': 3, 'hesitant-buyers': 1 },
    priority: ['teach', 'recruit'],
    secondary: [],
    refusals: ['rally'],
    words: {
      start:
        'Neuf postes de régleur restent vides, et nos clients choisissent leur fil d’après un vieux PDF.',
      assets: 'Un banc d’essai où l’on casse du fil devant les acheteurs, à Friville depuis 1921.',
      gene: 'Chaque bobine porte la voix du régleur qui l’a signée.',
      choice: 'Expliquer pourquoi un fil casse, et montrer qui l’en empêche.',
      refusal: 'Pas de communauté : nos acheteurs sont soixante et se connaissent.',
    },
    plan: {
      teach: planOf([
        'Les bureaux d’études de la mécanique',
        'LinkedIn, le premier jeudi, avec la vidéo du banc',
        'Un ressort qui rompt, filmé à mille images',
        'Montrer nos propres casses',
        'Hervé, laboratoire',
      ]),
      recruit: planOf([
        'Les jeunes du lycée d’Abbeville',
        'La cour du lycée et TikTok, en novembre',
        'Une journée au poste, payée',
        'Un tuteur pris sur la production',
        'Karima, régleuse',
      ]),
    },
  },
  {
    brand: 'Les Paniers de Saint-Leu',
    rival: 'Les Restos du Cœur',
    lang: 'fr',
    answers: { 'proven-cause': 3, 'scattered-fans': 3, 'in-the-dark': 1 },
    priority: ['rally'],
    secondary: ['take-a-stand'],
    refusals: ['sell', 'entertain'],
    words: {
      start:
        'Deux cents bénévoles, quatre groupes qui ne se parlent pas, et un samedi sur deux sans chauffeur.',
      assets: 'Le camion jaune que tout le quartier salue, et les légumes de trois maraîchers du coin.',
      gene: 'Qui reçoit un panier ici en porte un autre la semaine suivante.',
      choice: 'Faire un seul groupe des gens qui aident déjà, et lui confier le planning.',
      refusal: 'Nous ne montrerons pas de visages de pauvreté, même pour un appel aux dons.',
    },
    plan: {
      rally: planOf([
        'Les bénévoles d’un seul samedi',
        'WhatsApp, puis la place le samedi à 9 h',
        'Le planning du camion, ouvert à tous',
        'L’équipe salariée lâche le planning',
        'Odile, depuis 2009',
      ]),
    },
  },
  {
    brand: 'Café Pelote',
    rival: 'Starbucks',
    lang: 'fr',
    answers: { 'scattered-fans': 2, 'rich-story': 2, 'in-the-dark': 2 },
    priority: ['listen', 'rally'],
    secondary: [],
    refusals: ['amplify'],
    words: {
      start: 'Le soir, la salle est vide, et nous ne savons pas qui vient l’après-midi pour tricoter.',
      assets: 'La grande table en noyer de l’ancienne mercerie, avec ses tiroirs à boutons.',
      gene: 'Ici une tasse se paie aussi d’un rang de tricot, et le plaid fait onze mètres.',
      choice: 'Demander avant d’ouvrir plus tard, puis donner un soir à qui tient les aiguilles.',
      refusal: 'Rien de sponsorisé ; la vitrine suffit à la rue.',
    },
    plan: {
      listen: planOf([
        'Les habituées de seize heures',
        'La table, un carnet à côté du sucre',
        'Trois questions dans le carnet',
        'Fermer une semaine si la réponse est non',
        'Jo, au comptoir',
      ]),
      rally: planOf([
        'Qui a posé un rang sur le plaid',
        'Le mardi soir, et le carnet photographié',
        'Le plaid suspendu dans la rue des Lilas',
        'Le seul soir de repos de Jo',
        'Jo et Mireille',
      ]),
    },
  },
];

type ArchetypeTexts = readonly [
  name: string,
  brand: string,
  start: string,
  assets: string,
  gene: string,
  choice: string,
  refusal: string,
  first: string,
];

/** Twelve brands on the archetypes of the diagnosis, with the lines that they would write themselves. */
export const ARCHETYPE_BRANDS: readonly ArchetypeTexts[] = [
  [
    'criticised-for-quality',
    'Chaudières Malvaux',
    'Un joint défectueux en 2024, et quatre cents chaudières à rouvrir.',
    'Le numéro de série gravé, qui retrouve le monteur en une minute.',
    'Nous avons rappelé nous-mêmes, avant que la presse n’appelle.',
    'Rappeler chaque client mécontent et publier la liste des réparations.',
    'Pas de concours tant qu’une chaudière reste froide.',
    'La carte des réparations, mise à jour le vendredi',
  ],
  [
    'no-longer-makes-dream',
    'Voiles Penmarc’h',
    'Le bateau de nos affiches rouille au port depuis six ans.',
    'Trois skippeuses bretonnes et le journal de bord de 1978.',
    'Notre première voile a fait le tour du monde, reprisée.',
    'Raconter une traversée par an, du chantier au retour.',
    'Nous laissons les tutoriels de nœuds aux autres.',
    'La page du journal du 3 mars 1978, lue à bord',
  ],
  [
    'disorganised-fans',
    'Moto Vallier',
    'Onze clubs portent notre nom sans que nous ayons leur adresse.',
    'Les plans d’origine, que les clubs recopient à la main.',
    'Chaque moteur Vallier a encore son mécanicien de naissance.',
    'Ouvrir les archives et laisser les clubs tenir le calendrier.',
    'Aucune publicité payée dans les rassemblements.',
    'Le plan du moteur de 1962, scanné et commenté par le club de Dole',
  ],
  [
    'faded-heritage-fashion-house',
    'Maison Orsel',
    'On croit la maison fermée ; elle n’a jamais cessé de couper.',
    'Deux cents patrons en carton, et la main de Rose, première d’atelier.',
    'Le biais d’Orsel se reconnaît les yeux fermés, à l’épaule.',
    'Faire revenir la coupe avant le logo, une pièce à la fois.',
    'Ni remise ni vente privée, même en janvier.',
    'Rose coupe la robe n° 12, sans musique ni commentaire',
  ],
  [
    'family-soft-drink',
    'Limonade Gribiche',
    'On nous boit en été, on nous oublie à la rentrée.',
    'La bille de verre dans le goulot, qui fait toujours rire.',
    'La seule limonade que l’on entend avant de la boire.',
    'Faire du bruit de la bille un rendez-vous du mercredi.',
    'Rien de sérieux sur le sucre : l’étiquette le dit déjà.',
    'Un chœur d’enfants et vingt bouteilles, à la cantine de Sète',
  ],
  [
    'industrial-b2b-maker',
    'Pompes Lacaze',
    'Nos acheteurs comparent des fiches qui ne parlent pas de boue.',
    'Le bassin d’essai, et trente ans de pannes bien rangées.',
    'Nous publions les courbes d’usure de nos propres pompes.',
    'Montrer la panne, puis la pièce, puis le prix.',
    'Pas de récit de marque : une pompe n’en a pas besoin.',
    'Douze heures de boue en deux minutes, relevé à l’appui',
  ],
  [
    'committed-furniture-e-tailer',
    'Bois d’À Côté',
    'On nous prend pour une enseigne de plus, avec des feuilles vertes.',
    'Chaque planche vient d’une scierie à moins de cent kilomètres.',
    'Nous refusons une vente sur dix, quand le bois manque.',
    'Prendre parti contre le meuble livré en un jour.',
    'Pas de jeux, pas de jours noirs en novembre.',
    'La liste des commandes refusées en octobre, et pourquoi',
  ],
  [
    'outlet-e-shop',
    'Fin de Rouleau',
    'Le prix amène du monde, que le doute renvoie au panier.',
    'Les chutes numérotées des filatures, un seul exemplaire chacune.',
    'Quand un rouleau est fini, nous brûlons sa fiche en direct.',
    'Vendre ce qui finit ce soir, et rien d’autre.',
    'Nous ne ferons pas école de couture.',
    'Le rouleau n° 88, onze mètres, de 18 h à minuit',
  ],
  [
    'new-car-launch',
    'Automobiles Ferrel',
    'La campagne s’éteint le jour où elle s’arrête.',
    'Un coffre où tient un violoncelle, ce que personne n’a filmé.',
    'La première voiture dessinée par ses mécaniciens de nuit.',
    'Faire durer la campagne par ceux qui ont essayé le coffre.',
    'Aucun débat sur la vitesse, avec qui que ce soit.',
    'Un quatuor à cordes, quatre Ferrel, un parking de Metz',
  ],
  [
    'start-up',
    'Tournevis',
    'Personne ne sait encore à quoi nous servons, nous non plus tout à fait.',
    'Quarante bricoleuses qui nous prêtent leur garage le soir.',
    'Nos trois premières idées étaient fausses, et c’est écrit sur le mur.',
    'Écouter dans les garages avant d’ajouter un bouton.',
    'Pas de recrutement en vitrine : nous sommes quatre.',
    'Le carnet du garage de Nadia, recopié sans correction',
  ],
  [
    'start-up',
    'Fournil Kerdoncuff',
    'Ouverts depuis mai, nous ignorons pourquoi le jeudi est vide.',
    'Le levain de la voisine, nourri depuis trois générations.',
    'Le pain sort à 15 h, jamais le matin.',
    'Demander au comptoir, pain par pain, puis changer l’heure.',
    'Ni photos de mie, ni recettes.',
    'Une ardoise et une craie du côté des clients',
  ],
  [
    'toy-maker',
    'Jouets Carambole',
    'Les enfants détournent nos jouets mieux que nous.',
    'Le règlement de 1955, dont la règle huit n’a jamais été comprise.',
    'Chez nous la règle du jeu se vote dans la cour.',
    'Réunir les classes qui jouent, et imprimer leur règle.',
    'Aucune voix d’adulte dans nos vidéos.',
    'La règle huit expliquée par la classe de CE1 de Lannion',
  ],
];

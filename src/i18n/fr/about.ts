interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const sections: readonly Section[] = [
  {
    title: 'État de conformité',
    paragraphs: [
      'Accessibilité : non conforme. Ce site n’a pas encore été audité par une personne extérieure : le référentiel (RGAA 4.1.2) demande alors ces mots, quels que soient les soins pris.',
      'Nous visons le niveau AA des règles WCAG 2.2 et les 106 critères du RGAA.',
      'Notre propre relevé, sur neuf pages, trouve un écart : la légende de la figure d’accueil n’est pas reliée à son image comme le RGAA le demande (critère 1.9).',
    ],
  },
  {
    title: 'Ce que nous vérifions nous-mêmes',
    paragraphs: [
      'À chaque changement, des programmes parcourent toutes les pages dans un vrai navigateur, sans JavaScript, en français et en anglais, en clair et en sombre : noms et rôles, contrastes de 7 pour 1, cibles de 44 pixels, lecture à 320 pixels de large, parcours au clavier seul de l’accueil à un commentaire publié, focus visible, code valide.',
      'La roue n’est jamais le seul moyen de lire ou de choisir : un tableau dit la même chose, et douze groupes de boutons font le même choix.',
    ],
  },
  {
    title: 'Ce que nous n’avons pas pu vérifier',
    paragraphs: [
      'Personne n’a essayé ce site avec un lecteur d’écran (NVDA, JAWS, VoiceOver), et aucun essai n’a été mené avec des personnes handicapées. Nous avons seulement lu ce que chaque page donne à un lecteur d’écran.',
      'Les textes que les visiteurs écrivent ne sont pas contrôlés : leur langue n’est pas indiquée.',
      'Le PDF d’une stratégie est balisé, mais la page elle-même reste la version de référence.',
    ],
  },
  {
    title: 'Signaler un problème',
    paragraphs: [
      'Si une page vous bloque, dites-le-nous : nous vous donnerons l’information autrement et nous corrigerons la page. Sans réponse de notre part, vous pouvez écrire au Défenseur des droits (defenseurdesdroits.fr).',
    ],
  },
];

export const accessibility = {
  title: 'Accessibilité',
  short: 'Accessibilité : non conforme',
  lead: 'Où en est ce site, dit honnêtement.',
  sections,
  dated: (date: string): string => `Déclaration établie le ${date}.`,
  contact: 'Écrivez à',
};

export const siteMap = {
  title: 'Plan du site',
  lead: 'Toutes les pages publiques.',
  feeds: 'Fils Atom',
};

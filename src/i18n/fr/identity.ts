import { formatNumber } from '../format.ts';

/** « 3,9 », jamais arrondi vers le haut. */
function formatContrast(contrast: number): string {
  return formatNumber('fr', Math.floor(contrast * 10) / 10);
}

export const identity = {
  title: 'Identité du site',
  lead: 'Ce que le site dit de lui-même : son nom, son fuseau horaire, et qui en répond. Tout s’applique dès que vous enregistrez, sur les pages, dans les messages et dans les fichiers.',
  save: 'Enregistrer l’identité',
  groups: {
    name: 'Nom et pied de page',
    look: 'Couleurs et logo',
    place: 'Fuseau horaire',
    duties: 'Qui répond du site',
    accessibility: 'Accessibilité',
  },
  addressShape: 'Cette adresse n’a pas la forme d’une adresse électronique, comme nom@exemple.fr',
  colourShape: 'Cette couleur n’a pas la forme attendue, comme #0b5d3b',
  tooPale: (contrast: number, least: number): string =>
    `Cette couleur ne se lit pas assez bien sur fond blanc : son contraste est de ${formatContrast(contrast)}, il en faut ${formatContrast(least)}`,
  legal: 'Ces textes se lisent ici :',
  onLight: (colour: string): string => `${colour} sur fond clair`,
  onDark: (colour: string): string => `${colour} sur fond sombre`,
  nearest: (colour: string): string => `La plus proche qui convient, de la même teinte : ${colour}`,
  take: (colour: string): string => `Prendre ${colour}`,
  notPercent: 'Le taux est un nombre entier de 0 à 100',
  rateAlone: 'Un taux ne se donne qu’avec une déclaration : écrivez-la dans une des deux langues',
  unknownZone: 'Ce fuseau horaire n’est pas connu de cette machine : choisissez-en un dans la liste',
  regions: {
    Africa: 'Afrique',
    America: 'Amérique',
    Antarctica: 'Antarctique',
    Arctic: 'Arctique',
    Asia: 'Asie',
    Atlantic: 'Atlantique',
    Australia: 'Australie',
    Europe: 'Europe',
    Indian: 'Océan Indien',
    Pacific: 'Pacifique',
    Etc: 'Ailleurs',
  },
  standsIn: (text: string): string => `Tant que ce champ est vide : « ${text} ».`,
  fields: {
    nameFr: {
      label: 'Nom du site en français',
      hint: 'En tête de chaque page et de chaque onglet, dans les messages, les flux, les agendas et au bas des fichiers.',
    },
    nameEn: {
      label: 'Nom du site en anglais',
      hint: 'Aux mêmes places, sur les pages en anglais. Une langue laissée vide prend le nom de l’autre.',
    },
    taglineFr: {
      label: 'Devise en français',
      hint: 'Le grand titre de la page d’accueil ; dans les messages, sous le nom qui les signe.',
    },
    taglineEn: {
      label: 'Devise en anglais',
      hint: 'Aux mêmes places, en anglais.',
    },
    footerFr: {
      label: 'Ligne du pied de page en français',
      hint: 'Au bas de chaque page, en texte seul. Vide dans les deux langues : pas de ligne.',
    },
    footerEn: {
      label: 'Ligne du pied de page en anglais',
      hint: 'Au bas de chaque page en anglais.',
    },
    accent: {
      label: 'Couleur des liens et des boutons',
      hint: 'Six chiffres ou lettres, comme #0b5d3b. Elle doit se lire sur fond blanc ; pour le fond sombre, le site en tire une plus claire de la même teinte. Vide : l’encre du site.',
    },
    headColour: {
      label: 'Couleur de l’en-tête',
      hint: 'Celle du nom du site, de son menu et du titre de chaque page. Mêmes règles. Les bleus de la roue ne changent pas.',
    },
    timeZone: {
      label: 'Fuseau horaire du site',
      hint: 'Les dates et les heures des pages et des messages, les jours des relevés, et le début des jours dans le journal. Les jours déjà enregistrés restent ce qu’ils sont.',
    },
    publisher: {
      label: 'Éditeur',
      hint: 'Nom, statut, adresse, téléphone. Une personne qui publie à titre non professionnel peut s’en tenir à l’hébergeur. Dans les mentions légales.',
    },
    director: {
      label: 'Direction de la publication',
      hint: 'Le nom de la personne qui répond de ce qui est publié. La loi française le demande à tout site. Dans les mentions légales.',
    },
    host: {
      label: 'Hébergeur',
      hint: 'Nom, adresse et téléphone de qui tient la machine. Dans les mentions légales.',
    },
    controller: {
      label: 'Responsable du traitement des données',
      hint: 'La personne ou l’organisme qui décide de l’usage des données. Sur la page de confidentialité ; vide : l’éditeur.',
    },
    authority: {
      label: 'Autorité de contrôle',
      hint: 'Celle à qui une personne peut se plaindre, comme la CNIL. Sur la page de confidentialité.',
    },
    contact: {
      label: 'Adresse de contact',
      hint: 'Au pied de chaque page, dans les mentions légales et sur la page de confidentialité. Vide : aucune phrase n’en promet une.',
    },
    accessibilityFr: {
      label: 'Déclaration d’accessibilité en français',
      hint: 'Elle remplace celle du logiciel, qui vient de notre propre audit. Dites qui a vérifié, quand, et ce qui manque. Vide dans les deux langues : la nôtre.',
    },
    accessibilityEn: {
      label: 'Déclaration d’accessibilité en anglais',
      hint: 'La même, sur la page en anglais. Une langue laissée vide prend le texte de l’autre.',
    },
    accessibilityRate: {
      label: 'Taux de conformité au RGAA (pour cent)',
      hint: 'De 0 à 100, d’après votre audit. Le pied de page en tire « non conforme » sous 50, « partiellement conforme » jusqu’à 99, « totalement conforme » à 100.',
    },
  },
};

export const identity = {
  title: 'Identité du site',
  lead: 'Ce que le site dit de lui-même : son nom, son fuseau horaire, et qui en répond. Tout s’applique dès que vous enregistrez, sur les pages, dans les messages et dans les fichiers.',
  save: 'Enregistrer l’identité',
  groups: {
    name: 'Nom et pied de page',
    place: 'Fuseau horaire',
    duties: 'Qui répond du site',
  },
  addressShape: 'Cette adresse n’a pas la forme d’une adresse électronique, comme nom@exemple.fr',
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
    timeZone: {
      label: 'Fuseau horaire du site',
      hint: 'Les dates et les heures des pages et des messages, les jours des relevés, et le début des jours dans le journal. Les jours déjà enregistrés restent ce qu’ils sont.',
    },
    publisher: {
      label: 'Éditeur',
      hint: 'Nom, statut, adresse, et qui dirige la publication. Dans les mentions légales.',
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
  },
};

import { formatList } from '../format.ts';

export const legal = {
  title: 'Mentions légales',
  lead: 'Qui publie ce site, qui l’héberge, et à qui s’adresser.',
  publisher: 'Éditeur',
  director: 'Direction de la publication',
  host: 'Hébergeur',
  controller: 'Responsable du traitement des données',
  authority: 'Autorité de contrôle',
  contact: 'Contact',
  contactLead: 'Pour toute question sur ce site, ou pour signaler un contenu, écrivez à',
  dataTitle: 'Données et accessibilité',
  privacy: 'Ce que ce site conserve, pourquoi et combien de temps :',
  accessibility: 'Où en est son accessibilité :',
  missing: {
    publisher: 'l’éditeur',
    director: 'qui dirige la publication',
    host: 'l’hébergeur',
    contact: 'l’adresse de contact',
  },
  notYet: (facts: readonly string[]): string => `Pas encore renseigné : ${formatList('fr', facts)}.`,
};

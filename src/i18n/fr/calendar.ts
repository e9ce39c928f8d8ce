/** What stands in the calendars of those who take the dates of a strategy along. */
export const calendar = {
  product: (site: string): string => `-//${site}//FR`,
  name: (brand: string): string => `${brand} : dates de la stratégie`,
  day: (brand: string, day: number): string => `${brand} : jour ${day}, faire le point`,
  isItDone: (from: number, to: number): string => `Prévu du jour ${from} au jour ${to}. Est-ce fait ?`,
  note: 'À relever aujourd’hui : la valeur de chaque indicateur suivi.',
  next: (from: number, to: number): string => `Ensuite, du jour ${from} au jour ${to} :`,
  reviewLater: (date: string): string => `Prochain rendez-vous : le bilan, le ${date}.`,
  review: (brand: string): string => `${brand} : bilan de la stratégie`,
  questionsTitle: 'Cinq questions à se poser, ensemble :',
  stillAway: 'Une question à se poser, ensemble : notre raison de rester à l’écart tient-elle toujours ?',
  said: 'Ce que nous avions dit :',
  page: (url: string): string => `La page : ${url}`,
  follow: {
    title: 'Suivre les dates dans votre agenda',
    lead: 'Les jours où faire le point : l’agenda se met à jour à chaque nouvelle version. Son adresse contient le lien de lecture.',
    button: 'S’abonner dans l’agenda',
    byHand: 'Ou copiez cette adresse dans « Ajouter un agenda par URL » :',
  },
};

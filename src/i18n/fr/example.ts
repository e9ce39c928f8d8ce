/** What a brand that does not exist would have typed: home shows its page. */
export const example = {
  brand: 'La Meule voyageuse',
  gene: 'chaque fromage part avec le prénom de la personne qui l’a retourné en cave',
  choice:
    'Nous répondons à chaque colis tiède avant de publier quoi que ce soit, et la cave lit tous les avis.',
  refusal: 'Pas une promotion, pas une leçon d’affinage, tant que les colis arrivent tièdes.',
  listen: {
    where: 'les cent derniers avis, chaque lundi',
    first: 'un carton isotherme, annoncé avec les avis qui l’ont demandé',
    cost: 'la photo du lundi',
  },
  answer: {
    for: 'la clientèle livrée cet été',
    where: 'sous chaque avis, avant midi',
    first: 'le remboursement, dit en public',
    cost: 'deux heures de cave par jour',
  },
};

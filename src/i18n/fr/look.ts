import { numberAtStart, numberWord } from '../amounts.ts';

export const look = {
  approachesTitle: (approaches: number, families: number): string =>
    `${numberAtStart('fr', approaches)} approches, ${numberWord('fr', families)} familles`,
  approachesLead: 'Aucune ne vaut mieux qu’une autre. Vous en retiendrez peu, et le reste en dira autant.',
  empty: {
    drafts:
      'Aucun brouillon n’attend dans ce navigateur. Si vous avez déjà enregistré une stratégie, elle se retrouve ici :',
    strategies: 'Mes stratégies',
    wheel: 'La roue est encore blanche : l’énoncé ne peut rien annoncer.',
    chooseFirst: 'Choisir une première approche',
    priority: 'L’énoncé attend une priorité : ce qui aura votre meilleure heure de la semaine.',
    choosePriority: 'Choisir une priorité',
    comments: 'Personne n’a encore répondu à cet article. Une question ou un contre-exemple suffit.',
    write: 'Écrire le premier commentaire',
    queue: 'La file est vide : aucun commentaire n’attend de décision.',
    reports: 'Voir les signalements',
    published: 'Relire les commentaires publiés',
    listed: 'Aucun commentaire ne correspond à ce que vous cherchez.',
    articles: 'Voir tous les articles',
    pending: 'Revenir à la file d’attente',
  },
};

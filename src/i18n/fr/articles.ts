export const articles = {
  title: 'Articles',
  lead: 'Des textes pour choisir : comment décider de ce que votre marque fera sur les médias sociaux, et de ce qu’elle laissera.',
  startHere: 'Commencez ici',
  breadcrumb: { label: 'Fil d’Ariane', home: 'Accueil', articles: 'Articles' },
  published: (date: string): string => `Publié le ${date}`,
  updated: (date: string): string => `Mis à jour le ${date}`,
  by: (author: string): string => `Par ${author}`,
  readingTime: (minutes: number): string => `Lecture : ${minutes} min`,
  tags: 'Sujets',
  contents: 'Sommaire',
  readAgain: 'Relire l’article',
  permalink: (heading: string): string => `Lien vers la section « ${heading} »`,
  related: 'Sur le même sujet',
  neighbours: { label: 'Articles voisins', previous: 'Article précédent', next: 'Article suivant' },
  wheel: {
    title: 'Coloriez votre roue',
    lead: 'Marquez ce qui passerait en premier, laissez le reste en blanc. Rien n’est enregistré avant que vous donniez un nom de marque.',
    send: 'Continuer avec ces choix',
  },
  commentCount: (count: number): string => {
    if (count === 0) return 'Aucun commentaire';
    return count === 1 ? '1 commentaire' : `${count} commentaires`;
  },
  feeds: {
    articlesTitle: (site: string): string => `${site} : les articles`,
    commentsTitle: (title: string): string => `Commentaires sur « ${title} »`,
    commentBy: (name: string): string => `Commentaire de ${name}`,
    followArticles: 'Suivre les articles (fil Atom)',
    followComments: 'Suivre les commentaires de cet article (fil Atom)',
  },
};

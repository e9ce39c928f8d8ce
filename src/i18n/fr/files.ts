/** What is said only in the files: the PDF, the picture, the card of a link. */
export const files = {
  priorities: (count: number): string => (count === 1 ? 'Notre priorité' : 'Nos priorités'),
  secondary: (count: number): string => (count === 1 ? 'Approche secondaire' : 'Approches secondaires'),
  leftAside: 'Ce que nous laissons de côté',
  byPriority: (count: number): string => (count === 1 ? 'Ce que nous allons faire' : 'Priorité par priorité'),
  labels: { why: 'pourquoi nous', when: 'quand', measure: 'nous mesurons' },
  credit: (title: string): string => `D’après Thomas Fourdin, « ${title} », 5 août 2010.`,
  creditOf: (credit: string): string => `Méthode : ${credit}.`,
  qr: 'Code QR de l’adresse de cette page',
};

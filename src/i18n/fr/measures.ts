/** What is measured: amounts, and their drawing. */
export const measures = {
  trend: {
    first: 'Premier relevé',
    last: 'Dernier relevé',
    named: (what: string, value: string): string => `${what} : ${value}`,
    one: (label: string, value: string, day: string): string => `${label} : ${value} le ${day}.`,
    fromTo: (label: string, count: number, from: string, since: string, to: string, until: string): string =>
      `${label} : ${count} relevés, de ${from} le ${since} à ${to} le ${until}.`,
    caption: 'Relevés, du plus récent au plus ancien :',
    on: 'Date',
    value: 'Relevé',
    readings: (count: number): string =>
      count === 1 ? 'Le relevé en tableau' : `Les ${count} relevés en tableau`,
  },
};

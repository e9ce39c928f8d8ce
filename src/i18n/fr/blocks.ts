const many = (count: number, one: string, several: string): string =>
  count < 2 ? `${count} ${one}` : `${count} ${several}`;

/** Whose comments go to spam. */
export const blocks = {
  title: 'Blocages',
  lead: 'Ce qui vient d’une adresse ou d’un domaine bloqué va droit aux indésirables. La personne n’en sait rien : elle lit le même remerciement que les autres.',
  target: {
    label: 'Adresse e-mail ou domaine',
    hint: 'Par exemple nom@exemple.fr, ou exemple.fr pour tout ce qui en vient. Rien n’est bloqué avant la page suivante.',
    missing: 'Indiquez une adresse ou un domaine',
    shape: 'Cela doit ressembler à nom@exemple.fr ou à exemple.fr',
  },
  look: 'Voir ce que cela bloquerait',
  other: 'Chercher une autre adresse, ou un autre domaine',
  titles: {
    address: (address: string): string => `L’adresse ${address}`,
    domain: (domain: string): string => `Le domaine ${domain}`,
  },
  effects: {
    address: 'Bloque cette adresse, quoi qu’il y soit ajouté après un +.',
    domain: 'Bloque toutes les adresses de ce domaine et de ses sous-domaines.',
  },
  caught: (published: number, writers: number): string =>
    published === 0
      ? 'Aucun commentaire publié n’en vient.'
      : `${many(published, 'commentaire publié en vient', 'commentaires publiés en viennent')}, de ${many(writers, 'adresse', 'adresses')}. Ils restent publiés ; les prochains iraient aux indésirables.`,
  shared: (domain: string): string =>
    `Beaucoup de gens sans lien entre eux écrivent depuis ${domain}. Bloquer l’adresse suffit presque toujours.`,
  sure: 'Oui, bloquer aussi ces personnes',
  notSure: 'Cochez la case pour confirmer : d’autres personnes écrivent depuis ce domaine',
  block: { address: 'Bloquer cette adresse', domain: 'Bloquer ce domaine' },
  already: 'C’est déjà bloqué',
  full: (max: number): string => `La liste compte ${max} blocages au plus : retirez-en un d’abord`,
  since: (moment: string, actor: string): string => `Bloqué depuis le ${moment}, par ${actor}.`,
  listTitle: 'Ce qui est bloqué',
  none: 'Rien n’est bloqué.',
  caption: (count: number): string => `${many(count, 'blocage', 'blocages')}, les plus récents d’abord`,
  columns: { hint: 'Repère', kind: 'Sorte', actor: 'Par', at: 'Depuis', end: 'Fin' },
  kinds: { address: 'adresse', domain: 'domaine' },
  end: 'Débloquer',
};

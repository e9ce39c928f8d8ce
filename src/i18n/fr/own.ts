/** What a reader says when the list of the method lacks an approach. */
export const own = {
  title: 'La liste est ouverte',
  lead: 'Nommez ce qui manque : une ou deux approches de votre cru.',
  aside: 'Elles ne sont ni suggérées ni notées, et leur roue n’est pas comptée à l’observatoire.',
  open: 'La nommer',
  change: 'La modifier',
  legend: (number: number): string => (number === 1 ? 'Votre approche' : 'Votre autre approche'),
  label: 'Son nom',
  labelHint: '13 caractères au plus : il s’écrit sur la roue.',
  verb: 'Nous voulons…',
  verbHint:
    'Un verbe à l’infinitif et sa suite, de 3 à 60 caractères. Par exemple : réparer devant tout le monde.',
  noun: 'Nous laissons de côté…',
  nounHint: 'La même chose en un nom, de 3 à 40 caractères. Par exemple : la réparation.',
  family: 'Sa famille',
  familyHint: 'Elle prend place à la fin de cette famille.',
  state: 'Sa place dans votre choix',
  remove: 'Pour la retirer, laissez-la de côté puis videz ses champs.',
  notCounted:
    'Cette roue porte une approche qui n’est qu’à vous : elle n’est pas comptée dans les statistiques du site.',
  subjects: {
    label: (number: number): string =>
      number === 1 ? 'Le nom de votre approche' : 'Le nom de votre autre approche',
    verb: (number: number): string =>
      number === 1 ? 'Le verbe de votre approche' : 'Le verbe de votre autre approche',
    noun: (number: number): string =>
      number === 1 ? 'Le nom commun de votre approche' : 'Le nom commun de votre autre approche',
    family: (number: number): string =>
      number === 1 ? 'La famille de votre approche' : 'La famille de votre autre approche',
  },
  missing: {
    label: 'Donnez un nom à votre approche, ou laissez-la de côté',
    verb: 'Dites ce que vous voulez, avec un verbe à l’infinitif',
    noun: 'Dites la même chose avec un nom, pour le cas où vous la laissez de côté',
    family: 'Choisissez la famille où votre approche prend place',
  },
  tooShort: (subject: string, min: number): string => `${subject} compte au moins ${min} caractères`,
  taken: (label: string): string => `« ${label} » est déjà sur la roue : choisissez un autre nom`,
  style: {
    infinitive: 'L’énoncé dira « nous voulons » devant votre verbe : commencez par un verbe à l’infinitif.',
    'bare-infinitive': 'La phrase anglaise apporte le mot « to » : votre verbe se lit mieux sans lui.',
    list: 'Une virgule ou un « et » se mêle à la liste de l’énoncé : une seule chose se lit mieux.',
    stop: 'L’énoncé met lui-même le point : le vôtre est de trop.',
  },
};

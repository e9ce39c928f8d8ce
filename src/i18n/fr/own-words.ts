/** The reader's own words: what replaces the generated lines, the plan of a priority, and what is shown of the start. */
export const ownWords = {
  subject: (clause: string): string => `Vos mots pour ${clause}`,
  label: 'Avec vos mots',
  hint: (prompt: string): string => `${prompt} 280 caractères au plus.`,
  otherwise: 'Le dire autrement',
  write: 'L’écrire',
  generated: 'Phrase proposée :',
  restore: 'Videz le champ pour la retrouver.',
  unwritten: 'Vos réponses n’en disent rien. Vous pouvez l’écrire.',
  unshown: {
    choice: 'Vos mots sont gardés. Ils reviendront dès qu’une approche sera marquée.',
    refusal: 'Vos mots sont gardés. Ils reviendront dès que vous aurez coché ce que vous laissez de côté.',
  },
  judgeAgain: 'Cette phrase a changé depuis votre réponse : jugez-la de nouveau.',
  namesRival: (rival: string): string =>
    `Ces mots nomment ${rival}. La page partagée ne le fait jamais d’elle-même : ici, votre texte sera montré tel quel.`,
  prompts: {
    start: 'Qu’est-ce qui vous arrive, à vous, en ce moment ? Un chiffre, une phrase entendue, une date.',
    assets: 'Laquelle, exactement ? Un lieu, une date, un geste.',
    gene: 'Quel fait votre rival ne pourrait-il pas écrire sans mentir ?',
    refusal: 'Que refusez-vous de publier, même si cela marche pour d’autres ?',
    own: 'Que ferez-vous exactement, pour qui, et où le verra-t-on ?',
    secondaryOnly: 'Qu’essayez-vous, avec qui, et jusqu’à quand ?',
  },
  plan: {
    title: 'Vos priorités',
    lead: 'Tout est facultatif ici. Ce que vous écrivez rejoint l’énoncé, et votre premier pas ouvre la feuille de route.',
    summary: (approach: string): string => `Le plan de « ${approach} »`,
    subject: (field: string, approach: string): string => `« ${approach} », ${field}`,
    labels: {
      for: 'pour qui',
      where: 'où et quand',
      first: 'ce que l’on verra d’abord',
      cost: 'ce que cela vous coûte',
      owner: 'qui en répond',
    },
    questions: {
      for: 'Pour qui ?',
      where: 'Où, et à quel rythme ?',
      first: 'Que verra-t-on d’abord ?',
      cost: 'Qu’est-ce que cela vous coûte ?',
      owner: 'Qui en répond ?',
    },
    hints: {
      for: '',
      where: 'Les lieux et les jours.',
      first: 'Cette phrase remplace notre premier pas dans la feuille de route.',
      cost: 'Du temps, un marché, une habitude : ce à quoi un concurrent ne renoncerait pas.',
      owner: 'Un prénom ou un rôle. Quiconque a le lien de lecture le verra.',
    },
    price: 'Dire ce que cela vous coûte',
  },
  showStart: {
    label: 'Montrer d’où nous partons',
    hint: 'Sur la page partagée, ses fichiers et son historique, on lira :',
    implied: 'Montrer le diagnostic montre aussi ces lignes.',
  },
};

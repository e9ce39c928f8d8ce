const answers = (count: number): string => (count === 1 ? '1 réponse' : `${count} réponses`);

export const blind = {
  title: 'Test à l’aveugle',
  lead: 'D’autres lisent votre énoncé sans votre nom, et disent qui pourrait le signer. C’est le test de l’échange, fait par des gens qui ne vous doivent rien.',
  mask: { brand: '[la marque]', other: '[une autre marque]' },

  recognised: (count: number, people: number): string => {
    if (count === 0) return `Personne n’a reconnu la marque (${answers(people)})`;
    return count === 1
      ? `1 personne sur ${people} a reconnu la marque`
      : `${count} personnes sur ${people} ont reconnu la marque`;
  },
  alsoTrue: (
    rival: string,
    { yes, partly, no }: Readonly<Record<'yes' | 'partly' | 'no', number>>,
  ): string => {
    const people = yes + partly + no;
    if (people === 0) return 'Personne n’a jugé cette phrase.';
    if (yes + partly === 0) return `Pour personne, ${rival} ne pourrait la dire (${answers(people)}).`;
    const inPart = yes === 0 ? ' en partie' : '';
    const more = yes > 0 && partly > 0 ? `, et ${partly} en partie` : '';
    const count = (yes || partly) === 1 ? '1 personne' : `${yes || partly} personnes`;
    return `Pour ${count} sur ${people}, ${rival} pourrait la dire${inPart}${more}.`;
  },

  part: {
    lead: 'Faites lire votre énoncé sans votre nom : qui pourrait le signer ?',
    prepare: 'Préparer le test',
    open: 'Le test est ouvert. Voici son lien :',
    closed: 'Le test est fermé.',
    go: 'Voir le test et ses réponses',
  },

  own: {
    pageTitle: (brand: string): string => `${brand} : test à l’aveugle`,
    back: 'Retour à la stratégie',
    said: {
      make: 'Lien créé',
      close: 'Test fermé',
      replace: 'Lien remplacé',
      end: 'Lien retiré',
      share: 'Choix enregistré',
    },
    done: {
      make: 'Le lien est créé. Envoyez-le à des gens qui connaissent votre secteur.',
      close:
        'Le test est fermé. Plus aucune réponse n’est prise, et qui rouvre le lien apprend de quelle marque il s’agissait.',
      replace: 'Le lien est remplacé. L’ancien ne s’ouvre plus ; les réponses déjà données restent.',
      end: 'Le lien est retiré. Il ne s’ouvre plus ; les réponses déjà données restent.',
      share: 'C’est noté.',
    },
    untestable: {
      abstain: (abstain: string): string =>
        `Vous avez choisi de ${abstain} : il n’y a pas d’énoncé à faire deviner. Le test s’ouvre avec une version où des approches sont choisies.`,
      blank: (): string =>
        'Aucune approche n’est encore choisie : il n’y a pas d’énoncé à faire deviner. Le test s’ouvre avec une version où des approches le sont.',
    },
    linkTitle: 'Le lien du test',
    linkMeaning:
      'Avec ce lien, on lit l’énoncé sans votre nom et on peut répondre, une fois par navigateur et par version. Il ne s’ouvre pas dans un navigateur qui a le lien de modification.',
    mail: 'Inviter par e-mail',
    mailSubject: 'Qui pourrait signer cette page ?',
    mailBody: (url: string): string =>
      `Voici la stratégie d’une marque, sans son nom. Qui pourrait la signer ? Deux minutes suffisent : ${url}\n`,
    notShowable:
      'Ce lien ne peut plus être affiché ici, car la clé du site a changé. Celui que vous avez envoyé marche toujours ; vous pouvez aussi le remplacer.',
    nobodyElse:
      'Il ne reste aucun autre nom que le vôtre : la page ne peut plus être posée. Indiquez un rival dans la stratégie, ou retirez le lien et créez-en un avec d’autres noms.',
    closedLead:
      'Le test est fermé. Qui rouvre le lien apprend de quelle marque il s’agissait. Pour faire juger une autre version, créez un nouveau lien : il remplace celui-ci.',
    namesAsked: (names: string): string => `Noms proposés : ${names}`,
    makeTitle: 'Créer le lien',
    withRival: (rival: string): string =>
      `Votre nom et celui de votre rival, ${rival}, seront proposés. La page du test est la seule qui montre le nom du rival ; ni la page de lecture ni les fichiers ne le disent.`,
    withoutRival:
      'Votre stratégie n’a pas de rival : indiquez au moins une autre marque. Ces noms ne se voient que sur la page du test.',
    make: 'Créer le lien du test',
    actsTitle: 'Fermer, remplacer, retirer',
    closeMeaning:
      'Fermer termine le test : plus aucune réponse n’est prise ni changée, et qui rouvre le lien apprend de quelle marque il s’agissait. Avant, personne ne le lui dit.',
    close: 'Fermer le test',
    replaceMeaning:
      'Remplacer donne un autre lien au même test. L’ancien cesse aussitôt de s’ouvrir ; les réponses restent.',
    replace: 'Remplacer le lien',
    endMeaning:
      'Retirer rend le lien inutilisable, sans dire de quelle marque il s’agissait. Les réponses restent.',
    end: 'Retirer le lien',
    previewTitle: 'Ce que l’on lira',
    previewLead: 'Votre énoncé, votre nom caché partout où il se trouve. Ni roue, ni fichier.',
    left: (count: number): string => {
      if (count === 0) return 'Aucun mot de votre nom ne se voit plus.';
      return count === 1
        ? 'Un mot de votre nom se voit encore : il est marqué. S’il vous trahit, réécrivez la phrase dans le bilan.'
        : `${count} mots de votre nom se voient encore : ils sont marqués. S’ils vous trahissent, réécrivez les phrases dans le bilan.`;
    },
    leftMark: 'encore visible',
    rewrite: 'Modifier cette stratégie',
  },

  names: {
    'name-1': { label: 'Une autre marque' },
    'name-2': { label: 'Encore une autre' },
    hint: '80 caractères au plus. Une marque avec laquelle on pourrait vous confondre.',
    missing: 'Indiquez au moins une autre marque : il faut un second nom pour que l’on puisse se tromper',
    alike: (name: string, twin: string): string =>
      `« ${name} » se lit comme « ${twin} » : indiquez un nom que l’on ne peut pas confondre`,
  },

  share: {
    title: 'Dire le résultat sur la page de lecture',
    label: 'Montrer combien de personnes ont reconnu la marque',
    hint: (least: number): string =>
      `Une seule phrase, sur la page de la version jugée, à partir de ${least} réponses. Ni noms ni remarques.`,
    button: 'Enregistrer ce choix',
  },

  results: {
    title: 'Réponses',
    none: 'Aucune réponse pour l’instant. Elles s’affichent ici, version par version.',
    version: (number: number, date: string): string => `Version ${number}, du ${date}`,
    older: 'Versions jugées avant celles-ci',
    newest: 'Revenir à la dernière version jugée',
    detail: (number: number): string => `Version ${number} en détail`,
    signers: 'Qui pourrait signer ?',
    people: (count: number): string => (count === 1 ? '1 personne' : `${count} personnes`),
    clauses: 'Phrase par phrase',
    own: 'À la même question, vous avez répondu',
    notJudged: 'rien encore',
    remarks: 'Remarques',
    noRemarks: 'Personne n’a laissé de remarque.',
    unnamed: 'Sans nom',
    pages: 'Pages de remarques',
    all: 'Toutes les remarques et les versions d’avant',
  },

  page: {
    title: 'Qui pourrait signer cette page ?',
    lead: (place: string): string =>
      `Voici ce qu’une marque a choisi de faire ${place}. Son nom est caché. Lisez, puis dites qui parle.`,
    rules: [
      'Seule la première question demande une réponse.',
      'La personne qui a écrit cette page verra votre réponse, votre remarque et votre nom si vous les donnez.',
      'Vous pouvez changer votre réponse dans ce navigateur jusqu’à la fin du test. Elle s’efface avec la stratégie.',
    ],
    statementTitle: 'La page',
    answerTitle: 'Votre réponse',
    answered:
      'Votre réponse est enregistrée. Vous pouvez encore la changer ici. La marque vous sera dite à la fin du test.',
    outdated:
      'Votre réponse est enregistrée avec la version que vous avez lue. La page a changé depuis : la voici. Vous pouvez répondre à celle-ci aussi.',
    clausesTitle: 'Phrase par phrase',
    clausesLead: 'Facultatif. Sautez ce que vous ne savez pas.',
    question: (name: string): string => `Si ${name} disait cela, serait-ce vrai ?`,
    send: 'Envoyer ma réponse',
    sendAgain: 'Enregistrer le changement',
  },
  signer: {
    legend: 'Qui pourrait signer cette page ?',
    subject: 'Qui pourrait signer',
    any: 'N’importe laquelle de ces marques',
    none: 'Aucune de ces marques',
    missing: 'Dites qui pourrait signer cette page',
  },
  who: {
    label: 'Votre nom ou vos initiales',
    hint: '40 caractères au plus. Seule la personne qui a écrit cette page le verra.',
  },
  remark: {
    label: 'Une remarque',
    hint: 'Ce qui vous a mis sur la voie, ou ce qui manque. 280 caractères au plus.',
  },

  notice: {
    closed: {
      title: 'Ce test est fermé',
      lead: (brand: string): string => `La marque qui parlait : ${brand}`,
      next: 'Plus aucune réponse n’est prise ni changée.',
    },
    told: {
      title: 'Vous avez déjà répondu à cette page',
      lead: (brand: string): string =>
        `Votre réponse d’alors reste, car vous savez depuis quelle marque parlait : ${brand}`,
      next: 'Si la marque change sa page, vous pourrez répondre à la nouvelle.',
    },
    paused: {
      title: 'Cette page n’est pas à deviner pour le moment',
      lead: (): string =>
        'Son auteur l’a changée depuis, et ce qu’elle dit aujourd’hui ne se prête pas au test.',
      next: 'Demandez-lui quand revenir.',
    },
    ownAnswer: 'Votre réponse',
  },
};

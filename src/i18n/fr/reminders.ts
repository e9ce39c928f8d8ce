export const reminders = {
  title: 'Rappels par e-mail',
  lead: 'Deux messages par bilan : l’un sept jours avant la date prévue, l’autre le jour même. Chacun mène à la page du bilan.',
  field: {
    label: 'Adresse e-mail pour les rappels',
    hint: 'Elle ne sert qu’à cela. Nous y écrivons d’abord pour qu’elle soit confirmée.',
  },
  consent:
    'En demandant les rappels, vous acceptez que nous gardions cette adresse pour eux seuls. Elle s’efface dès que vous les arrêtez, avec la stratégie, et si vous remplacez le lien de modification. Qui a ce lien voit l’adresse, et chaque rappel porte ce lien.',
  ask: 'Demander les rappels',
  askOther: 'Changer d’adresse',
  on: (email: string): string => `Les rappels arrivent à ${email}.`,
  waiting: (email: string): string =>
    `Nous avons écrit à ${email} : les rappels y arriveront une fois l’adresse confirmée, dans les sept jours.`,
  end: 'Arrêter les rappels',
  cancel: 'Annuler la demande',
  often: 'Cette adresse a déjà reçu trois messages en 24 heures : attendez demain, ou donnez-en une autre',
  already: 'Les rappels arrivent déjà à cette adresse',
  done: {
    asked: 'C’est noté : ouvrez le message que nous venons d’envoyer pour confirmer l’adresse.',
    ended: 'C’est fait : il n’y aura plus de rappels, et l’adresse est effacée.',
  },
  pageTitle: (brand: string): string => `${brand} : rappels par e-mail`,
  titleOf: 'Rappels par e-mail',
  back: 'Revenir à la page de suivi',
  said: 'C’est fait',
  confirmTitle: 'Recevoir les rappels',
  confirmLead:
    'Vous recevrez à cette adresse un message sept jours avant la date prévue pour chaque bilan, et un le jour même, jusqu’à ce que vous les arrêtiez. Chacun dira comment.',
  confirm: 'Oui, m’écrire à cette adresse',
  confirmed: 'C’est noté : les rappels arriveront à cette adresse.',
  endTitle: 'Ne plus recevoir de rappels',
  endLead: 'Nous cesserons d’écrire à cette adresse au sujet de cette stratégie, et nous l’oublierons.',
  stop: 'Arrêter les rappels',
  ended: 'C’est fait : nous n’écrirons plus à cette adresse au sujet de cette stratégie.',
  letters: {
    confirm: {
      subject: (site: string): string => `${site} : confirmez votre adresse`,
      lead: (site: string): string =>
        `Cette adresse a été donnée sur ${site} pour recevoir des rappels avant le bilan d’une stratégie.`,
      act: 'Si c’est bien vous, confirmez-la ici (ouvrir ce lien ne change rien, il sert pendant 7 jours) :',
      then: 'Vous recevrez alors un message sept jours avant la date de chaque bilan, et un le jour même.',
      otherwise:
        'Si ce n’est pas vous, vous n’avez rien à faire : sans confirmation, nous n’enverrons pas de rappel, et l’adresse s’efface au bout de 7 jours.',
    },
    review: {
      subject: (brand: string, date: string): string => `${brand} : bilan prévu le ${date}`,
      lead: (date: string): string => `Vous aviez prévu de refaire le point le ${date}.`,
      strategy: (brand: string): string => `La stratégie : ${brand}`,
      act: 'Faire le bilan, sur une seule page :',
      before: 'D’ici là, notez les relevés qui manquent sur la page de suivi : celle du bilan y mène.',
      keep: 'Avec ce lien, on peut tout changer : gardez-le pour vous et votre équipe.',
      linkUnknown: 'Ouvrez le lien de modification que vous avez gardé : le site ne peut plus l’écrire ici.',
      unsubscribe:
        'Vous recevez ce message parce que des rappels ont été demandés pour cette adresse, puis confirmés. Ne plus en recevoir :',
    },
  },
};

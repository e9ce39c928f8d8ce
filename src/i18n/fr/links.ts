export const links = {
  undo: {
    title: 'Vous pouvez la rétablir',
    until: (date: string): string =>
      `Son contenu s’efface pour de bon le ${date}. D’ici là, ce bouton la rétablit telle qu’elle était, avec ses liens.`,
    button: 'Rétablir la stratégie',
  },
  download: {
    button: 'Télécharger le tout',
    hint: 'Le fichier s’ouvre sans réseau : les deux liens, la roue et toute la page.',
    fileName: 'strategie',
    title: 'Vos liens et votre stratégie',
    lead: 'Ce fichier contient le lien de modification : gardez-le pour vous.',
  },
  qr: {
    label: 'Code QR du lien de lecture',
    hint: 'Il ouvre le lien de lecture. Il est aussi sur la page imprimée.',
  },
  preview: {
    title: (allowed: boolean): string => `Aperçu en messagerie : ${allowed ? 'oui' : 'non'}`,
    lead: 'Quand on colle un lien de lecture dans une messagerie ou un réseau, celle-ci peut montrer une image : la roue, la marque et le verdict.',
    label: 'Proposer cette image avec les liens de lecture',
    hint: 'La messagerie copie alors l’image et peut la garder, même une fois le lien retiré. Sans cette case, elle ne reçoit que le titre de la page, avec la marque.',
    save: 'Enregistrer ce choix',
  },
  done: {
    saved: {
      title: 'Stratégie enregistrée',
      text: 'Gardez vos deux liens : il n’y a pas de compte pour la retrouver sans eux.',
    },
    readReplaced: {
      title: 'Lien de lecture remplacé',
      text: 'L’ancien ne s’ouvre plus. Envoyez le nouveau à qui doit lire la page.',
    },
    editReplaced: {
      title: 'Lien de modification remplacé',
      text: 'L’ancien ne s’ouvre plus. Copiez le nouveau maintenant : les messages et les fichiers d’avant portent encore l’ancien.',
    },
    linkMade: {
      title: 'Lien créé',
      text: 'Il est prêt à copier, dans « Autres liens de lecture ».',
    },
    linkWithdrawn: {
      title: 'Lien retiré',
      text: 'Il ne s’ouvre plus, pour personne. Les autres continuent.',
    },
    previewAllowed: {
      title: 'Aperçu permis',
      text: 'Les liens de lecture proposent maintenant l’image de la roue.',
    },
    previewOff: {
      title: 'Pas d’aperçu',
      text: 'Les liens de lecture ne proposent pas d’image. Celles qui ont déjà été copiées ailleurs peuvent y rester.',
    },
    sent: { title: 'Message envoyé', text: 'C’est parti : il arrive dans quelques minutes.' },
    addressesForgotten: {
      title: 'C’est oublié',
      text: 'Plus aucune adresse ne peut redemander ces liens.',
    },
    extended: {
      title: 'Durée prolongée',
      text: (date: string): string => `La stratégie est conservée jusqu’au ${date}.`,
    },
    broughtBack: { title: 'Stratégie rétablie', text: 'La voici telle qu’elle était, avec ses liens.' },
    revisionRestored: {
      title: 'Version reprise',
      text: 'C’est elle que vos lecteurs voient maintenant. Ce qu’elle remplace reste dans l’historique.',
    },
  },
  named: {
    title: 'Autres liens de lecture',
    lead: 'Un lien par personne ou par équipe, que vous pourrez retirer sans toucher aux autres. Tous montrent la même page.',
    field: {
      label: 'Pour qui est ce lien',
      hint: '60 caractères au plus. Ce nom ne se voit que sur cette page.',
      subject: 'Le nom du lien',
      missing: 'Indiquez pour qui est ce lien',
    },
    add: 'Créer ce lien',
    madeOn: (date: string): string => `Créé le ${date}`,
    count: (count: number): string => (count === 0 ? '' : ` (${count})`),
    revoke: 'Retirer ce lien',
    revokeHint: 'Un lien retiré ne s’ouvre plus, pour personne, et ne revient pas.',
    notShowable:
      'Ce lien ne peut plus être affiché ici, car la clé du site a changé. Celui que vous avez envoyé marche toujours.',
    tooMany: (max: number): string =>
      `Vous pouvez avoir ${max} liens nommés au plus : retirez-en un avant d’en créer un autre`,
  },
  replace: {
    title: 'Remplacer un lien',
    offer: 'Le remplacer',
    lost: 'Si vous l’avez perdu, remplacez-le : celui d’avant ne s’ouvrira plus nulle part, et seul ce navigateur recevra le nouveau.',
    readLoss:
      'Le lien de lecture actuel cesse aussitôt de marcher, pour toutes les personnes qui l’ont. Les liens nommés marchent toujours.',
    read: 'Remplacer le lien de lecture',
    editLoss:
      'À faire si le lien de modification est tombé en de mauvaises mains. La page suivante dit qui n’aura plus accès ; rien ne change avant.',
    editStep: 'Remplacer le lien de modification…',
    edit: 'Remplacer le lien de modification',
    confirm: {
      lead: 'L’ancien lien cessera aussitôt de s’ouvrir, et ne reviendra pas. Rien n’est encore changé.',
      outTitle: 'Qui n’aura plus accès',
      out: [
        'Toutes les personnes qui ont l’ancien lien : collègues, agence, destinataires de messages déjà envoyés.',
        'Vos autres appareils : la stratégie quittera leur liste « Mes stratégies », et les brouillons qui y sont commencés ne pourront plus être enregistrés.',
        'Le fichier que vous avez téléchargé : l’ancien lien y reste écrit. Téléchargez-le de nouveau ensuite.',
      ],
      addresses: (count: number): string =>
        count === 1
          ? 'L’adresse e-mail qui peut redemander les liens : elle sera oubliée.'
          : `Les ${count} adresses e-mail qui peuvent redemander les liens : elles seront oubliées.`,
      keptTitle: 'Ce qui continue',
      kept: [
        'Les liens de lecture s’ouvrent comme avant.',
        'Ce navigateur reçoit le nouveau lien : copiez-le dès qu’il s’affiche.',
      ],
      back: 'Ne rien changer et revenir à la page',
    },
  },
  life: {
    title: 'Durée de conservation',
    keptUntil: (date: string): string => `Conservée jusqu’au ${date}.`,
    why: 'Chaque enregistrement, ce que vous notez au suivi et ce bouton la gardent 24 mois à partir de ce jour-là. Sans cela, elle s’efface avec tous ses liens.',
    extend: 'Garder 24 mois à partir d’aujourd’hui',
    warning: (date: string): string => `Cette stratégie s’efface le ${date}, sauf si vous la prolongez.`,
  },
  remove: {
    title: 'Supprimer la stratégie',
    loss: 'Les liens de lecture cessent aussitôt de marcher. Pendant 30 jours, le lien de modification permet de tout rétablir. Ensuite la stratégie, ses versions et ses brouillons sont effacés pour de bon.',
    button: 'Supprimer cette stratégie',
  },
  mailed: {
    title: 'Recevoir ces liens par e-mail',
    lead: 'Nous envoyons les deux liens à l’adresse que vous indiquez. Vérifiez-la : avec ce message, on peut tout changer.',
    field: { label: 'Adresse e-mail', hint: 'Elle ne sert qu’à cet envoi.' },
    keep: {
      label: 'Pouvoir redemander les liens avec cette adresse',
      hint: 'Nous gardons alors une empreinte de l’adresse, jamais l’adresse. Elle s’efface avec la stratégie, avec ce lien de modification, ou à votre demande.',
    },
    send: 'Envoyer les deux liens',
    often: 'Cette adresse a déjà reçu trois messages en 24 heures : attendez demain, ou copiez les liens',
    tooMany: (max: number): string =>
      `Vous pouvez confier ${max} adresses au plus : faites-les oublier avant d’en confier une autre, ou envoyez sans cocher la case`,
    kept: (count: number): string =>
      count === 1
        ? 'Une adresse peut redemander ces liens.'
        : `${count} adresses peuvent redemander ces liens.`,
    forget: (count: number): string => (count === 1 ? 'Oublier cette adresse' : 'Oublier ces adresses'),
  },
  mine: {
    title: 'Recevoir mes liens',
    lead: 'Si vous avez confié votre adresse à une stratégie, nous vous envoyons son lien de modification.',
    field: { label: 'Adresse e-mail', hint: 'Trois messages au plus par adresse et par jour.' },
    send: 'M’envoyer mes liens',
    sentTitle: 'Demande reçue',
    sent: 'C’est noté. Si cette adresse a été confiée à une stratégie, un message part dans la minute.',
    off: 'Ce site n’envoie pas d’e-mail : il ne peut pas vous renvoyer vos liens.',
    elsewhere:
      'Cherchez-les dans le fichier que vous avez téléchargé, dans un message envoyé, dans vos marque-pages, ou sur l’appareil où la stratégie a été enregistrée.',
  },
  letters: {
    bothSubject: (site: string): string => `${site} : vos deux liens`,
    both: (site: string): string => `Voici les deux liens d’une stratégie enregistrée sur ${site}.`,
    read: 'Le lien de lecture, à partager :',
    edit: 'Le lien de modification, à garder pour vous :',
    unexpected:
      'Si vous n’attendiez pas ce message, ignorez-le : quelqu’un a dû prendre cette adresse pour la sienne.',
    kept: 'Cette adresse pourra redemander ces liens. Pour qu’elle soit oubliée, ouvrez le lien de modification.',
    mineSubject: (site: string): string => `${site} : vos liens de modification`,
    mine: 'Voici les liens de modification des stratégies confiées à cette adresse. Avec l’un de ces liens, on peut tout changer.',
    onlyLatest: (count: number): string =>
      `Voici les ${count} dernières enregistrées. Les liens des autres marchent toujours.`,
    savedOn: (date: string): string => `Enregistrée le ${date} :`,
    mineUnexpected: 'Si vous n’avez rien demandé, ignorez ce message : personne d’autre ne l’a reçu.',
    ended: 'Ce lien ne marche plus.',
  },
};

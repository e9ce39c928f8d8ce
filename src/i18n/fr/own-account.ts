const many = (count: number, one: string, several: string): string =>
  count < 2 ? `${count} ${one}` : `${count} ${several}`;

export const ownAccount = {
  title: 'Mon compte',
  lead: 'Ce qui ne regarde que vous : votre adresse, votre mot de passe, votre second facteur, vos sessions.',
  name: 'Nom',
  role: 'Rôle',
  email: {
    title: 'Adresse e-mail',
    lead: 'Nous vous y écrivons quand votre compte change. Elle n’est montrée qu’aux propriétaires du site.',
    label: 'Adresse e-mail',
    hint: 'Laissez vide pour n’en donner aucune : vous ne pourrez pas non plus demander un nouveau mot de passe par e-mail.',
    password: 'Mot de passe',
    submit: 'Enregistrer l’adresse',
    taken: 'Un autre compte a déjà cette adresse',
  },
  password: {
    title: 'Mot de passe',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    nextHint: (least: number): string =>
      `Au moins ${least} caractères ; quelques mots sans lien entre eux font un bon mot de passe.`,
    repeat: 'Le même, une seconde fois',
    others: 'Vos autres sessions prennent fin ; celle-ci continue.',
    same: 'Le nouveau mot de passe est le même que l’actuel',
    changed: 'Votre compte a changé entre-temps : vérifiez, puis recommencez',
    submit: 'Changer le mot de passe',
  },
  factor: {
    title: 'Second facteur',
    open: 'Gérer le second facteur et les codes de secours',
    setUp: 'Activer le second facteur',
  },
  codes: {
    title: 'Vos codes de secours',
    lead: 'Chacun remplace une fois le code de l’application, si vous n’avez plus votre téléphone. Imprimez-les ou recopiez-les maintenant : ils ne seront plus montrés.',
    list: 'Dix codes de secours',
    where:
      'Gardez-les hors de cet ordinateur et de ce téléphone. Les codes d’avant, s’il y en avait, ne servent plus.',
    of: (name: string, site: string): string => `Compte ${name}, ${site}`,
    next: 'J’ai gardé mes codes, continuer',
    carried: 'Le formulaire que vous envoyiez est prêt à partir.',
    left: (count: number): string =>
      count === 0
        ? 'Il ne reste aucun code de secours.'
        : count === 1
          ? 'Il reste un code de secours.'
          : `Il reste ${count} codes de secours.`,
    few: 'C’est peu : faites-en de nouveaux.',
  },
  sessions: {
    title: 'Sessions ouvertes',
    lead: 'Les navigateurs où votre compte est ouvert. Nous ne gardons pas leur adresse réseau.',
    caption: (count: number): string => many(count, 'session', 'sessions'),
    program: (browser: string, system: string): string => `${browser} sur ${system}`,
    otherBrowser: 'un autre navigateur',
    otherSystem: 'un autre système',
    this: 'cette session',
    began: (moment: string): string => `Ouverte le ${moment}`,
    seen: (moment: string): string => `Vue pour la dernière fois le ${moment}`,
    end: 'Terminer',
    endOf: (program: string): string => `la session ${program}`,
    endOthers: 'Terminer toutes les autres',
    none: 'Aucune autre session n’est ouverte.',
  },
  done: {
    email: 'Adresse enregistrée',
    password: 'Mot de passe changé ; vos autres sessions ont pris fin',
    session: 'La session a pris fin',
    others: 'Vos autres sessions ont pris fin',
    required: 'Le second facteur est maintenant demandé à tout le monde',
    optional: 'Le second facteur n’est plus demandé',
  },
  security: {
    title: 'Sécurité des comptes',
    lead: 'Ce qui vaut pour tous les comptes de ce site.',
    isRequired: 'Le second facteur est demandé à tout le monde.',
    isOptional: 'Chaque personne choisit d’avoir un second facteur ou non.',
    effect:
      'Quand il est demandé, un compte sans second facteur n’ouvre que la page où l’activer, dans les sessions déjà ouvertes aussi. Les liens reçus par e-mail décident toujours d’un commentaire à la fois sans connexion : qui lit cette boîte peut s’en servir.',
    without: 'Comptes sans second facteur',
    none: 'Tous les comptes actifs ont un second facteur.',
    require: 'Demander le second facteur',
    relax: 'Ne plus le demander',
    ownFirst: 'Activez d’abord votre propre second facteur : sinon cette page se fermerait aussi pour vous',
    setUp: 'Activer mon second facteur',
  },
  letters: {
    password: {
      subject: (name: string): string => `Compte ${name} : mot de passe changé`,
      lead: (name: string): string =>
        `Le mot de passe du compte ${name} vient d’être changé sur le site, et ses autres sessions ont pris fin.`,
    },
    email: {
      subject: (name: string): string => `Compte ${name} : adresse changée`,
      lead: (name: string): string =>
        `L’adresse e-mail du compte ${name} vient d’être changée. Nous l’écrivons à l’ancienne adresse et à la nouvelle.`,
    },
    'second-factor-off': {
      subject: (name: string): string => `Compte ${name} : second facteur désactivé`,
      lead: (name: string): string =>
        `Le second facteur du compte ${name} vient d’être désactivé. Le mot de passe suffit pour se connecter, et les codes de secours ne servent plus.`,
    },
    'new-codes': {
      subject: (name: string): string => `Compte ${name} : nouveaux codes de secours`,
      lead: (name: string): string =>
        `Dix nouveaux codes de secours viennent d’être faits pour le compte ${name}. Ceux d’avant ne servent plus.`,
    },
    'recovery-code': {
      subject: (name: string): string => `Compte ${name} : code de secours utilisé`,
      lead: (name: string): string =>
        `Quelqu’un vient d’entrer dans le compte ${name} avec son mot de passe et un code de secours, qui ne servira plus.`,
    },
    makeNew: 'C’est peu : faites-en de nouveaux, tant que vous avez votre application de codes.',
    otherwise:
      'Si ce n’est pas vous, quelqu’un connaît le mot de passe : changez-le sans attendre, et prévenez une autre personne qui tient le site.',
    page: 'Votre compte :',
  },
};

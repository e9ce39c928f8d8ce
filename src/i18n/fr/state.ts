import { formatNumber } from '../format.ts';

const many = (count: number, one: string, several: string): string =>
  `${formatNumber('fr', count)} ${count < 2 ? one : several}`;

export const state = {
  title: 'État du site',
  lead: 'Un coup d’œil par semaine suffit. Ce qui demande un geste de votre part vient en premier.',
  queueNotice: (count: number): string =>
    count === 1 ? 'Une alerte attend votre attention.' : `${count} alertes attendent votre attention.`,
  seeState: 'Voir l’état du site',
  needed: 'Ce qui vous attend',
  nothingNeeded: 'Rien ne vous attend aujourd’hui.',
  unknown:
    'Une partie de l’état ne peut pas être dite pour l’instant. Rechargez la page dans une minute ; si cela dure, le journal du site en donne la raison.',
  later: 'Quand vous aurez un moment',
  waiting: {
    comments: (count: number): string =>
      many(count, 'commentaire attend une décision', 'commentaires attendent une décision'),
    reports: (count: number): string => many(count, 'signalement est ouvert', 'signalements sont ouverts'),
    decide: 'Décider',
    open: 'Ouvrir la page',
  },
  alerts: {
    'archive-failed': {
      title: 'L’archive de la base refuse ce qu’on lui confie',
      mend: 'Lisez le journal de son serveur. Tant que l’archive ne le reprend pas, une restauration perdrait ce qui est arrivé depuis, et les fichiers de transactions s’accumulent sur le disque de la base.',
    },
    'backup-failed': {
      title: 'La dernière sauvegarde n’a pas pu être faite',
      mend: 'Regardez la place et les droits du dossier des sauvegardes. `npm run backup` dit ce qui l’empêche.',
    },
    'backup-late': {
      title: 'La dernière sauvegarde a plus de 26 heures',
      mend: '`npm run backup` en fait une tout de suite, ou dit ce qui l’empêche.',
    },
    'clock-held': {
      title: 'Le site ne croit pas l’horloge qu’il suit',
      mend: 'Elle avance de plus d’une semaine sur ce que le site attendait : rien ne prend fin et rien n’est effacé d’ici là. Si elle est juste : `npm run clock -- confirm`. Sinon, remettez-la à l’heure (`timedatectl set-ntp true`) : avec PostgreSQL, c’est celle de la machine de la base.',
    },
    'clocks-apart': {
      title: 'L’horloge de cette machine et celle de la base s’écartent',
      mend: 'De dix secondes ou davantage. Le site suit celle de la base : rien n’est perdu, mais les codes du second facteur sont refusés si elle est fausse. Mettez les deux à l’heure par le réseau (`timedatectl set-ntp true`).',
    },
    'comment-flood': {
      title: 'Des commentaires arrivent en foule',
      mend: 'Cinq cents en une heure ont rempli la file, les suivants patientent. Cherchez dans la file ce que dit le robot, puis décidez de toute la liste.',
    },
    'conflicts-many': {
      title: 'Beaucoup d’écritures se gênent',
      mend: 'Un cinquième de ce qui a été écrit ces dernières minutes a dû être recommencé. Si le public attend, regardez la charge du serveur PostgreSQL et s’il y a foule sur une page ; sinon, cela passe.',
    },
    'disk-low': {
      title: 'Le disque est presque plein',
      mend: 'Il reste moins de 100 Mo. Déplacez d’anciennes sauvegardes, baissez BACKUP_DAYS ou prenez un disque plus grand.',
    },
    'files-faulty': {
      title: 'Un article ou une méthode contient une faute',
      mend: 'Corrigez le fichier, puis redémarrez le site. Ce qui ne peut pas être lu est laissé de côté, le reste du site répond.',
    },
    'journal-large': {
      title: 'Le journal de la base grossit',
      mend: 'Un programme garde la base ouverte : `fuser wheel.sqlite` le nomme. Le journal raccourcit dès qu’il s’arrête.',
    },
    'leader-missing': {
      title: 'Aucune machine n’envoie les lettres',
      mend: 'Depuis dix minutes, aucune n’a pris la tête : aucune lettre ne part et rien n’est effacé. Redémarrez le site sur l’une d’elles, puis `npm run doctor`.',
    },
    'letters-given-up': {
      title: 'Des lettres sont abandonnées',
      mend: 'La page « Lettres » dit pourquoi et les renvoie, une à une ou toutes celles d’un même motif.',
    },
    'outbox-stuck': {
      title: 'Une lettre attend depuis deux heures',
      mend: '`npm run mail-test` dit ce que répond le serveur de messagerie. Le site continue d’essayer pendant quatre jours.',
    },
    'purge-late': {
      title: 'Des données arrivées à leur terme ne sont pas encore effacées',
      mend: 'Redémarrez le site. Si cela dure, les lignes `purge failed` de son journal disent pourquoi.',
    },
    'report-flood': {
      title: 'Des signalements arrivent en foule',
      mend: 'Cherchez dans les signalements ce qui se répète, puis fermez toute la liste.',
    },
    'sign-in-flood': {
      title: 'Quelqu’un essaie des mots de passe',
      mend: 'Le site le freine de lui-même. Vérifiez que chaque compte a un second facteur, et bloquez l’adresse devant le site si cela dure.',
    },
    'standby-late': {
      title: 'Une réplique de la base est en retard',
      mend: 'Elle a cinq minutes ou 256 Mo de retard et ne pourrait pas prendre le relais aussitôt. Regardez son disque, son réseau et son journal.',
    },
    'standby-missing': {
      title: 'Aucune réplique ne confirme ce qui est écrit',
      mend: 'Si le serveur principal tombe maintenant, les derniers envois peuvent être perdus ; et là où chaque écriture attend une réplique, les formulaires sont refusés jusqu’à son retour. Démarrez-en une, ou cherchez pourquoi elle ne suit plus.',
    },
  },
  notices: {
    'as-root': {
      title: 'Le site tourne avec tous les droits de la machine (root)',
      mend: 'Donnez-lui un compte à lui : `User=` dans l’unité systemd, ou `sudo -u wheel` devant la commande, après `chown -R wheel` sur son dossier de données.',
    },
    'no-proxy': {
      title: 'Le serveur placé devant le site n’est pas nommé',
      mend: 'Mettez TRUST_PROXY=1 s’il y en a un : sans cela, tous vos visiteurs partagent les mêmes limites.',
    },
    'no-address': {
      title: 'L’adresse publique du site n’est pas donnée',
      mend: 'Mettez BASE_URL à ce que vos visiteurs tapent, comme https://exemple.fr.',
    },
    'plain-http': {
      title: 'Les visiteurs viennent par http, sans chiffrement',
      mend: 'Placez un serveur https devant le site, puis donnez cette adresse à BASE_URL.',
    },
    'short-hsts': {
      title: 'La promesse de https est courte',
      mend: 'Quand https aura tenu quelques semaines, mettez HSTS=365.',
    },
    'open-folder': {
      title: 'D’autres comptes de la machine peuvent ouvrir le dossier de données',
      mend: '`chmod 700` sur ce dossier le referme.',
    },
    'open-secret': {
      title: 'D’autres comptes de la machine peuvent lire un secret du site',
      mend: '`npm run doctor` nomme le fichier. `chmod 600` le referme ; le site refuse de redémarrer avant.',
    },
    'other-owner': {
      title: 'Un fichier du site appartient à un autre compte',
      mend: '`npm run doctor` le nomme, avec la commande qui le rend au bon compte.',
    },
    'clock-behind': {
      title: 'L’horloge que suit le site retarde sur ce qu’il a noté',
      mend: 'Remettez-la à l’heure (`timedatectl set-ntp true`) : avec PostgreSQL, c’est celle de la machine de la base. Si elle est juste : `npm run clock -- confirm`.',
    },
    'no-contact': {
      title: 'Le site ne donne aucune adresse où vous écrire',
      mend: 'Donnez-en une dans « Identité » : sans elle, personne ne sait à qui demander une rectification ou un effacement.',
    },
    'no-facts': {
      title: 'Les mentions légales sont incomplètes',
      mend: 'Complétez-les dans « Identité » : la loi française les demande à un site public.',
    },
    'no-second-factor': {
      title: 'Un compte se connecte avec un mot de passe seul',
      mend: 'Demandez un second facteur à tous dans « Sécurité des comptes », ou parlez-en à la personne.',
    },
    'same-disk': {
      title: 'Les sauvegardes sont sur le même disque que le site',
      mend: 'Copiez-les ailleurs chaque jour, et gardez link-secret et mail-secret à un troisième endroit.',
    },
    'no-backups': {
      title: 'Le site ne fait pas de sauvegarde de lui-même',
      mend: 'Mettez BACKUP_DAYS au-dessus de 0, ou assurez-vous qu’un autre programme s’en charge.',
    },
    'may-lose': {
      title: 'Ce qui vient d’être enregistré pourrait se perdre avec la machine de la base',
      mend: 'La base répond « enregistré » avant qu’une autre machine en ait une copie. Donnez-lui deux copies dont l’une confirme (`synchronous_standby_names`), sauf si votre hébergeur le fait déjà.',
    },
    'no-mail': {
      title: 'Le site n’envoie aucune lettre',
      mend: 'Sans SMTP_URL, il ne peut ni vous prévenir, ni rendre leurs liens aux personnes qui les demandent.',
    },
  },
  groups: {
    activity: 'Activité',
    disk: 'Disque',
    server: 'Base partagée',
    backups: 'Sauvegardes',
    mail: 'Lettres',
    clock: 'Horloge',
    program: 'Programme',
  },
  facts: {
    strategies: 'Stratégies',
    comments: 'À lire',
    reports: 'Signalements',
    room: 'Place libre',
    database: 'Base de données',
    copies: 'Sauvegardes',
    lastBackup: 'Dernière',
    nextBackup: 'Prochaine',
    archive: 'Par le serveur',
    lastDump: 'À la main, sur cette machine',
    kept: 'Gardées',
    engine: 'Moteur',
    standby: 'Réplique',
    leader: 'Envois et effacements',
    server: 'Serveur',
    lastLetter: 'Dernier envoi',
    lettersWaiting: 'En attente',
    lettersGivenUp: 'Abandonnées',
    machineSays: 'La machine dit',
    believed: 'Le site la juge',
    lastNoted: 'Dernier repère',
    version: 'Version',
    node: 'Node',
    schema: 'Base de données',
    since: 'En marche depuis',
    workers: 'Processus',
  },
  strategiesThisWeek: (all: number, fresh: number): string =>
    all === 0
      ? 'aucune pour l’instant'
      : `${formatNumber('fr', all)}, dont ${formatNumber('fr', fresh)} depuis sept jours`,
  none: 'aucun',
  noneFeminine: 'aucune',
  proved: (moment: string, age: string): string => `${moment} (${age}), vérifiée`,
  unproved: (moment: string, age: string): string =>
    `${moment} (${age}), sans fichier de contrôle : elle n’a pas été vérifiée par le site`,
  noBackupYet: 'à venir : la première se fait dans les minutes qui suivent le démarrage',
  noBackupPlanned: 'aucune n’est prévue',
  archiveOfServer: 'la personne qui l’exploite les fait, et le site ne les voit pas',
  noDump: 'aucune',
  soon: 'dans les dix minutes',
  from: (moment: string): string => `à partir du ${moment}`,
  keptNone: 'aucune pour l’instant',
  kept: (count: number, days: number): string =>
    days === 0
      ? many(count, 'sauvegarde', 'sauvegardes')
      : `${many(count, 'sauvegarde', 'sauvegardes')}, chacune ${many(days, 'jour', 'jours')}`,
  mailSet: 'réglé',
  mailUnset: 'aucun : le site n’écrit à personne',
  noLetterSent: 'aucun ces sept derniers jours',
  clockBelieved: 'juste',
  clockHeld: (moment: string): string => `en avance, et compte lui-même : ${moment}`,
  schema: (name: string): string => `changement ${name}`,
  standby: {
    alone: (): string => 'aucune : ce qui est enregistré n’a pas de double',
    asynchronous: (count: number): string =>
      `${many(count, 'machine suit', 'machines suivent')}, sans confirmer : les derniers enregistrements pourraient se perdre`,
    synchronous: (count: number): string =>
      `confirmée avant chaque réponse (${many(count, 'machine suit', 'machines suivent')})`,
  },
  noLeader: 'personne en ce moment',
  bytes: (count: number): string => {
    const megabytes = count / 1024 ** 2;
    if (megabytes >= 1024) return `${formatNumber('fr', Math.round((megabytes / 1024) * 10) / 10)} Go`;
    return megabytes < 1 ? 'moins de 1 Mo' : `${formatNumber('fr', Math.round(megabytes))} Mo`;
  },
  checkMore: 'Pour un examen complet, sur la machine du site : `npm run doctor`.',
};

import { formatNumber } from '../format.ts';

export const letters = {
  title: 'Lettres du site',
  lead: 'Ce que le site a écrit et qui n’est pas encore parti. Une lettre est essayée pendant quatre jours, puis abandonnée ; elle s’efface au bout de trente jours.',
  noServer:
    'Ce site n’a pas de serveur de messagerie (SMTP_URL) : rien ne part. Le manuel, docs/operations.md, dit comment en donner un.',
  tabs: { failed: 'Abandonnées', waiting: 'En attente' },
  none: {
    failed: 'Aucune lettre n’a été abandonnée.',
    waiting: 'Aucune lettre n’attend.',
  },
  hint: {
    failed:
      'Le texte des lettres n’est pas montré, et les adresses le sont à moitié : elles appartiennent à d’autres.',
    waiting: 'Elles partent d’elles-mêmes ; « Essayer maintenant » les fait passer devant.',
  },
  facts: {
    recipient: 'Pour',
    since: 'Écrite le',
    tries: 'Essais',
    reason: 'Dernière raison',
    failed: 'Abandonnée le',
    next: 'Prochain essai',
    leaves: 'Départ',
  },
  heldBack: 'Elle annonce une décision qui peut encore être annulée : elle attend jusque-là.',
  again: { failed: 'Renvoyer', waiting: 'Essayer maintenant' },
  drop: 'Supprimer',
  all: (count: number): string =>
    count > 1 ? `Renvoyer les ${formatNumber('fr', count)} lettres` : 'Renvoyer la lettre',
  which: 'Choisissez une lettre dans la liste',
  done: {
    again: 'C’est noté : la lettre repart dans la minute.',
    all: 'C’est noté : ces lettres repartent dans la minute.',
    drop: 'La lettre est supprimée : elle ne partira pas.',
    gone: 'Cette lettre n’est plus dans la liste : elle est partie, est en train de partir ou a été supprimée entre-temps.',
    early:
      'Cette lettre annonce une décision qui peut encore être annulée : elle part d’elle-même une fois ce délai passé.',
  },
  log: {
    again: (moment: string): string => `lettre écrite le ${moment}, à envoyer de nouveau`,
    drop: (moment: string): string => `lettre écrite le ${moment}, supprimée`,
    all: (count: number, reason: string): string =>
      count > 1
        ? `${formatNumber('fr', count)} lettres à envoyer de nouveau : ${reason}`
        : `une lettre à envoyer de nouveau : ${reason}`,
  },
  /** Pourquoi une lettre n’est pas partie. */
  reasons: {
    name: 'Le nom du serveur de messagerie n’a pas été trouvé.',
    refused: 'Personne ne répond à cette adresse et à ce port.',
    unreachable: 'Cette machine n’a pas de chemin vers le serveur de messagerie.',
    timeout: 'Le serveur de messagerie n’a pas répondu à temps.',
    closed: 'Le serveur de messagerie a coupé la conversation.',
    noTls:
      'Le serveur de messagerie ne propose pas de chiffrement (STARTTLS), et le mot de passe n’a pas été montré.',
    tls: 'Le chiffrement n’a pas pu commencer.',
    selfSigned: 'Le certificat du serveur est signé par lui-même : rien ne prouve que c’est le bon serveur.',
    wrongName: 'Le certificat du serveur porte un autre nom que celui de SMTP_URL.',
    expired: 'Le certificat du serveur n’est plus valable : sa date est passée.',
    certificate: 'Le certificat du serveur ne peut pas être vérifié.',
    notMail: 'Ce qui répond à cette adresse ne parle pas comme un serveur de messagerie.',
    unwelcome: 'Le serveur de messagerie ne veut pas de cette machine.',
    login: 'Le serveur de messagerie refuse le nom ou le mot de passe, ou en demande un.',
    sender: 'Le serveur refuse l’adresse qui écrit.',
    relay: 'Le serveur ne transmet pas de lettres pour ce site.',
    recipient: 'Le serveur refuse l’adresse à qui l’on écrit.',
    letter: 'Le serveur refuse la lettre elle-même.',
    later: 'Le serveur a demandé d’essayer plus tard.',
    stopped: 'Le site s’est arrêté pendant l’envoi.',
    interrupted: 'Remise deux fois sans que le serveur dise ce qu’il en a fait : elle est peut-être arrivée.',
    unusable: 'Cette adresse ou cette lettre ne peut pas être envoyée.',
    unknown: 'La raison n’a pas été gardée.',
  },
  /** Ce que la personne responsable du site peut y faire. */
  mends: {
    name: 'Vérifiez le nom dans SMTP_URL, et que cette machine sait traduire les noms (DNS).',
    refused:
      'Vérifiez le port dans SMTP_URL : 587 ou 465 chez un hébergeur, 25 pour un serveur de cette machine. Sur cette machine, voyez si le serveur tourne.',
    unreachable:
      'Vérifiez le réseau et le pare-feu ; beaucoup d’hébergeurs ferment le port 25 vers l’extérieur : essayez 587 ou 465.',
    timeout:
      'Beaucoup d’hébergeurs ferment le port 25 vers l’extérieur : essayez 587 ou 465. Sinon, le serveur est occupé et le site réessaie.',
    closed: 'Rien, si c’est passager : le site réessaie. Si cela dure, lisez le journal du serveur.',
    noTls: 'Essayez le port 587 avec smtp:// ou 465 avec smtps://.',
    tls: 'smtps:// va avec le port 465 ; avec 587 ou 25, écrivez smtp://.',
    selfSigned:
      'Donnez au serveur un certificat reconnu. S’il est sur cette machine, nommez-le localhost : là, le certificat n’est pas examiné.',
    wrongName: 'Mettez dans SMTP_URL le nom que porte le certificat, celui que donne l’hébergeur.',
    expired: 'Renouvelez le certificat du serveur, et vérifiez l’heure de cette machine.',
    certificate:
      'Le serveur doit envoyer toute la chaîne de son certificat. Si l’autorité est la vôtre, nommez-la par NODE_EXTRA_CA_CERTS.',
    notMail: 'Vérifiez le nom et le port dans SMTP_URL ; le port 465 va avec smtps://.',
    unwelcome:
      'Lisez le journal du serveur : il attend peut-être un mot de passe, ou connaît cette machine sous un mauvais jour.',
    login:
      'Vérifiez le nom et le mot de passe dans SMTP_URL ; les signes @ : / ? # % s’y écrivent %40 %3A %2F %3F %23 %25. Certains hébergeurs demandent un mot de passe d’application.',
    sender: 'MAIL_FROM doit être une adresse pour laquelle ce serveur vous laisse écrire.',
    relay:
      'Donnez dans SMTP_URL un nom et un mot de passe, ou permettez à cette machine d’écrire vers l’extérieur.',
    recipient: 'Souvent une faute de frappe de la personne qui a donné l’adresse : rien à faire.',
    letter: 'Lisez le journal du serveur ; vérifiez SPF et DKIM du domaine de MAIL_FROM.',
    later: 'Rien : le site réessaie pendant quatre jours.',
    stopped: 'Rien : le site réessaie.',
    interrupted: 'Demandez à la personne si elle l’a reçue, ou renvoyez-la.',
    unusable: 'Rien à faire : abandonnez-la.',
    unknown: 'Renvoyez-la : la raison sera dite si elle ne part pas.',
  },
};

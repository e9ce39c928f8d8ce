import type { Words } from '../i18n/languages.ts';

/** What opens a page: a key, a signed link, the browser that began a draft, signing in, or signing in as an owner. Without one, anybody opens it. */
export type Opener =
  | 'readKey'
  | 'editKey'
  | 'blindKey'
  | 'draft'
  | 'facilitatorKey'
  | 'participantKey'
  | 'editToken'
  | 'endToken'
  | 'mailToken'
  | 'invitationToken'
  | 'resetToken'
  | 'moderator'
  | 'owner';

/** A page: its two addresses, and what holds of it wherever the site asks. */
export interface PageRow extends Words {
  readonly opener?: Opener;
  /** Only a form leads there: nobody can look at it in the other language. */
  readonly isAct?: true;
  /** Every reader gets it alike, or every holder of its key whom no cookie tells from another. */
  readonly alike?: 'readers' | 'holders';
  /** Mail programs post to it by themselves, at the press of their own button (RFC 8058). */
  readonly isOneClick?: true;
  /** Its form may carry a file, which its own route reads: `web/upload`. */
  readonly isUpload?: true;
}

/** Every page of the site. `:words` are the parts that change. Nothing else spells an address. */
export const PAGES = {
  home: { fr: '/fr', en: '/en', alike: 'readers' },
  articles: { fr: '/fr/articles', en: '/en/articles', alike: 'readers' },
  article: { fr: '/fr/articles/:slug', en: '/en/articles/:slug', alike: 'readers' },
  comments: { fr: '/fr/articles/:slug/commentaires', en: '/en/articles/:slug/comments' },
  articlesFeed: { fr: '/fr/articles.atom', en: '/en/articles.atom', alike: 'readers' },
  commentsFeed: {
    fr: '/fr/articles/:slug/commentaires.atom',
    en: '/en/articles/:slug/comments.atom',
    alike: 'readers',
  },
  editComment: {
    fr: '/fr/articles/:slug/commentaires/:token',
    en: '/en/articles/:slug/comments/:token',
    opener: 'editToken',
  },
  reportComment: { fr: '/fr/articles/:slug/signaler/:comment', en: '/en/articles/:slug/report/:comment' },
  notices: { fr: '/fr/avis/:token', en: '/en/notices/:token', opener: 'endToken', isOneClick: true },
  privacy: { fr: '/fr/donnees-personnelles', en: '/en/privacy' },
  legalNotice: { fr: '/fr/mentions-legales', en: '/en/legal-notice' },
  accessibility: { fr: '/fr/accessibilite', en: '/en/accessibility' },
  glossary: { fr: '/fr/lexique', en: '/en/glossary' },
  siteMap: { fr: '/fr/plan-du-site', en: '/en/site-map' },
  forgetMe: { fr: '/fr/donnees-personnelles/oublier', en: '/en/privacy/forget', isAct: true },
  start: { fr: '/fr/roue', en: '/en/wheel' },
  newDiagnosis: { fr: '/fr/roue/diagnostic', en: '/en/wheel/diagnosis' },
  diagnosis: { fr: '/fr/roue/:draft/diagnostic', en: '/en/wheel/:draft/diagnosis', opener: 'draft' },
  approaches: { fr: '/fr/roue/:draft/approches', en: '/en/wheel/:draft/approaches', opener: 'draft' },
  review: { fr: '/fr/roue/:draft/bilan', en: '/en/wheel/:draft/review', opener: 'draft' },
  strategy: { fr: '/fr/s/:readKey', en: '/en/s/:readKey', opener: 'readKey', alike: 'holders' },
  strategySvg: { fr: '/fr/s/:readKey/roue.svg', en: '/en/s/:readKey/wheel.svg', opener: 'readKey' },
  strategyJson: { fr: '/fr/s/:readKey/roue.json', en: '/en/s/:readKey/wheel.json', opener: 'readKey' },
  strategyPdf: { fr: '/fr/s/:readKey/roue.pdf', en: '/en/s/:readKey/wheel.pdf', opener: 'readKey' },
  strategyPng: { fr: '/fr/s/:readKey/roue.png', en: '/en/s/:readKey/wheel.png', opener: 'readKey' },
  strategyIcs: { fr: '/fr/s/:readKey/roue.ics', en: '/en/s/:readKey/wheel.ics', opener: 'readKey' },
  strategyCalendar: {
    fr: '/fr/s/:readKey/agenda.ics',
    en: '/en/s/:readKey/calendar.ics',
    opener: 'readKey',
  },
  sharedFollowUpCsv: {
    fr: '/fr/s/:readKey/suivi.csv',
    en: '/en/s/:readKey/follow-up.csv',
    opener: 'readKey',
  },
  sharedFollowUpJson: {
    fr: '/fr/s/:readKey/suivi.json',
    en: '/en/s/:readKey/follow-up.json',
    opener: 'readKey',
  },
  strategyCard: { fr: '/fr/s/:readKey/carte.png', en: '/en/s/:readKey/card.png', opener: 'readKey' },
  revision: {
    fr: '/fr/s/:readKey/revisions/:number',
    en: '/en/s/:readKey/revisions/:number',
    opener: 'readKey',
    alike: 'holders',
  },
  revisionSvg: {
    fr: '/fr/s/:readKey/revisions/:number/roue.svg',
    en: '/en/s/:readKey/revisions/:number/wheel.svg',
    opener: 'readKey',
  },
  revisionJson: {
    fr: '/fr/s/:readKey/revisions/:number/roue.json',
    en: '/en/s/:readKey/revisions/:number/wheel.json',
    opener: 'readKey',
  },
  revisionPdf: {
    fr: '/fr/s/:readKey/revisions/:number/roue.pdf',
    en: '/en/s/:readKey/revisions/:number/wheel.pdf',
    opener: 'readKey',
  },
  revisionPng: {
    fr: '/fr/s/:readKey/revisions/:number/roue.png',
    en: '/en/s/:readKey/revisions/:number/wheel.png',
    opener: 'readKey',
  },
  revisionCard: {
    fr: '/fr/s/:readKey/revisions/:number/carte.png',
    en: '/en/s/:readKey/revisions/:number/card.png',
    opener: 'readKey',
  },
  revisionIcs: {
    fr: '/fr/s/:readKey/revisions/:number/roue.ics',
    en: '/en/s/:readKey/revisions/:number/wheel.ics',
    opener: 'readKey',
  },
  comparison: { fr: '/fr/s/:readKey/comparer', en: '/en/s/:readKey/compare', opener: 'readKey' },
  comparisonSvg: {
    fr: '/fr/s/:readKey/comparer/comparaison.svg',
    en: '/en/s/:readKey/compare/comparison.svg',
    opener: 'readKey',
  },
  nearest: { fr: '/fr/s/:readKey/proches', en: '/en/s/:readKey/nearest', opener: 'readKey' },
  owner: { fr: '/fr/e/:editKey', en: '/en/e/:editKey', opener: 'editKey' },
  change: { fr: '/fr/e/:editKey/modifier', en: '/en/e/:editKey/change', opener: 'editKey', isAct: true },
  duplicate: {
    fr: '/fr/e/:editKey/dupliquer',
    en: '/en/e/:editKey/duplicate',
    opener: 'editKey',
    isAct: true,
  },
  download: { fr: '/fr/e/:editKey/strategie.html', en: '/en/e/:editKey/strategy.html', opener: 'editKey' },
  links: { fr: '/fr/e/:editKey/liens', en: '/en/e/:editKey/links', opener: 'editKey', isAct: true },
  replaceEditLink: {
    fr: '/fr/e/:editKey/liens/remplacer',
    en: '/en/e/:editKey/links/replace',
    opener: 'editKey',
  },
  extend: { fr: '/fr/e/:editKey/prolonger', en: '/en/e/:editKey/extend', opener: 'editKey', isAct: true },
  remove: { fr: '/fr/e/:editKey/supprimer', en: '/en/e/:editKey/delete', opener: 'editKey', isAct: true },
  bringBack: { fr: '/fr/e/:editKey/retablir', en: '/en/e/:editKey/restore', opener: 'editKey', isAct: true },
  sendLinks: { fr: '/fr/e/:editKey/envoyer', en: '/en/e/:editKey/send', opener: 'editKey', isAct: true },
  myLinks: { fr: '/fr/mes-liens', en: '/en/my-links' },
  restoreRevision: {
    fr: '/fr/e/:editKey/revisions/:number/reprendre',
    en: '/en/e/:editKey/revisions/:number/bring-back',
    opener: 'editKey',
    isAct: true,
  },
  followUp: { fr: '/fr/e/:editKey/suivi', en: '/en/e/:editKey/follow-up', opener: 'editKey' },
  followUpCsv: { fr: '/fr/e/:editKey/suivi.csv', en: '/en/e/:editKey/follow-up.csv', opener: 'editKey' },
  followUpJson: { fr: '/fr/e/:editKey/suivi.json', en: '/en/e/:editKey/follow-up.json', opener: 'editKey' },
  meeting: { fr: '/fr/e/:editKey/suivi/bilan', en: '/en/e/:editKey/follow-up/review', opener: 'editKey' },
  askReminders: {
    fr: '/fr/e/:editKey/suivi/rappels',
    en: '/en/e/:editKey/follow-up/reminders',
    opener: 'editKey',
    isAct: true,
  },
  reminders: { fr: '/fr/rappels/:token', en: '/en/reminders/:token', opener: 'endToken', isOneClick: true },
  ownBlindTest: { fr: '/fr/e/:editKey/aveugle', en: '/en/e/:editKey/blind', opener: 'editKey' },
  blindTest: { fr: '/fr/a/:blindKey', en: '/en/b/:blindKey', opener: 'blindKey' },
  myStrategies: { fr: '/fr/mes-strategies', en: '/en/my-strategies' },
  forget: { fr: '/fr/mes-strategies/oublier', en: '/en/my-strategies/forget', isAct: true },
  workshops: { fr: '/fr/atelier', en: '/en/workshop' },
  facilitate: {
    fr: '/fr/atelier/a/:facilitatorKey',
    en: '/en/workshop/f/:facilitatorKey',
    opener: 'facilitatorKey',
  },
  reveal: {
    fr: '/fr/atelier/a/:facilitatorKey/devoiler',
    en: '/en/workshop/f/:facilitatorKey/reveal',
    opener: 'facilitatorKey',
    isAct: true,
  },
  removeAnswer: {
    fr: '/fr/atelier/a/:facilitatorKey/ecarter',
    en: '/en/workshop/f/:facilitatorKey/remove',
    opener: 'facilitatorKey',
    isAct: true,
  },
  adopt: {
    fr: '/fr/atelier/a/:facilitatorKey/adopter',
    en: '/en/workshop/f/:facilitatorKey/adopt',
    opener: 'facilitatorKey',
    isAct: true,
  },
  decide: {
    fr: '/fr/atelier/a/:facilitatorKey/decider',
    en: '/en/workshop/f/:facilitatorKey/decide',
    opener: 'facilitatorKey',
    isAct: true,
  },
  endWorkshop: {
    fr: '/fr/atelier/a/:facilitatorKey/supprimer',
    en: '/en/workshop/f/:facilitatorKey/delete',
    opener: 'facilitatorKey',
    isAct: true,
  },
  participate: {
    fr: '/fr/atelier/p/:participantKey',
    en: '/en/workshop/p/:participantKey',
    opener: 'participantKey',
  },
  workshopAnswer: {
    fr: '/fr/atelier/p/:participantKey/reponse',
    en: '/en/workshop/p/:participantKey/answer',
    opener: 'participantKey',
  },
  withdraw: {
    fr: '/fr/atelier/p/:participantKey/retirer',
    en: '/en/workshop/p/:participantKey/withdraw',
    opener: 'participantKey',
    isAct: true,
  },
  workshopScreen: {
    fr: '/fr/atelier/p/:participantKey/ecran',
    en: '/en/workshop/p/:participantKey/screen',
    opener: 'participantKey',
  },
  observatory: { fr: '/fr/observatoire', en: '/en/observatory' },
  observatoryCsv: { fr: '/fr/observatoire.csv', en: '/en/observatory.csv' },
  observatoryJson: { fr: '/fr/observatoire.json', en: '/en/observatory.json' },
  moderation: { fr: '/fr/moderation', en: '/en/moderation', opener: 'moderator' },
  moderationSignIn: { fr: '/fr/moderation/connexion', en: '/en/moderation/sign-in' },
  moderationSignOut: { fr: '/fr/moderation/deconnexion', en: '/en/moderation/sign-out', opener: 'moderator' },
  moderationSecondFactor: {
    fr: '/fr/moderation/second-facteur',
    en: '/en/moderation/second-factor',
    opener: 'moderator',
  },
  moderationOwnAccount: {
    fr: '/fr/moderation/mon-compte',
    en: '/en/moderation/my-account',
    opener: 'moderator',
  },
  moderationSecurity: { fr: '/fr/moderation/securite', en: '/en/moderation/security', opener: 'owner' },
  moderationDecisions: {
    fr: '/fr/moderation/decisions',
    en: '/en/moderation/decisions',
    opener: 'moderator',
  },
  moderationReversals: {
    fr: '/fr/moderation/annulations',
    en: '/en/moderation/reversals',
    opener: 'moderator',
  },
  moderationComment: {
    fr: '/fr/moderation/commentaires/:id',
    en: '/en/moderation/comments/:id',
    opener: 'moderator',
  },
  moderationReports: { fr: '/fr/moderation/signalements', en: '/en/moderation/reports', opener: 'moderator' },
  moderationLog: { fr: '/fr/moderation/journal', en: '/en/moderation/log', opener: 'moderator' },
  moderationSettings: { fr: '/fr/moderation/reglages', en: '/en/moderation/settings', opener: 'owner' },
  moderationWords: { fr: '/fr/moderation/mots', en: '/en/moderation/words', opener: 'owner' },
  moderationLogo: {
    fr: '/fr/moderation/identite/logo',
    en: '/en/moderation/identity/logo',
    opener: 'owner',
    isUpload: true,
  },
  moderationIdentity: { fr: '/fr/moderation/identite', en: '/en/moderation/identity', opener: 'owner' },
  moderationState: { fr: '/fr/moderation/etat', en: '/en/moderation/state', opener: 'owner' },
  moderationPeople: { fr: '/fr/moderation/personnes', en: '/en/moderation/people', opener: 'moderator' },
  moderationBlocks: { fr: '/fr/moderation/blocages', en: '/en/moderation/blocks', opener: 'moderator' },
  moderationAccounts: { fr: '/fr/moderation/comptes', en: '/en/moderation/accounts', opener: 'owner' },
  moderationAccount: {
    fr: '/fr/moderation/comptes/:account',
    en: '/en/moderation/accounts/:account',
    opener: 'owner',
  },
  invitation: {
    fr: '/fr/moderation/invitation/:token',
    en: '/en/moderation/invitation/:token',
    opener: 'invitationToken',
  },
  askNewPassword: { fr: '/fr/moderation/nouveau-mot-de-passe', en: '/en/moderation/new-password' },
  newPassword: {
    fr: '/fr/moderation/nouveau-mot-de-passe/:token',
    en: '/en/moderation/new-password/:token',
    opener: 'resetToken',
  },
  moderationLetters: { fr: '/fr/moderation/lettres', en: '/en/moderation/letters', opener: 'owner' },
  moderationMail: { fr: '/fr/moderation/m/:token', en: '/en/moderation/m/:token', opener: 'mailToken' },
} as const satisfies Readonly<Record<string, PageRow>>;

export type PageName = keyof typeof PAGES;

type WordsOf<Pattern extends string> = Pattern extends `${string}:${infer Word}/${infer Rest}`
  ? Word | WordsOf<`/${Rest}`>
  : Pattern extends `${string}:${infer Word}`
    ? Word
    : never;
export type ParamsOf<Name extends PageName> = Readonly<
  Record<WordsOf<(typeof PAGES)[Name]['fr']>, string | number>
>;

export const HEALTH = '/health';
export const READY = '/ready';
export const ROBOTS = '/robots.txt';
export const FAVICON = '/favicon.ico';
export const STATIC = '/static';
export const SITEMAP = '/sitemap.xml';
/** On a port of its own, which only this machine reaches. */
export const METRICS = '/metrics';

export function rowOf(name: PageName | undefined): Partial<PageRow> {
  return name === undefined ? {} : PAGES[name];
}

import type { PageName } from '../../../src/addresses/paths.ts';

/** What opens a page: nothing, one key or signed link, the browser that began a draft, or signing in as a moderator. */
export type Opener =
  | 'nothing'
  | 'readKey'
  | 'editKey'
  | 'draft'
  | 'facilitatorKey'
  | 'participantKey'
  | 'editToken'
  | 'endToken'
  | 'mailToken'
  | 'moderator';

/** Which page is opened by what. A page that is not in this table does not compile, and fails. */
export const RIGHTS: Readonly<Record<PageName, Opener>> = {
  home: 'nothing',
  articles: 'nothing',
  article: 'nothing',
  comments: 'nothing',
  articlesFeed: 'nothing',
  commentsFeed: 'nothing',
  editComment: 'editToken',
  reportComment: 'nothing',
  notices: 'endToken',
  privacy: 'nothing',
  accessibility: 'nothing',
  siteMap: 'nothing',
  glossary: 'nothing',
  forgetMe: 'nothing',
  start: 'nothing',
  newDiagnosis: 'nothing',
  diagnosis: 'draft',
  approaches: 'draft',
  review: 'draft',
  strategy: 'readKey',
  strategySvg: 'readKey',
  strategyJson: 'readKey',
  strategyPdf: 'readKey',
  strategyPng: 'readKey',
  strategyIcs: 'readKey',
  strategyCard: 'readKey',
  revision: 'readKey',
  revisionSvg: 'readKey',
  revisionJson: 'readKey',
  revisionPdf: 'readKey',
  revisionPng: 'readKey',
  revisionCard: 'readKey',
  revisionIcs: 'readKey',
  comparison: 'readKey',
  comparisonSvg: 'readKey',
  nearest: 'readKey',
  owner: 'editKey',
  change: 'editKey',
  duplicate: 'editKey',
  download: 'editKey',
  links: 'editKey',
  extend: 'editKey',
  remove: 'editKey',
  bringBack: 'editKey',
  sendLinks: 'editKey',
  restoreRevision: 'editKey',
  myLinks: 'nothing',
  myStrategies: 'nothing',
  forget: 'nothing',
  workshops: 'nothing',
  facilitate: 'facilitatorKey',
  reveal: 'facilitatorKey',
  removeAnswer: 'facilitatorKey',
  adopt: 'facilitatorKey',
  endWorkshop: 'facilitatorKey',
  participate: 'participantKey',
  workshopAnswer: 'participantKey',
  withdraw: 'participantKey',
  workshopScreen: 'participantKey',
  observatory: 'nothing',
  observatoryCsv: 'nothing',
  observatoryJson: 'nothing',
  moderation: 'moderator',
  moderationSignIn: 'nothing',
  moderationSignOut: 'moderator',
  moderationSecondFactor: 'moderator',
  moderationDecisions: 'moderator',
  moderationReversals: 'moderator',
  moderationComment: 'moderator',
  moderationReports: 'moderator',
  moderationLog: 'moderator',
  moderationSettings: 'moderator',
  moderationWords: 'moderator',
  moderationPeople: 'moderator',
  moderationMail: 'mailToken',
};

/** What anybody may ask at an address without a language. */
export const FOR_PROGRAMS = ['/', '/health', '/ready', '/robots.txt', '/sitemap.xml', '/favicon.ico'];

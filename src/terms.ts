export const STATES = ['none', 'secondary', 'priority'] as const;
export type State = (typeof STATES)[number];

/** Time per week, all people together: under one day, one to five days, over five days. */
export const CAPACITIES = ['low', 'medium', 'high'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export type Effort = 'low' | 'medium' | 'high';

/** How much of a choice a wheel is; the rule is in `wheel/focus.ts`. */
export const FOCUS_LEVELS = [
  'abstain',
  'blank',
  'everything',
  'flat',
  'scattered',
  'sharp',
  'broad',
] as const;
export type FocusLevel = (typeof FOCUS_LEVELS)[number];

/** How one sector stands on a second wheel against a first: weighs more, less, as much, or blank on both. */
export const MOVES = ['rose', 'fell', 'kept', 'blank'] as const;
export type Move = (typeof MOVES)[number];

/** How a site stands after an audit by the RGAA; `untold` where its owner says it in other words. */
export type Conformity = 'full' | 'partial' | 'none' | 'untold';

/** What a review meeting decides about an approach. */
export const DECISION_KINDS = ['keep', 'fix', 'stop', 'promote'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Which way an indicator should go. */
export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type Ending = 'replaced' | 'revoked' | 'deleted' | 'expired';

/** What the observatory counts of what became of a strategy, each with ten changes of its own to wait for. */
export const FOLLOW_UP_CUTS = ['followed', 'decided'] as const;
export type FollowUpCut = (typeof FOLLOW_UP_CUTS)[number];

/** What the counters of the observatory are counted by. The key of `all` is empty. */
export type Cut =
  'all' | 'priority' | 'secondary' | 'priority-pair' | 'marked-pair' | 'verdict' | 'month' | FollowUpCut;
/** What is counted for them: verdicts follow from how many sectors are priorities, and how many marked. */
export type Counter = Exclude<Cut, 'verdict'> | 'marks';

export const STATUSES = ['pending', 'published', 'spam', 'trash'] as const;
export type Status = (typeof STATUSES)[number];

export const REPORT_STATES = ['open', 'closed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const DECISIONS = ['publish', 'hold', 'spam', 'trash'] as const;
export type Decision = (typeof DECISIONS)[number];

/** An owner may do all that a moderator may, and decides who moderates, what the site is, and by which rules. */
export const MODERATOR_ROLES = ['moderator', 'owner'] as const;
export type ModeratorRole = (typeof MODERATOR_ROLES)[number];

/** What happens to accounts, as the log tells it. `add` is what was written before there were roles. */
export const ACCOUNT_CHANGES = [
  'add',
  'add-moderator',
  'add-owner',
  'role-moderator',
  'role-owner',
  'disable',
  'enable',
  'email',
  'password',
  'totp-off',
  'session-end',
  'session-others',
  'second-factor-required',
  'second-factor-optional',
  'invite-moderator',
  'invite-owner',
  'invite-again',
  'invite-end',
  'joined-moderator',
  'joined-owner',
  'reset-sent',
  'reset-link',
  'reset-done',
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

export const LOGGED_ACTIONS = [
  ...DECISIONS,
  'undo',
  'edit',
  'reply',
  'delete',
  'warn',
  'purge',
  'anonymise',
  'erase',
  'export',
  'report',
  'reopen',
  'block',
  'unblock',
  'setting',
  'identity',
  'letter',
  'sign-in',
  'second-factor',
  'recovery-code',
  'account',
  'close-account',
] as const;
export type LoggedAction = (typeof LOGGED_ACTIONS)[number];

/** So far the clocks of two machines of a site may be apart before a visitor who meets both is refused anything. */
export const CLOCKS_APART_MS = 5 * 60 * 1000;

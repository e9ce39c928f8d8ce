import type { ColumnType, Generated } from 'kysely';
import type { Counter, DecisionKind, Ending, FollowUpCut, ModeratorRole } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

/** One interface per table: the TypeScript twin of migrations/. Ids are text, times UTC milliseconds. */
export interface Schema {
  feed_id: FeedIdTable;
  session: SessionTable;
  method: MethodTable;
  draft: DraftTable;
  strategy: StrategyTable;
  revision: RevisionTable;
  link: LinkTable;
  device: DeviceTable;
  indicator: IndicatorTable;
  reading: ReadingTable;
  decision: DecisionTable;
  reminder: ReminderTable;
  reminder_letter: ReminderLetterTable;
  comment: CommentTable;
  thread: ThreadTable;
  comment_count: CommentCountTable;
  comment_address: CommentAddressTable;
  comment_quota: CommentQuotaTable;
  learned_comment: LearnedCommentTable;
  learned_word: LearnedWordTable;
  block: BlockTable;
  captcha_used: CaptchaUsedTable;
  captcha_count: CaptchaCountTable;
  moderator: ModeratorTable;
  moderator_session: ModeratorSessionTable;
  recovery_code: RecoveryCodeTable;
  invitation: InvitationTable;
  reset_request: ResetRequestTable;
  password_reset: PasswordResetTable;
  sign_in_attempt: SignInAttemptTable;
  moderation_log: ModerationLogTable;
  setting: SettingTable;
  identity: SettingTable;
  logo: LogoTable;
  report: ReportTable;
  outbox: OutboxTable;
  subscription: SubscriptionTable;
  strategy_address: StrategyAddressTable;
  link_request: LinkRequestTable;
  link_mail_quota: LinkMailQuotaTable;
  workshop: WorkshopTable;
  workshop_link: WorkshopLinkTable;
  workshop_answer: WorkshopAnswerTable;
  blind_test: BlindTestTable;
  blind_answer: BlindAnswerTable;
  counted: CountedTable;
  wheel_count: WheelCountTable;
  priorities_count: PrioritiesCountTable;
  tally: TallyTable;
  series: SeriesTable;
  follow_up_snapshot: FollowUpSnapshotTable;
  follow_up_consent: FollowUpConsentTable;
  passed_over: PassedOverTable;
  cap_count: CapCountTable;
  heartbeat: HeartbeatTable;
  secret_print: SecretPrintTable;
}

interface SessionTable {
  id: string;
  data: string;
  expires_at: number;
}

/** Each method that was ever used, as its files said it: `hash` is what `json` hashes to. */
interface MethodTable {
  hash: string;
  id: string;
  json: string;
  first_seen: number;
}

/** A journey through the wizard. A step that was never validly posted is null. */
export interface DraftTable {
  id: string;
  visitor: string;
  method: string;
  painted: string | null;
  diagnosis: string | null;
  diagnosis_version: number;
  approaches: string | null;
  approaches_version: number;
  review: string | null;
  review_version: number;
  strategy_id: string | null;
  generation: number | null;
  base_revision: number | null;
  workshop_id: string | null;
  workshop: string | null;
  created_at: number;
  updated_at: number;
  /** The indicators that a duplicate takes along, as JSON. */
  indicators: string | null;
  /** The revision whose review meeting opened it. */
  meeting_revision: number | null;
}

interface StrategyTable {
  id: string;
  created_at: number;
  expires_at: number;
  ended_at: Generated<number | null>;
  link_preview: Generated<number>;
  follow_up_shown: Generated<number>;
}

export interface RevisionTable {
  strategy_id: string;
  number: number;
  catalogue: string;
  method: string;
  content: string;
  texts: string;
  saved_at: number;
  note: Generated<string>;
  brought_back: Generated<number | null>;
}

export interface LinkTable {
  id: string;
  strategy_id: string | null;
  kind: 'read' | 'edit' | 'blind';
  name: string | null;
  generation: number;
  key_hash: string;
  created_at: number;
  ended_at: number | null;
  ended_as: Ending | null;
}

interface DeviceTable {
  visitor: string;
  strategy_id: string;
  generation: number;
  saved_at: Generated<number>;
}

/** Its id is unique within its strategy. Amounts are decimal text. */
export interface IndicatorTable {
  id: string;
  strategy_id: string;
  approach: string;
  /** The name of a reader's own approach, by which it is known again; else empty. */
  named: string;
  /** Empty while the method's own words stand. */
  label: string;
  lang: Lang;
  unit: string;
  direction: 'up' | 'down';
  baseline: string | null;
  target: string | null;
  due: string | null;
  owner: string;
  position: number;
  ended_at: number | null;
}

/** Never changed: a correction is a row that names the one it replaces. */
export interface ReadingTable {
  id: string;
  strategy_id: string;
  indicator_id: string;
  on_date: string;
  value: string | null;
  note: string;
  lang: Lang;
  recorded_at: number;
  replaces: string | null;
}

export interface DecisionTable {
  id: string;
  strategy_id: string;
  approach: string;
  revision: number;
  kind: DecisionKind;
  reason: string;
  lang: Lang;
  decided_at: number;
}

/** Confirmed, it is written to; `generation` is that of the edit link it was left with. */
export interface ReminderTable {
  id: string;
  strategy_id: string;
  generation: number;
  email: string;
  email_key: string;
  lang: Lang;
  created_at: number;
  confirmed_at: number | null;
  checked_on: Generated<string>;
}

export interface ReminderLetterTable {
  strategy_id: string;
  review_date: string;
  kind: 'week' | 'day';
  mail_id: string;
  reminder_id: string;
  queued_at: number;
}

export interface CommentTable {
  id: string;
  article: string;
  lang: Lang;
  parent_id: string | null;
  status: 'pending' | 'published' | 'spam' | 'trash';
  version: number;
  name: string;
  email: string | null;
  email_key: string | null;
  website: string | null;
  text: string;
  original_text: string | null;
  /** Why it was held: a JSON list of `{ rule, detail }`. */
  reasons: string;
  digest: string;
  by_moderator: 0 | 1;
  created_at: number;
  published_at: number | null;
  decided_at: number | null;
  edited_at: number | null;
  anonymised_at: number | null;
}

/** The threads that show, in their order: kept by triggers of the database, as the counts are. */
interface ThreadTable {
  id: string;
  article: string;
  lang: Lang;
  created_at: number;
}

export interface CommentCountTable {
  article: string;
  lang: Lang;
  what: CommentTable['status'] | 'thread';
  count: number;
}

export interface CommentAddressTable {
  comment_id: string;
  address: string;
  created_at: number;
}

/** `client` and `network` are digests under a key that changes daily. */
export interface CommentQuotaTable {
  client: string;
  network: string;
  at: number;
  /** Null when a comment of somebody else was there already. */
  comment_id: string | null;
}

/** A comment that a moderator published or called spam, with the words that it taught, a space between two. */
export interface LearnedCommentTable {
  comment_id: string;
  status: 'published' | 'spam';
  at: number;
  words: string;
}

/** How many of the learned comments hold a word. */
interface LearnedWordTable {
  word: string;
  published: number;
  spam: number;
}

/** Whose comments go to spam: the keyed print of an address or a domain. */
export interface BlockTable {
  print: string;
  kind: 'address' | 'domain';
  hint: string;
  actor: string;
  /** The act that it began with, to be taken back by. */
  act: string;
  created_at: number;
  ended_at: number | null;
  ended_act: string | null;
}

export interface CaptchaUsedTable {
  nonce: string;
  client: string;
  outcome: 'ok' | 'wrong';
  digest: string | null;
  comment_id: string | null;
  at: number;
  expires_at: number;
}

export interface CaptchaCountTable {
  day: string;
  outcome: string;
  count: number;
}

export interface ModeratorTable {
  id: string;
  name: string;
  /** The same for two spellings of one name. */
  name_key: string;
  password_hash: string;
  totp_secret: string | null;
  totp_last_step: number;
  created_at: number;
  disabled_at: number | null;
  unseen_closing: string | null;
  role: ModeratorRole;
  email: string | null;
  /** Two accounts never have the same. */
  email_key: string | null;
  seen_at: number | null;
}

interface ModeratorSessionTable {
  key_hash: string;
  moderator_id: string;
  created_at: number;
  seen_at: number;
  /** Names it, and opens nothing. */
  id: string;
  browser: string;
  system: string;
}

interface RecoveryCodeTable {
  moderator_id: string;
  code_hash: string;
}

export interface InvitationTable {
  id: string;
  name: string | null;
  email: string | null;
  email_key: string | null;
  role: ModeratorRole;
  lang: Lang;
  /** The name of the owner who invites. */
  invited_by: string;
  created_at: number;
  /** Null until the link is written. */
  token_hash: string | null;
  expires_at: number;
}

export interface ResetRequestTable {
  id: string;
  /** A name or an e-mail address, as somebody typed it. */
  asked: string;
  lang: Lang;
  created_at: number;
}

export interface PasswordResetTable {
  id: string;
  moderator_id: string;
  /** A digest of the account's password and address as they were. */
  made_for: string;
  lang: Lang;
  created_at: number;
  /** Null, as is the end, until the link is written. */
  token_hash: string | null;
  expires_at: number | null;
}

interface SignInAttemptTable {
  key: string;
  at: number;
}

export interface ModerationLogTable {
  id: string;
  at: number;
  actor: string;
  comment_id: string | null;
  action: string;
  from_status: string | null;
  to_status: string | null;
  reason: string | null;
  via: 'ui' | 'mail' | 'rule' | 'system' | 'cli';
  /** Shared by all decisions of one press of a button. */
  act: Generated<string | null>;
  comment_version: Generated<number | null>;
}

interface SettingTable {
  name: string;
  value: string;
}

interface LogoTable {
  hash: string;
  type: 'image/png' | 'image/svg+xml';
  body: Buffer;
  picture: Buffer;
  width: number;
  height: number;
}

export interface ReportTable {
  id: string;
  comment_id: string;
  reason: string;
  email: string | null;
  created_at: number;
  closed_at: number | null;
  /** A keyed digest of the sender while the report is open; null where it would not tell people apart. */
  client: string | null;
  closed_act: string | null;
  added_at: number | null;
  /** When the owner was told of it, or of what was added last. */
  told_at: number | null;
  /** When its sender was sent a receipt; null also where their mailbox had its share of the day. */
  acknowledged_at: number | null;
}

export interface OutboxTable {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  unsubscribe_url: string | null;
  created_at: number;
  next_try_at: number;
  tries: number;
  sent_at: number | null;
  failed_at: number | null;
  last_error: string | null;
  claimed_at: Generated<number | null>;
  interruptions: Generated<number>;
}

export interface SubscriptionTable {
  comment_id: string;
  email: string;
  email_key: string;
  created_at: number;
  confirmed_at: number | null;
  ended_at: number | null;
}

export interface StrategyAddressTable {
  strategy_id: string;
  address_key: string;
  created_at: number;
}

export interface LinkRequestTable {
  id: string;
  email: string;
  lang: Lang;
  created_at: number;
}

export interface LinkMailQuotaTable {
  address_key: string;
  at: number;
}

export interface WorkshopTable {
  id: string;
  method: string;
  own: Generated<string>;
  brand: string;
  context: string;
  digest: string;
  created_at: number;
  used_at: number;
  revealed_at: number | null;
  decided: Generated<string>;
  decided_version: Generated<number>;
}

export interface WorkshopLinkTable {
  id: string;
  workshop_id: string | null;
  kind: 'facilitator' | 'participant';
  key_hash: string;
  created_at: number;
  ended_at: number | null;
  ended_as: 'deleted' | 'expired' | null;
}

export interface WorkshopAnswerTable {
  workshop_id: string;
  visitor: string;
  name: string;
  choices: string;
  version: number;
  sent: 0 | 1;
  kept_at: Generated<number>;
  sent_at: Generated<number | null>;
  removed_at: Generated<number | null>;
}

export interface BlindTestTable {
  strategy_id: string;
  name_1: string;
  name_2: string;
  shared: 0 | 1;
  first_revision: number;
  closed_at: number | null;
  told_at: number | null;
}

export interface BlindAnswerTable {
  id: string;
  strategy_id: string;
  revision: number;
  visitor: string;
  signer: 'brand' | 'other' | 'any' | 'none';
  named: string;
  /** A JSON object: what was said of each clause that was judged. */
  clauses: string;
  who: string;
  remark: string;
  answered_at: number;
}

interface CountedTable extends OfSeries {
  strategy_id: string;
  wheel: number;
  month: string;
  /** 1 for a change that the next snapshot waits for. */
  fresh: 0 | 1;
  /** The wheel it was counted with in the last snapshot. */
  published: ColumnType<number | null, number | null | undefined, number | null>;
  /** 1 where its author agreed to have its follow-up counted as well. */
  with_follow_up: 0 | 1;
  /** 1 where a reading stands. */
  followed: 0 | 1;
  /** `{approach}:{kind}`, with a space between two, in wheel order. */
  decided: string;
  followed_fresh: 0 | 1;
  decided_fresh: 0 | 1;
}

/** Asked to be counted on a day when its network had no place left. */
interface PassedOverTable {
  strategy_id: string;
}

/** `published` is `n` as of the last snapshot. */
interface Published {
  published: ColumnType<number, number | undefined, number>;
}

/** A method's id and what tells its approaches and their order: only wheels of one series are counted together. */
interface OfSeries {
  series: string;
}

interface WheelCountTable extends OfSeries, Published {
  wheel: number;
  n: number;
}

interface PrioritiesCountTable extends OfSeries, Published {
  priorities: number;
  n: number;
}

interface TallyTable extends OfSeries, Published {
  cut: Counter;
  key: string;
  n: number;
}

/** One row. Boxes ticked in a revision saved after that moment speak of the follow-up as well. */
interface FollowUpConsentTable {
  saved_after: number;
}

/** When a cut of the follow-up was last published, and of how many counted wheels. */
interface FollowUpSnapshotTable extends OfSeries {
  cut: FollowUpCut;
  taken_at: number;
  wheels: number;
}

/** `snapshot` counts its snapshots. Before the first: 0, at no time. */
interface SeriesTable {
  name: string;
  /** The keys of its sectors in wheel order, with a space between two. */
  approaches: string;
  /** The hash of the method that says its words: the one that was counted last. */
  method: string;
  snapshot: number;
  taken_at: number | null;
}

/** `maker` tells neither who made it nor what; `day` is `YYYY-MM-DD`, UTC. */
interface CapCountTable {
  maker: string;
  day: string;
  n: number;
}

/** One row, once the site was started. */
interface FeedIdTable {
  id: 1;
  prefix: string;
}

/** One row: when the site last ran, by a clock that it trusted. */
interface HeartbeatTable {
  id: 1;
  at: number;
}

/** `link`: what `Secrets.linkPrint` was when the site first started on this database. */
interface SecretPrintTable {
  name: 'link';
  print: string;
}

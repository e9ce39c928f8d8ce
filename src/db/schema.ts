import type { Generated } from 'kysely';
import type { Ending } from '../errors.ts';
import type { Lang } from '../i18n/messages.ts';

/** One interface per table: the TypeScript twin of migrations/. Ids are text, times UTC milliseconds. */
export interface Schema {
  session: SessionTable;
  draft: DraftTable;
  strategy: StrategyTable;
  revision: RevisionTable;
  link: LinkTable;
  device: DeviceTable;
  comment: CommentTable;
  thread: ThreadTable;
  tally: TallyTable;
  comment_address: CommentAddressTable;
  comment_quota: CommentQuotaTable;
  captcha_used: CaptchaUsedTable;
  captcha_count: CaptchaCountTable;
  moderator: ModeratorTable;
  moderator_session: ModeratorSessionTable;
  sign_in_attempt: SignInAttemptTable;
  moderation_log: ModerationLogTable;
  setting: SettingTable;
  report: ReportTable;
  outbox: OutboxTable;
  subscription: SubscriptionTable;
}

export interface SessionTable {
  id: string;
  data: string;
  expires_at: number;
}

/** A journey through the wizard. A step that was never validly posted is null. */
export interface DraftTable {
  id: string;
  visitor: string;
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
  created_at: number;
  updated_at: number;
}

export interface StrategyTable {
  id: string;
  created_at: number;
}

export interface RevisionTable {
  strategy_id: string;
  number: number;
  catalogue: string;
  content: string;
  texts: string;
  saved_at: number;
}

export interface LinkTable {
  id: string;
  strategy_id: string | null;
  kind: 'read' | 'edit';
  name: string | null;
  generation: number;
  key_hash: string;
  created_at: number;
  ended_at: number | null;
  ended_as: Ending | null;
}

export interface DeviceTable {
  visitor: string;
  strategy_id: string;
  generation: number;
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

/** The threads that show, in their order; the database keeps it, as it keeps the tally. */
export interface ThreadTable {
  id: string;
  article: string;
  lang: Lang;
  created_at: number;
}

/** How many comments of a status, or threads, a discussion has. */
export interface TallyTable {
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

export interface CommentQuotaTable {
  client: string;
  at: number;
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
  password_hash: string;
  totp_secret: string | null;
  totp_last_step: number;
  created_at: number;
  disabled_at: number | null;
}

export interface ModeratorSessionTable {
  key_hash: string;
  moderator_id: string;
  created_at: number;
  seen_at: number;
}

export interface SignInAttemptTable {
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
  /** What the decisions of one press of a button share. */
  act: Generated<string | null>;
  /** The comment's version after it. */
  comment_version: Generated<number | null>;
}

export interface SettingTable {
  name: string;
  value: string;
}

export interface ReportTable {
  id: string;
  comment_id: string;
  reason: string;
  email: string | null;
  created_at: number;
  closed_at: number | null;
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
}

export interface SubscriptionTable {
  comment_id: string;
  email: string;
  email_key: string;
  created_at: number;
  confirmed_at: number | null;
  ended_at: number | null;
}

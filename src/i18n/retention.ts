/** What a site keeps for how long, and what it counts with: every number that the privacy page says. */
export interface Retention {
  readonly draftDays: number;
  readonly sessionDays: number;
  readonly strategyMonths: number;
  /** A deleted strategy can be brought back for so long. */
  readonly undoDays: number;
  /** Letters in the register, once sent, and those that never left. */
  readonly sentDays: number;
  readonly unsentDays: number;
  /** Wheels of one network that count in a day. */
  readonly wheelsOfNetwork: number;
  /** Strategies with the same colours, before these are shown to anybody. */
  readonly leastAlike: number;
  /** Answers to a blind test, before their count can be shown. */
  readonly leastAnswers: number;
  /** An address that asked for reminders, until somebody confirms it. */
  readonly unconfirmedDays: number;
  readonly workshopDays: number;
  readonly unsentAnswerHours: number;
  readonly emailMonths: number;
  readonly quotaHours: number;
  readonly questionHours: number;
  readonly wishDays: number;
  readonly writerMonths: number;
  readonly deviceDays: number;
  readonly attemptMinutes: number;
  readonly idleMinutes: number;
  readonly signedInHours: number;
  readonly answerMonths: number;
  /** What the owner sets; 0 where nothing is kept, done or waited for. */
  readonly addressMonths: number;
  readonly spamDays: number;
  readonly trashDays: number;
  readonly warnDays: number;
  readonly purgeDays: number;
  readonly noticeMinutes: number;
  readonly editMinutes: number;
  readonly backupDays: number;
}

/** Who answers for it; '' where the owner has not said. */
interface Answerable {
  readonly controller: string;
  readonly authority: string;
  readonly contact: string;
}

export interface PrivacyFacts extends Retention, Answerable {
  /** How many approaches a wheel has, where all methods have as many. */
  readonly approaches: number | undefined;
  /** True where a server keeps the rows, whose copies are made by whoever runs it. */
  readonly isOnServer: boolean;
  /** True where the site can send letters at all. */
  readonly hasMail: boolean;
}

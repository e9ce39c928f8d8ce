import type { Lang } from '../i18n/languages.ts';
import type { ApproachKey } from '../method/method.ts';
import type { DecisionKind } from '../terms.ts';

export const REASON_MAX = 140;

/** What a review meeting decided about one approach of one revision. (fr: décision) */
export interface Decision {
  readonly id: string;
  readonly approach: ApproachKey;
  readonly revision: number;
  readonly kind: DecisionKind;
  /** May be empty. */
  readonly reason: string;
  /** Of the page that the reason was typed on. */
  readonly lang: Lang;
  readonly decidedAt: number;
}

/** The decisions that count: for each approach of each revision the last one. They come oldest first. */
export function standingDecisions(decisions: readonly Decision[]): readonly Decision[] {
  const last = new Map(decisions.map((each) => [`${each.revision} ${each.approach}`, each]));
  return decisions.filter((each) => last.get(`${each.revision} ${each.approach}`) === each);
}

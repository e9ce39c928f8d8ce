import { EVER_MAX, INDICATORS_MAX, PER_APPROACH_MAX, current } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import type { Messages } from '../i18n/messages.ts';

/** Which limit an indicator would pass: that of all there ever were, of those followed, or of its approach. */
type Lack = 'spent' | 'full' | 'fullApproach';

/**
 * Why one more cannot be followed, newly or again; undefined where there is room. What is only proposed makes room, except
 * within its approach, where the page shows it.
 */
export function lackOf(
  followed: readonly Followed[],
  { id, approach }: Pick<Followed, 'id' | 'approach'>,
): Lack | undefined {
  const others = followed.filter((each) => each.id !== id);
  const kept = others.filter(({ isProposed }) => !isProposed);
  const isNew = followed.every((each) => each.id !== id || each.isProposed);
  if (isNew && kept.length >= EVER_MAX) return 'spent';
  if (current(kept).length >= INDICATORS_MAX) return 'full';
  const beside = current(others).filter((each) => each.state !== 'gone' && each.approach === approach);
  return beside.length >= PER_APPROACH_MAX ? 'fullApproach' : undefined;
}

/** The same in words, with the limit; `label` is that of the approach. */
export function lackWords(lack: Lack, label: string): (t: Messages) => string {
  const most = { spent: EVER_MAX, full: INDICATORS_MAX, fullApproach: PER_APPROACH_MAX }[lack];
  return (t) => t.followUp.lacks[lack](label, most);
}

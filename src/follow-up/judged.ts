import type { Db } from '../db/database.ts';
import type { Decision } from '../indicators/decision.ts';
import type { Method } from '../method/method.ts';
import { getRevision } from '../strategies/store.ts';

/** `method` is that of the revision that was judged, whose own approaches may have other names since. */
export interface Judged<D extends Decision = Decision> {
  readonly decision: D;
  readonly method: Method;
}

/** Decisions beside what they judged, oldest first; those of one press come as the approaches do on the wheel. */
export async function judgedIn<D extends Decision>(
  db: Db,
  strategyId: string,
  decisions: readonly D[],
): Promise<readonly Judged<D>[]> {
  const methods = new Map<number, Method>();
  for (const number of new Set(decisions.map(({ revision }) => revision)))
    methods.set(number, (await getRevision(db, strategyId, number)).strategy.method);
  const judged = decisions.flatMap((decision) => {
    const method = methods.get(decision.revision);
    return method === undefined ? [] : [{ decision, method }];
  });
  return judged.toSorted(
    (one, other) => one.decision.decidedAt - other.decision.decidedAt || placeOf(one) - placeOf(other),
  );
}

function placeOf({ decision, method }: Judged): number {
  return method.approaches.findIndex(({ key }) => key === decision.approach);
}

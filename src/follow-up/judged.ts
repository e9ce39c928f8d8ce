import type { Decision } from '../indicators/decision.ts';
import type { Method } from '../method/method.ts';

/** `method` is that of the revision that was judged, whose own approaches may have other names since. */
export interface Judged<D extends Decision = Decision> {
  readonly decision: D;
  readonly method: Method;
}

/** Decisions beside what they judged, oldest first; those of one press come as the approaches do on the wheel. */
export function judgedIn<D extends Decision>(
  decisions: readonly D[],
  methods: ReadonlyMap<number, Method>,
): readonly Judged<D>[] {
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

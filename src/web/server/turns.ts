/** A kind of work that only few may do at once. */
export interface Line {
  readonly name: string;
  readonly atOnce: number;
  readonly waiting: number;
}

export type GiveBack = () => void;
/**
 * Resolves when it is one's turn, to what gives it back; to undefined at once when enough wait already, or when one has
 * `left` while waiting: the place is another's then. Who leaves as the turn comes gets it, and gives it back.
 */
export type TakeTurn = (line: Line, left?: AbortSignal) => Promise<GiveBack | undefined>;

interface Standing {
  running: number;
  readonly waiting: (() => void)[];
}

export function turnsInMemory(): TakeTurn {
  const lines = new Map<string, Standing>();
  return async ({ name, atOnce, waiting }, left) => {
    const line = lines.get(name) ?? { running: 0, waiting: [] };
    lines.set(name, line);
    if (left?.aborted === true) return undefined;
    if (line.running < atOnce) line.running += 1;
    else if (line.waiting.length >= waiting || !(await stand(line, left))) return undefined;
    return once(() => {
      // A place that is handed on stays taken: nobody slips in between.
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else if (line.running > 1) line.running -= 1;
      else lines.delete(name);
    });
  };
}

function stand({ waiting }: Standing, left: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const place = () => {
      left?.removeEventListener('abort', leave);
      resolve(true);
    };
    const leave = () => {
      waiting.splice(waiting.indexOf(place), 1);
      resolve(false);
    };
    waiting.push(place);
    left?.addEventListener('abort', leave, { once: true });
  });
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}

export interface Line {
  readonly name: string;
  readonly atOnce: number;
  readonly waiting: number;
}

export type GiveBack = () => void;
/** Resolves to what gives the turn back; to undefined when enough wait already, or when `left` is aborted while waiting. */
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
      // A place handed on stays taken, so that nobody slips in between.
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

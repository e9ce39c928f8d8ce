import type { Line, TakeTurn } from '../../../src/web/server/turns.ts';

/** A line that does not hear who leaves it. */
export function deafTo(takeTurn: TakeTurn): TakeTurn {
  return (line: Line) => takeTurn(line);
}

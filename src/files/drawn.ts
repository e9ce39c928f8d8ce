import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Drawing } from './draw.ts';
import { keepRecent } from './recent.ts';
import type { Room } from './recent.ts';
import { renderQueue } from './queue.ts';
import type { Asker } from './queue.ts';
import { drawInThread } from './threads.ts';

/** About 0.05 MB each. */
export const KEPT: Room = { entries: 256, bytes: 8 * 1024 * 1024 };

export type GiveDrawn = (drawing: Drawing, asker: Asker) => Promise<Uint8Array | undefined>;

/**
 * Gives a file that was drawn lately, or has it drawn once it is the asker's turn; undefined when they have left meanwhile.
 * Throws FilesBusy when too many wait. Whether the asker may have it is looked at before.
 */
export function drawnFiles({ shared, draw = drawInThread() }: Pick<Deps, 'shared' | 'draw'>): GiveDrawn {
  const queue = renderQueue(shared.takeTurn);
  const recent = keepRecent(KEPT);
  return async (drawing, asker) => {
    const key = keyOf(drawing);
    return (
      recent.find(key) ??
      // The one before may have asked for the same.
      queue(asker, () => recent.find(key) ?? recent.keep(key, draw(drawing)))
    );
  };
}

/** Of all that is drawn, so that no change is missed, and of nothing else: two askers of the same share it. */
function keyOf(drawing: Drawing): string {
  return createHash('sha256').update(JSON.stringify(drawing)).digest('base64url');
}

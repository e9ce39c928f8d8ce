import { keysOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { sha256 } from '../web/digest.ts';

/** The wheels that are counted together: of one method, with the same approaches in the same order, whatever their words. (fr: série) */
export interface Series {
  readonly name: string;
  readonly keys: readonly ApproachKey[];
}

const DIGEST_LENGTH = 12;

/** A mended word leaves the name as it is; an approach that is added, removed or moved gives another one. */
export function seriesOf(method: Method): Series {
  const keys = keysOf(method);
  return { name: `${method.id}:${sha256(keys.join(' ')).slice(0, DIGEST_LENGTH)}`, keys };
}

import type { BinaryLike } from 'node:crypto';
import type { Request } from 'express';
import type { Deps } from '../deps.ts';

/** Where and when something comes in, to count how much comes from there in a day. */
export interface Origin {
  readonly address: string;
  /** `Secrets.caps`. */
  readonly key: BinaryLike;
  readonly now: number;
}

export function originOf({ secrets, clock }: Pick<Deps, 'secrets' | 'clock'>, req: Request): Origin {
  return { address: req.ip ?? '', key: secrets.caps, now: clock() };
}

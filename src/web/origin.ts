import type { BinaryLike } from 'node:crypto';
import type { Request } from 'express';
import type { Deps } from '../deps.ts';

export interface Origin {
  readonly address: string;
  readonly key: BinaryLike;
  readonly now: number;
}

export function originOf({ secrets, clock }: Pick<Deps, 'secrets' | 'clock'>, req: Request): Origin {
  return { address: req.ip ?? '', key: secrets.caps, now: clock() };
}

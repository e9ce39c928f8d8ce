import type { Trx } from '../db/database.ts';
import { macOf } from '../web/signed.ts';
import { dayOf } from './cap.ts';
import { networkOf } from './client.ts';

/** Where something comes from, to count how much comes from there in a day. */
export interface Origin {
  readonly address: string;
  /** `Secrets.caps`. */
  readonly key: string;
  readonly now: number;
}

/**
 * Takes the next place that one network (IPv4: an address, IPv6: a /48) has for a kind today, and says which one it is, from
 * 1. Addresses that are near have theirs too. What is stored tells neither who nor what, and goes with the day.
 */
export async function takePlace(trx: Trx, kind: string, { address, key, now }: Origin): Promise<number> {
  const day = dayOf(now);
  const maker = macOf(key, ['place', kind, day, networkOf(address)].join('|'));
  const { n } = await trx
    .insertInto('cap_count')
    .values({ maker, day, n: 1 })
    .onConflict((conflict) =>
      conflict.column('maker').doUpdateSet(({ eb }) => ({ n: eb('cap_count.n', '+', 1) })),
    )
    .returning('n')
    .executeTakeFirstOrThrow();
  return n;
}

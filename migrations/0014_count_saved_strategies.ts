import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { countedOf, countersOf, prioritiesOf } from './0014-rules.ts';
import type { Counted, Saved } from './0014-rules.ts';

interface Tables {
  revision: { strategy_id: string; number: number; content: string; saved_at: number };
  counted: Counted & { strategy_id: string };
  wheel_count: { wheel: number; n: number; version: number };
  priorities_count: { priorities: number; n: number };
  tally: { cut: string; key: string; n: number };
  counting: { version: number; made_anew: number };
}

const BATCH = 500;
const VERSION = 1;

/** Strategies that were saved before there were counters. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.insertInto('counting').values({ version: VERSION, made_anew: VERSION }).execute();
  for (let last: string | undefined = ''; last !== undefined;) {
    const revisions = await latestRevisions(db, last);
    const counted = revisions.flatMap(({ strategy_id, content, saved_at }) => {
      const entry = countedOf(JSON.parse(content) as Saved, saved_at);
      return entry === undefined ? [] : [{ strategy_id, ...entry }];
    });
    if (counted.length > 0) await count(db, counted);
    last = revisions.at(-1)?.strategy_id;
  }
}

/** Of the strategies after the given one, those that an edit link still opens. */
async function latestRevisions(db: Kysely<Tables>, after: string) {
  const { rows } = await sql<Tables['revision']>`
    select strategy_id, number, content, saved_at from revision
    where strategy_id > ${after}
      and number = (select max(number) from revision as other where other.strategy_id = revision.strategy_id)
      and exists (
        select 1 from link
        where link.strategy_id = revision.strategy_id and kind = 'edit' and ended_at is null
      )
    order by strategy_id limit ${BATCH}`.execute(db);
  return rows;
}

async function count(db: Kysely<Tables>, counted: readonly Tables['counted'][]): Promise<void> {
  await db.insertInto('counted').values(counted).execute();
  for (const entry of counted) {
    const { wheel } = entry;
    await sql`insert into wheel_count (wheel, n, version) values (${wheel}, 1, ${VERSION})
      on conflict (wheel) do update set n = wheel_count.n + 1`.execute(db);
    await sql`insert into priorities_count (priorities, n) values (${prioritiesOf(wheel)}, 1)
      on conflict (priorities) do update set n = priorities_count.n + 1`.execute(db);
    for (const [cut, key] of countersOf(entry))
      await sql`insert into tally (cut, key, n) values (${cut}, ${key}, 1)
        on conflict (cut, key) do update set n = tally.n + 1`.execute(db);
  }
}

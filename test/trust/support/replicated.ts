import { countOf, nothingAcknowledged } from './acknowledged.ts';
import type { Acknowledged } from './acknowledged.ts';
import { TrustSite } from './site.ts';
import { Cluster } from '../../support/cluster.ts';
import type { Node } from '../../support/cluster.ts';
import { roomInHours } from '../../support/hours.ts';

const LINK_SECRET = 'the-link-secret-of-the-trust-suites-0123456789';

interface Given {
  readonly standbys: number;
  readonly synchronous?: boolean;
  readonly script?: string | undefined;
}

/** The site as it is started on several databases, of which one takes writes. */
export interface Replicated {
  readonly cluster: Cluster;
  readonly site: TrustSite;
  readonly noted: Acknowledged;
}

/** Starts both, does something to them, and takes both away whatever became of it. */
export async function onCluster<T>(
  { standbys, synchronous = true, script }: Given,
  act: (all: Replicated) => Promise<T>,
): Promise<T> {
  const cluster = await Cluster.start({ standbys, synchronous });
  const site = new TrustSite({ script, env: { DATABASE_URL: cluster.url, LINK_SECRET } });
  try {
    await site.start();
    await cluster.primary.ask(roomInHours());
    return await act({ cluster, site, noted: nothingAcknowledged() });
  } finally {
    await site.erase();
    await cluster.erase();
  }
}

const COMMENTS = 'select text as it from comment';
const DRAFTS = `select diagnosis::json ->> 'brand' as it from draft`;
const SAVES = `select content::json ->> 'brand' as it from revision
  join link on link.strategy_id = revision.strategy_id and link.kind = 'edit'
  join device on device.strategy_id = revision.strategy_id`;

/** What was acknowledged and a database does not hold. */
export async function lostOn(node: Node, noted: Acknowledged): Promise<readonly string[]> {
  const missing = async (words: readonly string[], query: string) => {
    const held = new Set((await node.ask(query)).map(({ it }) => it));
    return words.filter((each) => !held.has(each));
  };
  return [
    ...(await missing(noted.comments, COMMENTS)),
    ...(await missing(noted.drafts, DRAFTS)),
    ...(await missing(noted.saves, SAVES)),
  ];
}

/** Each is empty where every form left all of its rows or none. */
const HALVES: Readonly<Record<string, string>> = {
  'a comment without its trace': `select id from comment where not exists
    (select 1 from moderation_log where comment_id = comment.id)`,
  'a trace without its comment': `select id from moderation_log where action in ('hold', 'publish', 'spam')
    and not exists (select 1 from comment where comment.id = comment_id)`,
  'a comment whose question was not spent': `select id from comment where not exists
    (select 1 from captcha_used where comment_id = comment.id and outcome = 'ok')`,
  'a question spent for nothing': `select nonce from captcha_used where outcome = 'ok' and not exists
    (select 1 from comment where comment.id = comment_id)`,
  'a comment that its sender was not counted for': `select id from comment where not exists
    (select 1 from comment_quota where comment_id = comment.id)`,
  'a wrong count of comments': `select status from
    (select article, lang, status, count(*) as n from comment where text <> '' group by 1, 2, 3) as found
    full join (select article, lang, what as status, count as n from comment_count where what <> 'thread') as kept
    using (article, lang, status) where found.n is distinct from kept.n and coalesce(kept.n, 0) + coalesce(found.n, 0) <> 0`,
  'a wrong count of answers': `select day from (select coalesce(sum(count), 0) as n from captcha_count where outcome = 'ok')
    as kept, (select count(*) as n, 'ok' as day from comment) as found where kept.n <> found.n`,
  'a strategy without its version or its two links': `select id from strategy where
    (select count(*) from revision where strategy_id = strategy.id) <> 1
    or (select count(*) from link where strategy_id = strategy.id) <> 2
    or not exists (select 1 from device where strategy_id = strategy.id)`,
  'a strategy whose draft does not know it': `select id from strategy where not exists
    (select 1 from draft where strategy_id = strategy.id)`,
};

/** What is there in halves, by its name. */
export async function halvesOn(node: Node): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, query] of Object.entries(HALVES)) {
    const rows = await node.ask(query);
    if (rows.length > 0) found.push(`${name}: ${rows.length}`);
  }
  return found;
}

/** How an experiment of some minutes goes on. */
export function sayAcknowledged(noted: Acknowledged, what: string): void {
  const { comments, drafts, saves } = noted;
  const all = countOf(noted) + drafts.length;
  console.log(
    `      ${what}: ${all} acknowledged (${comments.length} comments, ${drafts.length} drafts, ${saves.length} saves)`,
  );
}

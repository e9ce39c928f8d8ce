import { setTimeout } from 'node:timers/promises';
import { writeUntil } from './acknowledged.ts';
import type { Acknowledged } from './acknowledged.ts';
import type { Balanced, HostName } from './balanced.ts';
import { expectTaken } from './forms.ts';
import { halfTyped } from './half-sent.ts';
import { scaled } from './scale.ts';
import { ARTICLE, Reader, commentFields } from './writers.ts';
import type { Reply } from './writers.ts';
import { pathTo, pathToArticle } from '../../../src/addresses/links.ts';

const WRITERS = 8;
const READERS = 2;
const HALVES = 4;
const BEFORE_MS = 500;
/** Whole: longer than the balancer takes to see that a host is gone. */
const ALONE_MS = scaled(2_000, 5_000);
const PAUSE_MS = 10;

/** What came through the balancer while hosts were killed: how often each answer, by its status and who gave it. */
export interface Answers {
  readonly pages: Readonly<Record<string, number>>;
  readonly forms: Readonly<Record<string, number>>;
  /** Between the first answer that was none of ours and the last one, in the worst of the kills. */
  readonly worstMs: number;
}

/** Kills one host and then the other, in turn, while readers read and people write. */
export async function killHosts(site: Balanced, kills: number, noted: Acknowledged): Promise<Answers> {
  const [pages, forms]: [Record<string, number>, Record<string, number>] = [{}, {}];
  let [isOver, worstMs] = [false, 0];
  let failed: number[] = [];
  const count = (counts: Record<string, number>, { status, host }: Told) => {
    const name = host === '' ? `${status} of the balancer` : String(status);
    counts[name] = (counts[name] ?? 0) + 1;
    if (host === '') failed.push(performance.now());
  };
  const reading = Array.from({ length: READERS }, async () => {
    while (!isOver) {
      count(pages, await look(site));
      await setTimeout(PAUSE_MS);
    }
  });
  const told = (reply: Told) => {
    count(forms, reply);
  };
  const writing = writeUntil(() => isOver, site.through, WRITERS, noted, told);
  for (let kill = 0; kill < kills; kill += 1) {
    const name: HostName = kill % 2 === 0 ? 'a' : 'b';
    await setTimeout(BEFORE_MS);
    failed = [];
    await site.hosts[name].end('SIGKILL');
    await setTimeout(ALONE_MS);
    worstMs = Math.max(worstMs, (failed.at(-1) ?? 0) - (failed[0] ?? 0));
    await site.startHost(name);
    await site.untilBoth();
  }
  isOver = true;
  await Promise.all([...reading, writing]);
  return { pages, forms, worstMs };
}

type Told = Pick<Reply, 'status' | 'host'>;

/** Status 0 is a connection that ended without an answer. */
async function look({ through }: Balanced): Promise<Told> {
  const nothing = { status: 0, host: '' };
  return new Reader(through).get(pathToArticle('fr', ARTICLE.slug)).catch(() => nothing);
}

/** One visitor, whose host is killed between two steps, and again while a form of theirs is open; what came of it. */
export async function goOnElsewhere(site: Balanced, brand: string) {
  const visitor = new Reader(site.through);
  const begun = expectTaken(await visitor.begin(brand));
  const chosen = await whileKilled(site, begun.host, () => visitor.choose(begun.location));
  const page = await visitor.get(chosen.location);
  const fields = commentFields(site.through, visitor, brand);
  const path = pathTo('comments', 'fr', { slug: ARTICLE.slug });
  const [saved, sent] = await whileKilled(site, page.host, async (): Promise<[Reply, Reply]> => [
    await visitor.save(chosen.location),
    await visitor.post(path, fields),
  ]);
  const owner = await visitor.get(saved.location);
  const isElsewhere = [chosen.host !== begun.host, saved.host !== page.host, sent.host !== page.host];
  return { statuses: [chosen, saved, sent].map(({ status }) => status), isElsewhere, owner: owner.body };
}

async function whileKilled<T>(site: Balanced, host: string, act: () => Promise<T>): Promise<T> {
  const name = host === 'a' ? 'a' : 'b';
  await site.hosts[name].end('SIGKILL');
  const done = await act();
  await site.startHost(name);
  await site.untilBoth();
  return done;
}

/** Forms of which half was sent when their host was killed: what is answered to each. */
export async function halfForms(site: Balanced): Promise<readonly string[]> {
  const others = await Promise.all(Array.from({ length: HALVES }, () => halfTyped(site.through)));
  const answers = await whileKilled(site, 'a', () => Promise.all(others.map((other) => other())));
  return answers.map((answer) => answer.split('\r\n').find((line) => line.startsWith('HTTP/1.1 ')) ?? '');
}

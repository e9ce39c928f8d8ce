import { setTimeout } from 'node:timers/promises';
import { writeUntil } from './acknowledged.ts';
import type { Acknowledged } from './acknowledged.ts';
import type { Balanced, HostName } from './balanced.ts';
import { expectTaken } from './forms.ts';
import { halfSent } from './half-sent.ts';
import { ARTICLE, Reader, commentFields } from './writers.ts';
import type { Reply } from './writers.ts';
import { pathTo, pathToArticle } from '../../../src/addresses/links.ts';

const WRITERS = 8;
const READERS = 2;
const HALVES = 4;
const BEFORE_MS = 500;
/** Longer than the balancer takes to see that a host is gone. */
const ALONE_MS = 5_000;
const PAUSE_MS = 10;

/** What came through the balancer while hosts were killed, by status; 0 where nothing came. */
export interface Answers {
  readonly pages: Map<number, number>;
  readonly forms: Map<number, number>;
  /** Between the first answer that failed and the last one, in the worst of the kills. */
  worstMs: number;
}

/** Kills one host and then the other, in turn, while readers read and people write. */
export async function killHosts(site: Balanced, kills: number, noted: Acknowledged): Promise<Answers> {
  const answers: Answers = { pages: new Map(), forms: new Map(), worstMs: 0 };
  let isOver = false;
  let failed: number[] = [];
  const count = (counts: Map<number, number>, status: number) => {
    counts.set(status, (counts.get(status) ?? 0) + 1);
    if (![200, 303].includes(status)) failed.push(performance.now());
  };
  const reading = Array.from({ length: READERS }, async () => {
    while (!isOver) {
      const { status } = await look(site);
      count(answers.pages, status);
      await setTimeout(PAUSE_MS);
    }
  });
  const writing = writeUntil(
    () => isOver,
    site.through,
    WRITERS,
    noted,
    ({ status }) => {
      count(answers.forms, status);
    },
  );
  for (let kill = 0; kill < kills; kill += 1) {
    const name: HostName = kill % 2 === 0 ? 'a' : 'b';
    await setTimeout(BEFORE_MS);
    failed = [];
    await site.hosts[name].end('SIGKILL');
    await setTimeout(ALONE_MS);
    answers.worstMs = Math.max(answers.worstMs, (failed.at(-1) ?? 0) - (failed[0] ?? 0));
    await site.startHost(name);
    await site.untilBoth();
  }
  isOver = true;
  await Promise.all([...reading, writing]);
  return answers;
}

async function look({ through }: Balanced): Promise<Pick<Reply, 'status'>> {
  return new Reader(through).get(pathToArticle('fr', ARTICLE.slug)).catch(() => ({ status: 0 }));
}

/** One visitor, whose host is killed after each answer; whether every answer came from the other, and what is there at the end. */
export async function goOnElsewhere(site: Balanced, brand: string) {
  const visitor = new Reader(site.through);
  const killAndStart = async ({ host }: Reply, act: () => Promise<Reply>) => {
    const name = host === 'a' ? 'a' : 'b';
    await site.hosts[name].end('SIGKILL');
    const reply = await act();
    await site.startHost(name);
    await site.untilBoth();
    return { reply, isElsewhere: reply.host !== '' && reply.host !== host };
  };
  const begun = expectTaken(await visitor.begin(brand));
  const chosen = await killAndStart(begun, () => visitor.choose(begun.location));
  const saved = await killAndStart(chosen.reply, () => visitor.save(chosen.reply.location));
  const owner = await visitor.get(saved.reply.location);
  const form = await visitor.get(pathToArticle('fr', ARTICLE.slug));
  const fields = commentFields(site.through, visitor, brand);
  const sent = await killAndStart(form, () =>
    visitor.post(pathTo('comments', 'fr', { slug: ARTICLE.slug }), fields),
  );
  return {
    statuses: [begun, chosen.reply, saved.reply, sent.reply].map(({ status }) => status),
    elsewhere: [chosen, saved, sent].map(({ isElsewhere }) => isElsewhere),
    brand: owner.body.includes(brand),
  };
}

/** Forms of which half was sent when their host was killed: what is answered to each. */
export async function halfForms(site: Balanced): Promise<readonly string[]> {
  const others = await Promise.all(Array.from({ length: HALVES }, () => halfSent(site.through)));
  await site.hosts.a.end('SIGKILL');
  const answers = await Promise.all(others.map((other) => other()));
  await site.startHost('a');
  await site.untilBoth();
  return answers.map((answer) => answer.split('\r\n').find((line) => line.startsWith('HTTP/1.1 ')) ?? '');
}

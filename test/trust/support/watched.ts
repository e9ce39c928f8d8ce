import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Balanced } from './balanced.ts';
import { saved } from './forms.ts';
import { ARTICLE, Reader } from './writers.ts';
import type { Reply } from './writers.ts';
import { pathTo, pathToArticle } from '../../../src/addresses/links.ts';

const EVERY_MS = 100;

/** What a reader saw of one kind of request while something happened. */
export interface Watched {
  readonly asked: number;
  readonly failed: number;
  /** From the first failure until the next answer, the longest of them. */
  readonly longestMs: number;
  /** Forms that were not taken and whose words did not come back. */
  readonly wordsLost: number;
}

export const KINDS = [
  'an article',
  'a strategy by its key',
  'a page of one reader',
  'a comment',
  'a first step',
] as const;
export type Kind = (typeof KINDS)[number];

interface Asked {
  readonly reply: Pick<Reply, 'status' | 'body'>;
  readonly words: string;
}

/** Asks for one of each kind, ten times a second, through the balancer, until the returned function is called. */
export async function watch(site: Balanced, acknowledged: string[]) {
  const visitor = new Reader(site.through);
  const editKey = await saved(visitor, 'A strategy that is watched');
  const owner = await visitor.get(pathTo('owner', 'fr', { editKey }));
  const [strategy = ''] = /\/fr\/s\/[\w-]+/.exec(owner.body) ?? [];
  const read = async (path: string, reader = new Reader(site.through)): Promise<Asked> => ({
    reply: await reader.get(path),
    words: '',
  });
  const write = async (send: (reader: Reader, words: string) => Promise<Reply>): Promise<Asked> => {
    const words = `Mots suivis ${randomBytes(8).toString('hex')}`;
    const reply = await send(new Reader(site.through), words);
    if (reply.status === 303) acknowledged.push(words);
    return { reply, words };
  };
  const asks: Readonly<Record<Kind, () => Promise<Asked>>> = {
    'an article': () => read(pathToArticle('fr', ARTICLE.slug)),
    'a strategy by its key': () => read(strategy),
    'a page of one reader': () => read(pathTo('myStrategies', 'fr', {}), visitor),
    'a comment': () => write((reader, words) => reader.comment(words)),
    'a first step': () => write((reader, words) => reader.begin(words)),
  };
  let isOver = false;
  const watching = KINDS.map(async (kind) => [kind, await follow(asks[kind], () => isOver)] as const);
  return async (): Promise<Readonly<Record<Kind, Watched>>> => {
    isOver = true;
    return Object.fromEntries(await Promise.all(watching)) as Record<Kind, Watched>;
  };
}

async function follow(ask: () => Promise<Asked>, isOver: () => boolean): Promise<Watched> {
  let [asked, failed, longestMs, wordsLost] = [0, 0, 0, 0];
  let since: number | undefined;
  while (!isOver()) {
    const begun = performance.now();
    const { reply, words } = await ask().catch(() => ({ reply: { status: 0, body: '' }, words: '' }));
    asked += 1;
    if ([200, 303].includes(reply.status)) {
      if (since !== undefined) longestMs = Math.max(longestMs, performance.now() - since);
      since = undefined;
    } else {
      since ??= begun;
      failed += 1;
      if (!reply.body.includes(words)) wordsLost += 1;
    }
    await setTimeout(EVERY_MS);
  }
  return { asked, failed, longestMs: Math.round(longestMs), wordsLost };
}

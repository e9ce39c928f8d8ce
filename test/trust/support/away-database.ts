import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { HOSTS } from './balanced.ts';
import type { Balanced, HostName } from './balanced.ts';
import { saved } from './forms.ts';
import { sizeOf } from './size.ts';
import { ARTICLE, Reader, commentFields } from './writers.ts';
import type { Reply } from './writers.ts';
import { pathTo, pathToArticle } from '../../../src/addresses/links.ts';
import type { Cluster } from '../../support/cluster.ts';

const LOOK_MS = 100;
/** Most connections that a process opens, and those of its leader and of these tests. */
export const MOST_CONNECTIONS = 2 * 10 + 2;
/** A few files come and go with connections. */
export const MORE_FILES = 2 * 10;
/** Far more than a host needs, however busy its machine is: what never comes is told, with what came instead. */
const PATIENCE_MS = 120_000;
const SAID = 4000;

/** What somebody asked one host for, and what came. */
interface Told {
  readonly status: number;
  readonly ms: number;
  /** Whether the page holds the words that were typed. */
  readonly words: boolean;
  readonly retryAfter: string;
}

export type Kind = 'kept' | 'by its key' | 'of one reader' | 'not ready' | 'form' | 'health';

/** What each kind of page answers while the database is away, and what became of the hosts once it is back. */
export interface Away {
  readonly told: Readonly<Record<HostName, Readonly<Record<Kind, Told>>>>;
  /** From the moment when the database was there until each host took a form again. */
  readonly backMs: number;
  /** Once those that were given up meanwhile have ended at the other side as well. */
  readonly connections: number;
  readonly files: readonly [before: number, after: number];
}

interface Known {
  readonly site: Balanced;
  readonly visitor: Reader;
  readonly strategy: string;
}

/** Takes the database away and brings it back, and looks at both hosts before, meanwhile and after. */
export async function whileAway(
  site: Balanced,
  cluster: Cluster,
  away: () => Promise<void> | void,
  back: () => Promise<void> | void,
): Promise<Away> {
  const visitor = new Reader(site.through);
  const editKey = await saved(visitor, 'A strategy that is kept');
  const owner = await visitor.get(pathTo('owner', 'fr', { editKey }));
  const [, strategy = ''] = /(\/fr\/s\/[\w-]+)/.exec(owner.body) ?? [];
  const known = { site, visitor, strategy };
  for (const name of HOSTS) await warm(known, name);
  const files = filesOf(site);
  await away();
  const [a, b] = await Promise.all(HOSTS.map((name) => askAll(known, name)));
  if (a === undefined || b === undefined) throw new Error('two hosts were asked');
  await back();
  const begun = performance.now();
  for (const name of HOSTS) await untilTaken(site, name);
  const backMs = Math.round(performance.now() - begun);
  for (const name of HOSTS) await warm(known, name);
  const connections = await settled(() => connectionsTo(cluster), MOST_CONNECTIONS);
  const filesAfter = await settled(() => Promise.resolve(filesOf(site)), files + MORE_FILES);
  return { told: { a, b }, backMs, connections, files: [files, filesAfter] };
}

async function warm({ site, strategy }: Known, name: HostName): Promise<void> {
  for (const path of [pathToArticle('fr', ARTICLE.slug), strategy])
    await new Reader(site.only[name]).get(path);
}

/** One after the other, as each waits for its own. */
async function askAll({ site, visitor, strategy }: Known, name: HostName): Promise<Record<Kind, Told>> {
  const [there, words] = [site.only[name], `Mots gardés ${randomBytes(6).toString('hex')}`];
  const reader = new Reader(there);
  return {
    kept: await timed(() => reader.get(pathToArticle('fr', ARTICLE.slug))),
    'by its key': await timed(() => reader.get(strategy)),
    'of one reader': await timed(() => visitor.at(there).get(pathTo('myStrategies', 'fr', {}))),
    'not ready': await timed(() => reader.get(pathTo('observatory', 'fr', {}))),
    form: await timed(() => sendComment(site, name, words), words),
    health: await timed(() => reader.get('/health')),
  };
}

async function timed(ask: () => Promise<Reply>, words = ''): Promise<Told> {
  const begun = performance.now();
  const { status, retryAfter, body } = await ask();
  const ms = Math.round(performance.now() - begun);
  return { status, ms, words: body.includes(words), retryAfter };
}

function sendComment({ only }: Balanced, name: HostName, words: string): Promise<Reply> {
  const reader = new Reader(only[name]);
  return reader.post(
    pathTo('comments', 'fr', { slug: ARTICLE.slug }),
    commentFields(only[name], reader, words),
  );
}

async function untilTaken(site: Balanced, name: HostName): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const words = `Mots repris ${randomBytes(6).toString('hex')}`;
    const { status, body } = await sendComment(site, name, words).catch((error: unknown) => ({
      status: 0,
      body: String(error),
    }));
    if (status === 303) return;
    if (performance.now() - begun > PATIENCE_MS)
      throw new Error(
        `host ${name} takes no form since the database is back: ${status} ${body.slice(0, SAID)}`,
      );
    await setTimeout(LOOK_MS);
  }
}

/** A number that falls by itself, once it is no more than `most`; or as it stays. */
async function settled(count: () => Promise<number>, most: number): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const found = await count();
    if (found <= most || performance.now() - begun > PATIENCE_MS) return found;
    await setTimeout(LOOK_MS);
  }
}

async function connectionsTo({ primary }: Cluster): Promise<number> {
  const rows = await primary.ask(
    `select 1 from pg_stat_activity where application_name like 'strategy-wheel%'`,
  );
  return rows.length;
}

function filesOf({ hosts }: Balanced): number {
  return HOSTS.reduce((sum, name) => sum + sizeOf(hosts[name]).files, 0);
}

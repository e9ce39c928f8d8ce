import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { TrustSite } from './site.ts';
import { Reader } from './writers.ts';
import type { Reached, Reply } from './writers.ts';

/** What a client waits that was not let in. */
const PAUSE_MS = 5;

/** What the site answered 303 to: it has promised to keep it. */
export interface Acknowledged {
  readonly comments: string[];
  readonly drafts: string[];
  readonly saves: string[];
}

export function nothingAcknowledged(): Acknowledged {
  return { comments: [], drafts: [], saves: [] };
}

/** Comments and saves; the steps that led to a save are not counted, only looked for. */
export function countOf({ comments, saves }: Acknowledged): number {
  return comments.length + saves.length;
}

/** Clients that write without a pause, noting what was acknowledged, until the site is gone. */
export async function writeUntilItEnds(site: TrustSite, clients: number, noted: Acknowledged): Promise<void> {
  await writeUntil(() => !site.isAlive(), site, clients, noted);
}

/** The same until it is over; `told` hears each answer to a form. */
export async function writeUntil(
  isOver: () => boolean,
  site: Reached,
  clients: number,
  noted: Acknowledged,
  told: (reply: Reply) => void = () => undefined,
): Promise<void> {
  const writing = Array.from({ length: clients }, (_, index) => (index % 2 === 0 ? commentOn : saveOn)).map(
    async (write) => {
      while (!isOver()) {
        const isTaken = await write(site, noted, told).catch(() => false);
        if (!isTaken) await setTimeout(PAUSE_MS);
      }
    },
  );
  await Promise.all(writing);
}

async function commentOn(site: Reached, noted: Acknowledged, told: (reply: Reply) => void): Promise<boolean> {
  const text = newText();
  const reply = await new Reader(site).comment(text);
  told(reply);
  if (reply.status === 303) noted.comments.push(text);
  return reply.status === 303;
}

async function saveOn(site: Reached, noted: Acknowledged, told: (reply: Reply) => void): Promise<boolean> {
  const reader = new Reader(site);
  const brand = newText();
  const begun = await reader.begin(brand);
  told(begun);
  if (begun.status !== 303) return false;
  noted.drafts.push(brand);
  const chosen = await reader.choose(begun.location);
  told(chosen);
  if (chosen.status !== 303) return false;
  const saved = await reader.save(chosen.location);
  told(saved);
  if (saved.status === 303) noted.saves.push(brand);
  return saved.status === 303;
}

/** What was acknowledged and is not in the database file. */
export function lostIn(site: TrustSite, noted: Acknowledged): readonly string[] {
  const comments = setOf(site, 'select text as it from comment');
  const drafts = setOf(site, `select json_extract(diagnosis, '$.brand') as it from draft`);
  const saves = setOf(
    site,
    `select json_extract(content, '$.brand') as it from revision
     join link on link.strategy_id = revision.strategy_id and link.kind = 'edit'
     join device on device.strategy_id = revision.strategy_id`,
  );
  const missing = (each: readonly string[], held: ReadonlySet<unknown>) => each.filter((it) => !held.has(it));
  return [
    ...missing(noted.comments, comments),
    ...missing(noted.drafts, drafts),
    ...missing(noted.saves, saves),
  ];
}

function setOf(site: TrustSite, query: string): ReadonlySet<unknown> {
  return new Set(site.read(query).map((row) => row['it']));
}

function newText(): string {
  return `Words that are only mine: ${randomBytes(12).toString('hex')}`;
}

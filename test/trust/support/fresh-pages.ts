import { randomBytes } from 'node:crypto';
import { load } from 'cheerio';
import type { Balanced, HostName } from './balanced.ts';
import { decide, expectTaken, formIn, signedIn } from './forms.ts';
import { ARTICLE, Reader } from './writers.ts';
import type { Reply } from './writers.ts';
import { pathTo, pathToArticle } from '../../../src/addresses/links.ts';
import { saveToFollow, showToReaders, typeReadings } from '../../support/follow-up.ts';
import type { Following } from '../../support/follow-up.ts';

/** One strategy is followed for so many rounds: it takes no more readings than that in a day. */
const ROUNDS_EACH = 40;
const ARTICLE_PATH = pathToArticle('fr', ARTICLE.slug);

export interface Seen {
  readonly pages: number;
  /** What was shown as it had been before, by the name of the act. */
  readonly stale: readonly string[];
}

/** Writes on one host, and each time reads on the other through the balancer, a page that it had ready; then the other way round. */
export async function writeAndRead(site: Balanced, rounds: number): Promise<Seen> {
  const moderator = await signedIn(site.through);
  let followed: Following | undefined;
  const stale: string[] = [];
  let pages = 0;
  const look = async (act: string, path: string, reader: HostName, write: () => Promise<Look>) => {
    const ready = await readOn(site, reader, path);
    const { shows = '', hides } = await write();
    const body = await readOn(site, reader, path);
    pages += 1;
    const isFresh =
      body.includes(shows) && (hides === undefined || (ready.includes(hides) && !body.includes(hides)));
    if (!isFresh) stale.push(act);
  };
  for (let round = 0; round < rounds; round += 1) {
    const [writer, reader]: readonly [HostName, HostName] = round % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
    const people = { visitor: new Reader(site.only[writer]), moderator: moderator.at(site.only[writer]) };
    const [words, better, name] = [newWords(), newWords(), newWords()];
    const sent = expectTaken(await people.visitor.comment(words));
    const correction = await correctionOf(people.visitor, sent);
    const id = sent.location.split('#commentaire-').at(-1) ?? '';
    await look('a comment that was published', ARTICLE_PATH, reader, async () => {
      await decide(people.moderator, 'publish', id, 'pending');
      return { shows: words };
    });
    await look('a comment that its writer corrected', ARTICLE_PATH, reader, async () => {
      await correct(people.visitor, correction, better);
      return { hides: words };
    });
    await decide(people.moderator, 'publish', id, 'pending');
    await look('a comment that was taken down', ARTICLE_PATH, reader, async () => {
      await decide(people.moderator, 'trash', id, 'published');
      return { hides: better };
    });
    await look('the name of the site', pathTo('home', 'fr', {}), reader, async () => {
      await rename(people.moderator, name);
      return { shows: name };
    });
    if (followed === undefined || round % ROUNDS_EACH === 0) followed = await follow(site);
    const { readKey, browser } = followed;
    const there = { ...followed, browser: browser.at(site.only[writer].origin) };
    await look('the reading of a strategy', pathTo('strategy', 'fr', { readKey }), reader, async () => {
      await typeReadings(there, { 'listen-1': String(round) });
      return { shows: `data-reading="${round}"` };
    });
  }
  return { pages, stale };
}

interface Look {
  readonly shows?: string;
  readonly hides?: string;
}

/** What somebody without a cookie is shown by this host, when the balancer leads to it: that is in turn, unless it took long to say that it is well. */
async function readOn({ through }: Balanced, name: HostName, path: string): Promise<string> {
  for (;;) {
    const { host, status, body } = await new Reader(through).get(path);
    if (host === name && status === 200) return body;
  }
}

/** Where the writer of a comment that waits may correct it. */
async function correctionOf(writer: Reader, { location }: Reply): Promise<string> {
  const [page = ''] = location.split('#');
  return (
    load((await writer.get(page)).body)('.notice a')
      .first()
      .attr('href') ?? ''
  );
}

async function correct(writer: Reader, correction: string, words: string): Promise<void> {
  const { path, fields } = formIn(await writer.get(correction), 'main form');
  expectTaken(await writer.post(path, { ...fields, comment: words }));
}

async function rename(owner: Reader, nameFr: string): Promise<void> {
  const { path, fields } = formIn(await owner.get(pathTo('moderationIdentity', 'fr', {})), 'main form');
  expectTaken(await owner.post(path, { ...fields, nameFr }));
}

async function follow({ through }: Balanced): Promise<Following> {
  const following = await saveToFollow({ app: through.origin });
  await showToReaders(following);
  return following;
}

function newWords(): string {
  return `Mots neufs ${randomBytes(8).toString('hex')}`;
}

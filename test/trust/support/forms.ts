import { ROOM_IN_DAYS, roomInHours } from '../../support/hours.ts';
import { load } from 'cheerio';
import type { Fields } from '../../support/browser.ts';
import { approachesFields, diagnosisFields } from '../../support/builders.ts';
import { PASSWORD, addModerator } from '../../support/moderators.ts';
import type { TrustSite } from './site.ts';
import { ARTICLE, Reader, commentFields } from './writers.ts';
import type { Reached, Reply } from './writers.ts';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { pathTo } from '../../../src/addresses/links.ts';

/** Somebody with drafts and strategies, and somebody who decides about comments. */
export interface People {
  readonly site: TrustSite;
  readonly visitor: Reader;
  readonly moderator: Reader;
}

/** A form that is filled and not sent yet. */
export interface Filled {
  readonly by: Reader;
  readonly path: string;
  readonly fields: Fields;
}

/** A way to write to the site: walks to a form that was never sent before, with words that are only its own. */
export interface Form {
  readonly name: string;
  readonly reach: (people: People, words: string) => Promise<Filled>;
}

const QUEUE = pathTo('moderation', 'fr', {});

export const COMMENT: Form = {
  name: 'a comment',
  reach: ({ site }, words) => {
    const by = new Reader(site);
    const path = pathTo('comments', 'fr', { slug: ARTICLE.slug });
    return Promise.resolve({ by, path, fields: commentFields(site, by, words) });
  },
};

export const SAVE: Form = {
  name: 'a save',
  reach: async ({ visitor }, words) => ({
    by: visitor,
    path: (await walk(visitor, words)).location,
    fields: { action: 'save' },
  }),
};

export const FORMS: readonly Form[] = [
  COMMENT,
  SAVE,
  {
    name: 'a first step',
    reach: ({ visitor }, words) =>
      Promise.resolve({
        by: visitor,
        path: pathTo('newDiagnosis', 'fr', {}),
        fields: diagnosisFields({ brand: words }),
      }),
  },
  {
    name: 'a second step',
    reach: async ({ visitor }, words) => ({
      by: visitor,
      path: (await visitor.begin(words)).location,
      fields: approachesFields({ listen: 'priority', action: 'continue' }),
    }),
  },
  {
    name: 'a decision',
    async reach({ site, moderator }, words) {
      await new Reader(site).comment(words);
      const page = await moderator.get(QUEUE);
      const { path, fields } = formIn(page, 'form.cards');
      // The queue shows those who wait longest: the one that has just come may stand on a later page.
      const decision = load(page.body)('button[value^="publish:"]').first().attr('value') ?? '';
      return { by: moderator, path, fields: { ...fields, decision } };
    },
  },
  {
    name: 'a deletion',
    reach: async ({ visitor }, words) => ({
      by: visitor,
      path: pathTo('remove', 'fr', { editKey: await saved(visitor, words) }),
      fields: {},
    }),
  },
  {
    name: 'a link replaced',
    reach: async ({ visitor }, words) => ({
      by: visitor,
      path: pathTo('links', 'fr', { editKey: await saved(visitor, words) }),
      fields: { action: 'replace-edit' },
    }),
  },
  {
    name: 'a workshop',
    async reach({ visitor }, words) {
      const form = formIn(await visitor.get(pathTo('workshops', 'fr', {})), 'main form');
      return { by: visitor, path: form.path, fields: { ...form.fields, brand: words, action: 'continue' } };
    },
  },
];

export function send({ by, path, fields }: Filled, site?: TrustSite): Promise<Reply> {
  return (site === undefined ? by : by.at(site)).post(path, fields);
}

/** The people of a site that runs; the moderator is signed in. */
export async function peopleOf(site: TrustSite): Promise<People> {
  site.write(ROOM_IN_DAYS);
  site.write(roomInHours());
  const { db } = openSqlite(site.folder);
  await addModerator({ db, time: { now: Date.now() } }).finally(() => db.destroy());
  const moderator = await signedIn(site);
  const visitor = new Reader(site);
  expectTaken(await visitor.begin('Somebody who was here before'));
  return { site, visitor, moderator };
}

/** The moderator of these suites. */
export async function signedIn(site: Reached): Promise<Reader> {
  const moderator = new Reader(site);
  const credentials = { name: 'Camille', password: PASSWORD };
  expectTaken(await moderator.post(pathTo('moderationSignIn', 'fr', {}), credentials));
  return moderator;
}

/** Presses a button beside a comment of the queue, as it stands among those of this status. */
export async function decide(
  moderator: Reader,
  decision: string,
  comment: string,
  status: string,
): Promise<void> {
  const page = await moderator.get(`${QUEUE}?status=${status}`);
  const { path, fields } = formIn(page, 'form.cards');
  expectTaken(await moderator.post(path, { ...fields, decision: `${decision}:${comment}` }));
}

/** The same people at other addresses: they may send more in a minute than the site takes from one. */
export function moved({ site, visitor, moderator }: People): People {
  return { site, visitor: visitor.elsewhere(), moderator: moderator.elsewhere() };
}

/** What stands in a form of a page, and where it is sent. */
export function formIn({ body }: Reply, selector: string): { path: string; fields: Fields } {
  const form = load(body)(selector).first();
  const path = form.attr('action');
  if (path === undefined) throw new Error(`the page holds no ${selector}`);
  const fields: Record<string, string[]> = {};
  for (const { name, value } of form.serializeArray()) (fields[name] ??= []).push(value);
  return { path, fields };
}

async function walk(visitor: Reader, words: string): Promise<Reply> {
  return expectTaken(await visitor.choose((await visitor.begin(words)).location));
}

/** Saves a strategy of this brand; its edit key. */
export async function saved(visitor: Reader, words: string): Promise<string> {
  const { location } = expectTaken(await visitor.save((await walk(visitor, words)).location));
  return location.split('/').pop() ?? '';
}

export function expectTaken(reply: Reply): Reply {
  if (reply.status !== 303) throw new Error(`a form was not taken: ${reply.status}`);
  return reply;
}

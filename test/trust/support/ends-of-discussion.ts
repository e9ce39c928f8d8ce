import { COMMENT_MAX, NAME_MAX, WEBSITE_MAX } from '../../../src/comments/form.ts';
import { REPLIES_PER_THREAD, THREADS_PER_PAGE } from '../../../src/comments/thread.ts';
import { choicesOf } from '../../../src/observatory/wheel-code.ts';
import { crowdOf, publish } from '../../observatory/builders.ts';
import type { TestSite } from '../../support/app.ts';
import { Browser } from '../../support/browser.ts';
import { linkPath, saveStrategy } from '../../support/builders.ts';
import { SLUGS, decideStatus, idAt, write } from '../../support/discussion.ts';
import type { End, Filled } from './ends.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { pathToArticle } from '../../../src/addresses/links.ts';
import { APPROACH_KEYS } from '../../support/method.ts';

/** What a discussion of ordinary comments comes to in years. */
const THREADS = 10_000;
const REPLIES = 500;
const WHEELS = 3000;
const ORDINARY = 'Nous avons commencé par écouter. Cela nous a pris deux mois, et bien des rendez-vous. ';

/** What readers write under an article, and what is counted of the strategies of all. */
export const ENDS_OF_DISCUSSION: readonly End[] = [
  { name: 'the threads of an article', fill: fillThreads },
  { name: 'a page of the longest threads', fill: fillLongest },
  { name: 'the replies of one thread', fill: fillReplies },
  { name: 'the counted strategies', fill: fillCounted },
];

async function fillThreads(site: TestSite): Promise<Filled> {
  inBoth(site, (lang) => {
    insert(site, lang, { prefix: 'thread', count: THREADS, text: `'${ORDINARY.repeat(4)}' || i` });
  });
  await publishOne(site);
  const last = { fr: 1 + THREADS / THREADS_PER_PAGE, en: THREADS / THREADS_PER_PAGE };
  return {
    paths: ['/fr', '/fr/articles', '/fr/articles.atom', '/fr/plan-du-site'],
    asTheyStand: [
      ...(['fr', 'en'] as const).flatMap((lang) =>
        [1, 100, last[lang]].map((page) => pathToArticle(lang, SLUGS[lang], page === 1 ? {} : { page })),
      ),
      `${pathToArticle('fr', SLUGS.fr)}/commentaires.atom`,
      `${pathToArticle('en', SLUGS.en)}/comments.atom`,
      // What answers one comment is kept for nobody else: it is drawn anew each time.
      pathToArticle('fr', SLUGS.fr, { reply: 'thread-fr-9000', page: last.fr - 1 }),
    ],
  };
}

/** Characters of the same length that take more room in a page than letters do. */
const WIDE = 'é';

async function fillLongest(site: TestSite): Promise<Filled> {
  const longest = `substr('${WIDE.repeat(COMMENT_MAX)}', 1, ${COMMENT_MAX} - length(i)) || i`;
  inBoth(site, (lang) => {
    insert(site, lang, { prefix: 'root', count: THREADS_PER_PAGE, text: longest });
    const parent = `'root-${lang}-' || (1 + i % ${THREADS_PER_PAGE})`;
    const count = THREADS_PER_PAGE * REPLIES_PER_THREAD;
    insert(site, lang, { prefix: 'reply', count, text: longest, parent });
  });
  await publishOne(site);
  return {
    paths: ['/fr/articles'],
    asTheyStand: [
      pathToArticle('fr', SLUGS.fr),
      pathToArticle('fr', SLUGS.fr, { page: 2 }),
      pathToArticle('fr', SLUGS.fr, { reply: 'root-fr-1' }),
      pathToArticle('fr', SLUGS.fr, { thread: 'root-fr-1' }),
      pathToArticle('en', SLUGS.en),
      `${pathToArticle('fr', SLUGS.fr)}/commentaires.atom`,
      `${pathToArticle('en', SLUGS.en)}/comments.atom`,
    ],
  };
}

async function fillReplies(site: TestSite): Promise<Filled> {
  const text = `substr('${WIDE.repeat(COMMENT_MAX)}', 1, ${COMMENT_MAX} - length(i)) || i`;
  inBoth(site, (lang) => {
    insert(site, lang, { prefix: 'root', count: 1, text });
    insert(site, lang, { prefix: 'reply', count: REPLIES, text, parent: `'root-${lang}-1'` });
  });
  await publishOne(site, { parent: 'root-fr-1' });
  return {
    paths: [],
    asTheyStand: (['fr', 'en'] as const).flatMap((lang) => {
      const thread = `root-${lang}-1`;
      const of = (page: number) =>
        pathToArticle(lang, SLUGS[lang], page === 1 ? { thread } : { thread, page });
      return [pathToArticle(lang, SLUGS[lang]), of(1), of(5), of(10)];
    }),
  };
}

/** A comment that comes through the form, and is published. */
async function publishOne(site: TestSite, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await decideStatus(
    site,
    idAt(await write(site, { comment: 'Le dernier de tous.', ...fields })),
    'published',
  );
}

function inBoth({ sqlite }: TestSite, fill: (lang: Lang) => void): void {
  sqlite.transaction(() => {
    for (const lang of ['fr', 'en'] as const) fill(lang);
  })();
}

interface Rows {
  readonly prefix: string;
  readonly count: number;
  /** SQL, in which `i` is the number of the row, from 1. */
  readonly text: string;
  readonly parent?: string;
}

/** Published comments of an article, a second apart, each of a writer with the longest name and website there can be. */
function insert(
  { sqlite, time }: TestSite,
  lang: Lang,
  { prefix, count, text, parent = 'null' }: Rows,
): void {
  const name = 'N'.repeat(NAME_MAX);
  const website = `https://${'w'.repeat(WEBSITE_MAX - 'https://.fr'.length)}.fr`;
  sqlite.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into comment (id, article, lang, parent_id, status, version, name, website, email, email_key, text,
      reasons, digest, by_moderator, created_at, published_at, decided_at)
    select '${prefix}-${lang}-' || i, '${SLUGS[lang]}', '${lang}', ${parent}, 'published', 1, '${name}',
      '${website}', 'anne@example.org', 'anne@example.org', ${text}, '[]', '${prefix}${lang}' || i, 0,
      ${time.now} - 1000 * (${count + 1} - i), ${time.now}, ${time.now} from n`);
}

async function fillCounted(site: TestSite): Promise<Filled> {
  const wheels = Array.from({ length: WHEELS / 5 }, (_, index) => choicesOf(APPROACH_KEYS, 1 + 877 * index));
  await crowdOf(site, WHEELS - 1, wheels);
  const browser = new Browser(site.app);
  const owner = await saveStrategy(browser, { review: { 'count-me': 'on' } });
  await publish(site);
  const read = linkPath(owner, 'read-link');
  return {
    paths: ['/fr/observatoire', '/fr/observatoire.csv', '/fr/observatoire.json', read, `${read}/proches`],
  };
}

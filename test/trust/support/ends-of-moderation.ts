import { BLOCKS_MAX } from '../../../src/comments/block-store.ts';
import { LEARNED_MAX } from '../../../src/comments/learner-store.ts';
import { WORDS_OF_COMMENT } from '../../../src/comments/resemblance.ts';
import { COMMENT_MAX } from '../../../src/comments/form.ts';
import { OPEN_REPORTS_MAX, REASON_MAX } from '../../../src/comments/report-quota.ts';
import { WORDS_MAX, WORD_MAX } from '../../../src/comments/settings.ts';
import type { TestSite } from '../../support/app.ts';
import { Browser } from '../../support/browser.ts';
import { ARTICLE } from '../../support/comments.ts';
import { FRENCH, MINUTE_MS, sumAsked, write } from '../../support/discussion.ts';
import { addModerator, signIn } from '../../support/moderators.ts';
import { cookieIn } from './ends.ts';
import type { End, Filled } from './ends.ts';

const STATUSES = ['pending', 'published', 'spam', 'trash'] as const;
const COMMENTS = 10_000;
const LINES = 20_000;
/** As many pages of the queue: the longest of all comments, which take most room on a page. */
const LONG_ROWS = 40;
const LONG = '"'.repeat(COMMENT_MAX - 20);
const EMAIL = 'bot@example.org';
const QUEUE = '/fr/moderation';
const REPORTS = `${QUEUE}/signalements`;
const LOG = `${QUEUE}/journal`;

/** What strangers send to moderators, and what these do. */
export const ENDS_OF_MODERATION: readonly End[] = [
  { name: 'the queue of moderation', fill: fillQueue },
  { name: 'the reports', fill: fillReports },
  { name: 'the log of moderation', fill: fillLog },
  { name: 'the comments of one person', fill: fillPerson },
  { name: 'the words that are tried', fill: fillWords },
  { name: 'the queue in the order of what it resembles', fill: fillTaught },
  { name: 'the blocks', fill: fillBlocks },
];

async function fillQueue(site: TestSite): Promise<Filled> {
  insertComments(site);
  await write(site, { comment: 'Le dernier de tous.' });
  const tabs = ['published', 'spam', 'trash'].flatMap((status) => [
    `${QUEUE}?status=${status}`,
    `${QUEUE}?status=${status}&page=500`,
  ]);
  const pages = [QUEUE, `${QUEUE}?page=500`, `${QUEUE}?page=999999`];
  const searches = ['q=numero', 'q=numero+9', 'rule=first', 'q=numero&rule=first&page=500', 'q=nowhere'];
  return signedIn(site, [...pages, ...tabs, ...searches.map((words) => `${QUEUE}?${words}`)]);
}

async function fillReports(site: TestSite): Promise<Filled> {
  insertComments(site);
  const each = (
    closed: string,
    count: number,
  ) => `insert into report (id, comment_id, reason, created_at, closed_at)
    select '${closed}-' || i, 'published-' || i, i || '${'"'.repeat(REASON_MAX - 6)}', i, ${closed} from n
    where i <= ${count}`;
  site.sqlite.exec(`${numbers(OPEN_REPORTS_MAX)} ${each('null', OPEN_REPORTS_MAX - 1)}`);
  site.sqlite.exec(`${numbers(OPEN_REPORTS_MAX)} ${each('i', OPEN_REPORTS_MAX)}`);
  const browser = new Browser(site.app);
  const form = await browser.get(`${FRENCH}/signaler/published-1`);
  site.time.now += MINUTE_MS;
  await browser.submit(form, '', { reason: 'La dernière.', captcha: String(sumAsked(form)) });
  const words = ['', '?page=250', '?page=999999', '?status=closed', '?status=closed&page=250', '?q=numero+9'];
  return signedIn(site, [...words.map((query) => REPORTS + query), `${REPORTS}?q=nowhere`, QUEUE]);
}

async function fillLog(site: TestSite): Promise<Filled> {
  insertComments(site);
  site.sqlite.exec(`${numbers(LINES)} insert into moderation_log
      (id, at, actor, comment_id, action, from_status, to_status, reason, via, act, comment_version)
    select 'line-' || i, ${site.time.now} - i, 'Camille', case when i % 2 then 'pending-1' else 'spam-' || i / 2 end,
      'hold', 'published', 'pending', i || '${'"'.repeat(REASON_MAX - 6)}', 'ui', 'act-' || i, 2 from n`);
  const words = ['', '?page=200', '?page=400', '?page=999999', '?actor=Camille', '?action=hold&page=200'];
  return signedIn(site, [
    ...words.map((query) => LOG + query),
    `${LOG}?from=2026-11-01&until=2026-11-30`,
    `${QUEUE}/commentaires/pending-1`,
  ]);
}

async function fillPerson(site: TestSite): Promise<Filled> {
  insertComments(site);
  const path = `${QUEUE}/personnes`;
  return {
    ...(await signedIn(site, [path])),
    forms: [{ path, fields: { email: EMAIL, action: 'find' } }],
  };
}

async function fillWords(site: TestSite): Promise<Filled> {
  insertComments(site);
  const path = `${QUEUE}/mots`;
  const words = Array.from({ length: WORDS_MAX }, (_, index) => `mot ${index} `.padEnd(WORD_MAX, 'x'));
  const all = Array.from({ length: WORDS_MAX - 1 }, (_, index) => `mot${index}`);
  return {
    ...(await signedIn(site, [path])),
    forms: [words, ['numero', ...all]].map((list) => ({
      path,
      fields: { words: list.join('\n'), action: 'try' },
    })),
  };
}

/** Every word of every comment that is ordered was learned, and as many as can be. */
async function fillTaught(site: TestSite): Promise<Filled> {
  insertComments(site);
  const words = (
    from: string,
  ) => `(with recursive w(k) as (select 1 union all select k + 1 from w where k < ${WORDS_OF_COMMENT})
    select group_concat('mot' || ((${from} * ${WORDS_OF_COMMENT} + k) % 20000), ' ') from w)`;
  for (const status of ['published', 'spam'])
    site.sqlite.exec(`${numbers(LEARNED_MAX)} insert into learned_comment (comment_id, status, at, words)
      select '${status}-' || i, '${status}', i, ${words('i')} from n`);
  site.sqlite.exec(`${numbers(20_000)} insert into learned_word (word, published, spam)
    select 'mot' || i, i % 7, i % 5 from n`);
  site.sqlite.exec(
    `update comment set text = ${words('cast(substr(id, 9) as integer)')} where status = 'pending'`,
  );
  return signedIn(site, [
    `${QUEUE}?order=spam`,
    `${QUEUE}?order=published&page=25`,
    `${QUEUE}?order=spam&page=26`,
  ]);
}

async function fillBlocks(site: TestSite): Promise<Filled> {
  insertComments(site);
  site.sqlite.exec(`${numbers(BLOCKS_MAX)} insert into block (print, kind, hint, actor, act, created_at)
    select 'print' || i, 'domain', 'x….fr', 'Camille', 'act' || i, i from n`);
  const path = `${QUEUE}/blocages`;
  return {
    ...(await signedIn(site, [path, `${path}?page=20`, `${path}?page=999999`, `${path}?comment=pending-1`])),
    forms: [{ path, fields: { target: 'robot@gmail.com', action: 'look' } }],
  };
}

/** Pages that a moderator reads. */
async function signedIn(site: TestSite, paths: readonly string[]): Promise<Filled> {
  await addModerator(site);
  return { paths, cookie: cookieIn(await signIn(new Browser(site.app))) };
}

function numbers(most: number): string {
  return `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${most})`;
}

/** Ten thousand comments of each status; those that wait are of one person. */
function insertComments({ sqlite, time }: TestSite): void {
  const insertOf = (status: (typeof STATUSES)[number]) => {
    const [email, at] =
      status === 'pending' ? [EMAIL, 'null'] : ['other@example.org', `${time.now} - i / 1000`];
    const isLong = `i <= ${LONG_ROWS}`;
    sqlite.exec(`${numbers(COMMENTS)} insert into comment (id, article, lang, status, version, name, email, email_key,
        text, original_text, reasons, digest, by_moderator, created_at, published_at, decided_at)
      select '${status}-' || i, '${ARTICLE}', 'fr', '${status}', 2, 'Robot', '${email}', '${email}',
        case when ${isLong} then '${LONG}' else 'Achetez ' end || ' numero ' || i,
        case when ${isLong} then '${LONG}' end, '[{"rule":"first","detail":""}]', '${status}' || i, 0,
        ${time.now} - ${COMMENTS} + i, case '${status}' when 'published' then 1 end, ${at} from n`);
  };
  sqlite.transaction(() => {
    for (const status of STATUSES) insertOf(status);
  })();
}

import type { Page } from 'playwright-core';
import { insertInvitation, writeInvitationLink } from '../../src/accounts/invitation-store.ts';
import { insertReset, writeResetLink } from '../../src/accounts/reset-store.ts';
import { mailLink } from '../../src/moderation/mail-link.ts';
import { listAccounts } from '../../src/moderators/account-store.ts';
import type { Account } from '../../src/moderators/account-store.ts';
import { loadSecrets } from '../../src/secrets.ts';
import type { TestSite } from './app.ts';
import { arrive } from './comments.ts';
import { PASSWORD, addModerator } from './moderators.ts';
import { follow } from './tour.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';

const LONG_WEBSITE = `https://${'long-'.repeat(30)}.example/`;
const SECOND_MS = 1000;
/** As long as `newToken` makes them. */
const LINK_TOKEN = 'n'.repeat(43);
const LONG_WORD = 'Mot'.repeat(60);

/** Walks a moderator through every page behind sign-in, on a site with something to decide; it pauses at each. */
export async function* rounds(site: TestSite, page: Page, lang: Lang): AsyncGenerator<string> {
  const { waiting, trashed } = await fillQueue(site);
  yield* signingIn(page, lang);
  yield* queueStops(page, lang, trashed);
  for (const name of [
    'moderationReports',
    'moderationLog',
    'moderationSettings',
    'moderationWords',
    'moderationIdentity',
    'moderationLogo',
    'moderationAccounts',
    'moderationOwnAccount',
    'moderationSecurity',
    'moderationState',
    'moderationBlocks',
    'moderationLetters',
  ] as const) {
    await page.goto(pathTo(name, lang, {}));
    yield `moderation, ${name.replace('moderation', '').toLowerCase()}`;
  }
  yield* accountStops(site, page, lang);
  await page.goto(pathTo('moderationPeople', lang, {}));
  await page.locator('#email').fill('anne@example.org');
  await follow(page, page.locator('button[value="find"]'));
  yield 'moderation, a person';
  await page.goto(pathTo('moderationSecondFactor', lang, {}));
  yield 'moderation, second factor';
  await page.goto(new URL(linkInMail(site, lang, waiting)).pathname);
  yield 'moderation, from a mail';
}

async function* signingIn(page: Page, lang: Lang): AsyncGenerator<string> {
  await page.goto(pathTo('moderationSignIn', lang, {}));
  yield 'moderation, sign-in';
  await follow(page, page.locator('main form button').first());
  yield 'moderation, sign-in with errors';
  await page.locator('#name').fill('Camille');
  await page.locator('#password').fill(PASSWORD);
  await follow(page, page.locator('main form button').first());
  yield 'moderation, queue';
}

async function* queueStops(page: Page, lang: Lang, trashed: string): AsyncGenerator<string> {
  await follow(page, page.locator('.bulk button'));
  yield 'moderation, queue with an error';
  await page.goto(pathTo('moderation', lang, {}));
  await follow(page, page.locator('button[value^="publish:"]').last());
  yield 'moderation, queue after a decision';
  await page.goto(pathTo('moderationComment', lang, { id: trashed }));
  yield 'moderation, one comment';
}

/** The account of somebody else, and what opens to whoever holds a link or forgot a password. */
async function* accountStops(site: TestSite, page: Page, lang: Lang): AsyncGenerator<string> {
  await addModerator(site, 'Noé', 'moderator');
  const account = (await listAccounts(site.db)).find(({ name }) => name === 'Noé');
  if (account === undefined) throw new Error('the account of Noé was just added');
  await page.goto(pathTo('moderationAccount', lang, { account: account.id }));
  yield 'moderation, one account';
  await writeLinks(site, lang, account);
  await page.goto(pathTo('invitation', lang, { token: LINK_TOKEN }));
  yield 'invitation';
  await page.goto(pathTo('askNewPassword', lang, {}));
  yield 'asking for a new password';
  await page.goto(pathTo('newPassword', lang, { token: LINK_TOKEN }));
  yield 'new password';
}

/** An invitation and a way to a new password, as an owner hands them over: this site sends no mail. */
async function writeLinks({ db, time }: TestSite, lang: Lang, account: Account): Promise<void> {
  const { now } = time;
  const made = { id: 'handed-over', lang, created_at: now };
  await db.transaction().execute(async (trx) => {
    const invited = { name: null, email: null, role: 'moderator', invited_by: 'Camille' } as const;
    await insertInvitation(trx, { ...made, ...invited });
    await insertReset(trx, account, made);
    await writeInvitationLink(trx, made.id, LINK_TOKEN, now);
    await writeResetLink(trx, made.id, LINK_TOKEN, now);
  });
}

/** Comments to decide about, one with words that do not break, one in the trash, and a report. */
async function fillQueue(site: TestSite): Promise<{ readonly waiting: string; readonly trashed: string }> {
  await addModerator(site);
  await arrive(site, { website: LONG_WEBSITE, text: `${LONG_WORD}\n\nFin` });
  // One after the other: lists are in the order of arrival.
  site.time.now += SECOND_MS;
  const { id: waiting } = await arrive(site, { name: 'Bruno', text: 'Un avis qui attend.' });
  const trash = { status: 'trash', original_text: 'Avant', text: 'À la corbeille', name: 'Chloé' } as const;
  site.time.now += SECOND_MS;
  const { id: trashed } = await arrive(site, trash);
  const report = {
    id: 'r1',
    comment_id: trashed,
    reason: 'Faux',
    email: null,
    created_at: 0,
    closed_at: null,
  };
  await site.db.insertInto('report').values(report).execute();
  site.time.now += SECOND_MS;
  return { waiting, trashed };
}

function linkInMail(site: TestSite, lang: Lang, id: string): string {
  const { config, time } = site;
  return mailLink({ config, secrets: loadSecrets(config), clock: () => time.now }, lang, id, 1);
}

import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { insertInvitation, writeInvitationLink } from '../../../src/accounts/invitation-store.ts';
import { insertReset, writeResetLink } from '../../../src/accounts/reset-store.ts';
import { newToken } from '../../../src/accounts/token.ts';
import { listAccounts } from '../../../src/moderators/account-store.ts';
import { mailLink } from '../../../src/moderation/mail-link.ts';
import { loadSecrets } from '../../../src/secrets.ts';
import type { TestSite } from '../../support/app.ts';
import { Browser } from '../../support/browser.ts';
import type { Answer, Fields } from '../../support/browser.ts';
import { answerBlind, makeTest } from '../../support/blind-tests.ts';
import { diagnosisFields, linkPath, openChange, saveStrategy, stepPath } from '../../support/builders.ts';
import { ARTICLE, arrive } from '../../support/comments.ts';
import {
  editIndicator,
  followingOf,
  holdMeeting,
  showToReaders,
  typeReadings,
} from '../../support/follow-up.ts';
import { signIn } from '../../support/moderators.ts';
import { valuesOf } from '../../support/rows.ts';
import { answerByThree, openWorkshop, revealIn } from '../../support/workshops.ts';
import { confirmToken, editToken, endToken } from '../../../src/comments/writer.ts';
import { confirmToken as confirmReminders } from '../../../src/follow-up/reminder-token.ts';
import { LABEL_MAX, OWNER_MAX, UNIT_MAX } from '../../../src/indicators/indicator.ts';
import { NOTE_MAX } from '../../../src/indicators/reading.ts';
import { REASON_MAX } from '../../../src/indicators/decision.ts';

/** What a field of the site holds in this world; the fields keep what they hold by default where it is undefined. */
export type Typed = (field: string) => string;

/** A site where somebody has used everything once. */
export interface World {
  readonly owner: Browser;
  readonly moderator: Browser;
  readonly cookies: { readonly owner: string; readonly moderator: string };
  /** A value for each `:word` of an address. */
  readonly words: Readonly<Record<string, string>>;
  readonly readPath: string;
  readonly editPath: string;
  readonly draftPath: string;
  readonly workshop: { readonly facilitator: string; readonly participant: string };
}

const KINDLY: Typed = (field) => `Des mots pour ${field}`;

/** Fills a site through its own forms. Needs a moderator, and mail settings for the letters. */
export async function fillWorld(site: TestSite, typed: Typed = KINDLY): Promise<World> {
  const owner = new Browser(site.app);
  const begun = await owner.post('/fr/roue/diagnostic', diagnosisFields({ brand: typed('brand') }));
  const saved = await saveStrategy(owner, strategyFields(typed));
  const [readPath, editPath] = [linkPath(saved, 'read-link'), linkPath(saved, 'edit-link')];
  const again = await openChange(owner, saved);
  await owner.submit(again, 'save', { 'change-note': typed('note') });
  await owner.post(`${editPath}/liens`, { action: 'add', name: typed('link name') });
  await follow(owner, saved, typed);
  const reminderToken = await askReminders(site, owner, editPath);
  const draft = await openChange(owner, saved);
  const blind = await makeTest(owner, saved);
  await answerBlind(site, blind, 'Tissot & Fils', { who: 'Anne', remark: typed('remark') });
  const workshop = await openWorkshop(owner, {
    brand: typed('workshop brand'),
    context: typed('context'),
  });
  await answerByThree(site, workshop.participant);
  const moderator = new Browser(site.app);
  const signed = await signIn(moderator);
  expect([begun.status, signed.status]).to.deep.equal([303, 303]);
  return {
    owner,
    moderator,
    cookies: { owner: cookieOf(begun), moderator: cookieOf(signed) },
    words: {
      ...(await discuss(site, typed)),
      reminderToken,
      ...(await waitForPeople(site)),
      readKey: lastOf(readPath),
      editKey: lastOf(editPath),
      draft: stepPath(draft, 'review').split('/')[3] ?? '',
      number: '1',
      facilitatorKey: lastOf(workshop.facilitator),
      participantKey: lastOf(workshop.participant),
      blindKey: lastOf(blind),
    },
    readPath,
    editPath,
    draftPath: stepPath(draft, 'review'),
    workshop,
  };
}

/** Somebody is invited, and somebody may choose a new password: the links of both, and an account. */
async function waitForPeople(site: TestSite): Promise<Readonly<Record<string, string>>> {
  const [invitationToken, resetToken] = [newToken(randomBytes), newToken(randomBytes)];
  const id = randomBytes(6).toString('base64url');
  const [account] = await listAccounts(site.db);
  if (account === undefined) throw new Error('a world needs a moderator');
  const made = { id, lang: 'fr', created_at: site.time.now } as const;
  await site.db.transaction().execute(async (trx) => {
    const whom = { name: `Invitée ${id.replace(/[^a-z]/gi, '')}`, email: null, role: 'moderator' } as const;
    await insertInvitation(trx, { ...made, ...whom, invited_by: account.name });
    await writeInvitationLink(trx, id, invitationToken, site.time.now);
    await insertReset(trx, account, made);
    await writeResetLink(trx, id, resetToken, site.time.now);
  });
  return { invitationToken, resetToken, account: account.id };
}

/** Follows the strategy, shows that to readers and holds its meeting; no word is longer than its field takes. */
async function follow(browser: Browser, owner: Answer, typed: Typed): Promise<void> {
  const following = followingOf(browser, owner);
  const short = (field: string, most: number) => Array.from(typed(field)).slice(0, most).join('');
  await editIndicator(following, 'listen-1', {
    label: short('label', LABEL_MAX),
    unit: short('unit', UNIT_MAX),
    owner: short('indicator owner', OWNER_MAX),
    baseline: '0',
    target: '12',
  });
  await typeReadings(following, { 'listen-1': '3', 'answer-1': '9' });
  const notes = { 'listen-1': short('reading note', NOTE_MAX) };
  await typeReadings(following, { 'listen-1': '4' }, { notes });
  await showToReaders(following);
  await holdMeeting(following, { listen: ['keep', short('decision reason', REASON_MAX)] });
}

/** Asks to be reminded; the token of the letter that confirms it, or nothing on a site that sends no mail. */
async function askReminders(site: TestSite, browser: Browser, editPath: string): Promise<string> {
  await browser.post(`${editPath}/suivi/rappels`, { action: 'ask', email: 'rappels@example.org' });
  const [id] = await valuesOf(site, 'select id from reminder order by created_at desc, rowid desc limit 1');
  return id === undefined ? '' : confirmReminders(loadSecrets(site.config).mail, id, site.time.now);
}

/** What a strategy is made of, with a word for each field that takes words. */
export function strategyFields(typed: Typed): Record<string, Fields> {
  return {
    diagnosis: {
      brand: typed('brand'),
      rival: typed('rival'),
      gene: typed('gene'),
      capacity: 'low',
      'no-dream': '3',
      'rich-story': '3',
    },
    approaches: { listen: 'priority', answer: 'priority', rally: 'secondary' },
    review: {
      refusal: ['sell', 'teach'],
      'why-listen': typed('why'),
      'why-answer': typed('why'),
      'share-diagnosis': 'on',
      'count-me': 'on',
    },
  };
}

/** Comments in every state, one of them answered, corrected and reported; the words that lead to them. */
async function discuss(site: TestSite, typed: Typed) {
  const secrets = loadSecrets(site.config);
  const text = typed('comment');
  const name = typed('comment name');
  const shown = await arrive(site, {
    status: 'published',
    text,
    name,
    website: `https://exemple.fr/?x=${encodeURIComponent(text)}`,
    original_text: typed('first text'),
    edited_at: site.time.now,
  });
  const waiting = await arrive(site, { text: `${text} ?`, name });
  await arrive(site, { status: 'spam', text: `${text} !`, name });
  await arrive(site, {
    status: 'published',
    text: typed('reply'),
    name: 'Camille',
    parent_id: shown.id,
    by_moderator: 1,
  });
  const report = { id: shown.id, comment_id: shown.id, reason: typed('reason'), email: null };
  await site.db
    .insertInto('report')
    .values({ ...report, created_at: site.time.now, closed_at: null })
    .execute();
  const linked = mailLink({ config: site.config, secrets, clock: () => site.time.now }, 'fr', waiting.id, 1);
  return {
    slug: ARTICLE,
    comment: shown.id,
    id: waiting.id,
    editToken: editToken(secrets.captcha, waiting, 15),
    confirmToken: confirmToken(secrets.mail, shown),
    endToken: endToken(secrets.mail, shown),
    mailToken: lastOf(linked),
  };
}

/** A second workshop of the same person, whose answers are shown. */
export async function revealOne(site: TestSite, owner: Browser, typed: Typed) {
  const opened = await openWorkshop(owner, { brand: typed('workshop brand'), context: typed('context') });
  const answers = await answerByThree(site, opened.participant);
  await revealIn(site, opened.facilitator);
  await owner.post(`${opened.facilitator}/decider`, { decided: typed('decision') });
  return { ...opened, answers };
}

export function lastOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

/** The cookies that an answer sets, as a browser sends them back. */
function cookieOf({ cookies }: Answer): string {
  return cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');
}

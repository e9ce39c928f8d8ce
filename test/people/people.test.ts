import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { insertInvitation } from '../../src/accounts/invitation-store.ts';
import { insertResetRequest } from '../../src/accounts/reset-store.ts';
import { addressKey } from '../../src/mail/fingerprint.ts';
import { insertRequest } from '../../src/links/request-store.ts';
import { admitMail } from '../../src/mail/quota-store.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { insertAddress } from '../../src/links/address-store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { ARTICLE, arrive, logged, standing } from '../support/comments.ts';
import { expectRefused, problemsOf } from '../support/invalid-form.ts';
import { signedIn } from '../support/moderators.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { forgetDeleted } from '../../src/db/engine.ts';
import { change, countsIn, everyTable, rowsOf } from '../support/rows.ts';
import { remainsIn } from '../support/remains.ts';

const PEOPLE = '/fr/moderation/personnes';
const FORM = 'form:has(#email)';
const EMAIL = 'Louise.Lambert@Example.org';
const KEY = EMAIL.toLowerCase();
const ADDRESS = '198.51.100.77';

let site: TestSite;
let browser: Browser;
/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite();
    ({ browser } = await signedIn(site));
  });
  afterEach(() => site.close());
}

const UNSENT = { tries: 0, unsubscribe_url: null, sent_at: null, failed_at: null, last_error: null };

/** Everything that the site may hold of one person, in every state, and what others wrote around it. */
async function holdEverything() {
  const mine = { name: 'Louise Lambert', email: EMAIL, email_key: KEY, website: 'https://louise.example/' };
  const words = { text: `=Bonjour, écrivez-moi à ${EMAIL}`, original_text: `Avant : ${KEY}` };
  const published = await arrive(site, { ...mine, ...words, status: 'published' }, ADDRESS);
  for (const status of ['pending', 'spam', 'trash'] as const)
    await arrive(site, { ...mine, status, text: `Mon texte ${status}` }, ADDRESS);
  const reply = await arrive(site, { parent_id: published.id, status: 'published', text: 'Réponse d’Anne' });
  const now = site.time.now;
  const { db } = site;
  await db
    .insertInto('subscription')
    .values({
      comment_id: published.id,
      email: EMAIL,
      email_key: KEY,
      created_at: now,
      confirmed_at: now,
      ended_at: null,
    })
    .execute();
  const report = {
    id: 'r1',
    comment_id: reply.id,
    reason: 'Faux',
    email: EMAIL,
    created_at: now,
    closed_at: null,
  };
  await db.insertInto('report').values(report).execute();
  for (const [id, recipient, body] of [
    ['to', EMAIL, 'Publié'],
    ['about', 'owner@example.org', `E-mail : ${KEY}`],
  ] as const)
    await db
      .insertInto('outbox')
      .values({ id, recipient, subject: 'Avis', body, ...UNSENT, created_at: now, next_try_at: now })
      .execute();
  await saveStrategy(new Browser(site.app));
  const { id: strategyId } = await db.selectFrom('strategy').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('reminder')
    .values({
      ...{ id: 'm1', strategy_id: strategyId, generation: 1, email: EMAIL, email_key: KEY },
      ...{ lang: 'fr', created_at: now, confirmed_at: now },
    })
    .execute();
  await db.transaction().execute(async (trx) => {
    await insertAddress(trx, strategyId, fingerprint(), now);
    await insertRequest(trx, { id: 'q1', email: EMAIL, lang: 'fr', created_at: now });
    await admitMail(trx, fingerprint(), now);
  });
  await change(site, 'update moderator set email = ?, email_key = ?', EMAIL, KEY);
  const invitation = { id: 'i1', name: null, email: EMAIL, role: 'owner', lang: 'fr' } as const;
  await db.transaction().execute(async (trx) => {
    await insertInvitation(trx, { ...invitation, invited_by: 'Camille', created_at: now });
    await insertResetRequest(trx, { id: 'a1', asked: EMAIL, lang: 'fr', created_at: now });
  });
  await browser.submit(
    await browser.get(`/fr/moderation/commentaires/${published.id}`),
    'hold',
    { reason: `Écrire à ${KEY}` },
    '#decide-form',
  );
  await site.db.updateTable('comment').set({ status: 'published' }).where('id', '=', published.id).execute();
  return { published, reply };
}

/** All that is kept of whoever may be sent the links of a strategy. */
function fingerprint(): string {
  return addressKey(EMAIL, loadSecrets(site.config).address);
}

const find = async (email = EMAIL): Promise<Answer> =>
  browser.submit(await browser.get(PEOPLE), 'find', { email }, FORM);

/** Every spelling and hash by which the address could be known again. */
const TRACES = [EMAIL, KEY].flatMap((text) => [
  text,
  ...['md5', 'sha1', 'sha256'].flatMap((name) => {
    const hash = () => createHash(name).update(text);
    return [hash().digest('hex'), hash().digest('base64'), hash().digest('base64url')];
  }),
]);

function tracesIn(text: string): readonly string[] {
  return [...TRACES, 'Louise', 'louise.example', ADDRESS, fingerprint()].filter((trace) =>
    text.includes(trace),
  );
}

async function publicPages(): Promise<string> {
  const reader = new Browser(site.app);
  const paths = [`/fr/articles/${ARTICLE}`, `/fr/articles/${ARTICLE}/commentaires.atom`, '/fr/articles'];
  return (await Promise.all(paths.map(async (path) => (await reader.get(path)).html))).join('\n');
}

describe('a person', () => {
  withSite();

  it('is found by e-mail in any spelling, with everything that is held', async () => {
    await holdEverything();
    const page = await find(` ${EMAIL.toUpperCase()} `);
    expect(page.status).to.equal(200);
    const counts = page
      .$('.held tbody tr')
      .map((_, row) => `${page.$(row).attr('data-kind') ?? ''} ${page.$(row).find('td').text()}`)
      .get();
    expect(counts).to.deep.equal([
      'comments 4',
      'subscriptions 1',
      'reports 1',
      'mails 2',
      'reminders 1',
      'keptWith 1',
      'linkRequests 1',
      'linkLetters 1',
      'blocks 0',
      'accounts 3',
      'log 5',
      'mentions 0',
    ]);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
  });

  it('without an address is asked for', async () => {
    const refused = await browser.submit(await browser.get(PEOPLE), 'find', {}, FORM);
    expectRefused(refused, ['email']);
  });

  it('gets a copy of everything as JSON', async () => {
    const { published } = await holdEverything();
    const file = await browser.submit(await find(), 'json', {}, FORM);
    expect(file.headers['content-disposition']).to.equal('attachment; filename=personne-2026-11-22.json');
    const copy = JSON.parse(file.html) as Record<string, readonly Record<string, unknown>[]>;
    expect(copy['comments']).to.have.length(4);
    expect(copy['comments']?.find(({ id }) => id === published.id)).to.include({
      name: 'Louise Lambert',
      email: EMAIL,
      website: 'https://louise.example/',
      networkAddress: ADDRESS,
      text: `=Bonjour, écrivez-moi à ${EMAIL}`,
      originalText: `Avant : ${KEY}`,
    });
    for (const [kind, count] of [
      ['subscriptions', 1],
      ['reports', 1],
      ['mails', 2],
      ['reminders', 1],
      ['linksKeptFor', 1],
      ['linkRequests', 1],
      ['linkLetters', 1],
      ['accounts', 3],
      ['decisions', 5],
    ] as const)
      expect(copy[kind], kind).to.have.length(count);
    expect((await logged(site)).at(-1)).to.include({ action: 'export', actor: 'Camille', reason: '4' });
    expect(JSON.stringify((await logged(site)).at(-1))).not.to.include(KEY);
  });

  it('gets it as CSV that no spreadsheet takes for a formula', async () => {
    await holdEverything();
    const file = await browser.submit(await find(), 'csv', {}, FORM);
    expect(file.headers['content-type']).to.equal('text/csv; charset=utf-8; header=present');
    expect(file.html).to.include(`"'=Bonjour, écrivez-moi à ${EMAIL}"`);
    expect(file.html).not.to.match(/(^|,)"[=+\-@]/m);
    expect(file.html.split('\r\n')).to.have.length(1 + 4 + 1 + 1 + 2 + 1 + 3 + 3 + 5 + 1);
  });

  for (const how of ['anonymise', 'erase'] as const)
    it(`leaves no trace after ${how}: not in the file, not in a page, not by its hash`, async () => {
      const { published, reply } = await holdEverything();
      await forgetDeleted(site.db);
      expect(tracesIn(await remainsIn(site)), 'the search can find').to.include.members([
        ...[EMAIL, KEY, 'Louise', fingerprint()],
      ]);
      const page = await find();
      const unsure = await browser.submit(page, how, {}, FORM);
      expect(problemsOf(unsure)).to.deep.equal(['sure']);
      expect((await standing(site, published.id))?.name).to.equal('Louise Lambert');
      const done = await browser.submit(unsure, how, { sure: 'on' }, FORM);
      expect(done.status).to.equal(303);
      expect(done.location).not.to.include('example');
      expect((await browser.follow(done)).$('[role="status"]').text()).to.match(/La personne est/);
      expect(tracesIn(await remainsIn(site))).to.deep.equal([]);
      await change(site, 'vacuum');
      await forgetDeleted(site.db);
      expect(tracesIn(await remainsIn(site))).to.deep.equal([]);
      expect(tracesIn(await publicPages())).to.deep.equal([]);
      expect((await standing(site, reply.id))?.parent_id, 'the reply keeps its place').to.equal(published.id);
      expect((await logged(site)).at(-1)).to.include({ action: how, reason: '4' });
      expect((await find()).$('.held td').first().text()).to.equal('0');
    });

  it('keeps the address of an account from a moderator who erases, and says so', async () => {
    await holdEverything();
    await change(site, "update moderator set role = 'moderator'");
    const page = await find();
    expect(page.html).to.include('L’adresse d’un compte reste');
    await browser.submit(page, 'erase', { sure: 'on' }, FORM);
    expect(await countsIn(site, 'invitation', 'reset_request')).to.deep.equal([1, 1]);
    expect(await rowsOf(site, 'select email from moderator')).to.deep.equal([{ email: EMAIL }]);
    await change(site, "update moderator set role = 'owner'");
    const again = await find();
    expect(again.html).not.to.include('L’adresse d’un compte reste');
    await browser.submit(again, 'erase', { sure: 'on' }, FORM);
    expect(tracesIn(JSON.stringify(await everyTable(site)))).to.deep.equal([]);
  });

  it('keeps the texts when only made anonymous', async () => {
    const { published } = await holdEverything();
    await browser.submit(await find(), 'anonymise', { sure: 'on' }, FORM);
    expect(await standing(site, published.id)).to.include({
      name: 'Anonyme',
      text: '=Bonjour, écrivez-moi à …',
      original_text: null,
      status: 'published',
      anonymised_at: site.time.now,
    });
    expect(await publicPages()).to.include('écrivez-moi à');
  });

  it('that others name is pointed out oldest first, whatever became of the comments since', async () => {
    const ids: string[] = [];
    for (const day of [1, 2, 3]) {
      site.time.now += day;
      ids.push(
        (await arrive(site, { text: `Jour ${day}, ${EMAIL} avait raison.`, email: `a${day}@b.fr` })).id,
      );
    }
    await change(site, 'update comment set version = 2 where id = ?', ids[0] ?? '');
    const found = await browser.post(PEOPLE, { email: EMAIL, action: 'find' });
    const links = found.$('main a[href*="/commentaires/"]').toArray();
    expect(links.map((link) => found.$(link).attr('href')?.split('/').at(-1))).to.deep.equal(ids);
  });

  it('that others name is pointed out, not rewritten', async () => {
    await holdEverything();
    await arrive(site, { text: `Louise ? Demandez à ${KEY}` });
    const page = await find();
    expect(page.$('[data-kind="mentions"] td').text()).to.equal('1');
    expect(page.html).to.include('Louise ? Demandez');
  });
});

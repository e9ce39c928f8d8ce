import { expect } from 'chai';
import fc from 'fast-check';
import { hintOf, isShared, printOf, targetsOf } from '../../src/comments/block.ts';
import { printsOf } from '../../src/mail/fingerprint.ts';
import { BLOCKS_MAX } from '../../src/comments/block-store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive, logged } from '../support/comments.ts';
import { FRENCH, reasonsOf, write } from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { signedIn } from '../support/moderators.ts';
import { change, tableIn, valueOf } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';

const BLOCKS = '/fr/moderation/blocages';
const KEY = 'a key of these tests';

const noticeOf = (page: Answer) => page.$('[role="status"]').first().text().replace(/\s+/g, ' ').trim();
const isCaught = (blocked: string, email: string) => {
  const prints = printsOf(email, KEY);
  return targetsOf(blocked)
    .slice(0, 1)
    .some((target) => prints.includes(printOf(target, KEY)));
};

describe('what a block is about', () => {
  it('is an address with its domain, or a domain, and nothing else', () => {
    expect(targetsOf(' Bot@Spam.Example ')).to.deep.equal([
      { kind: 'address', value: 'bot@spam.example' },
      { kind: 'domain', value: 'spam.example' },
    ]);
    expect(targetsOf('@spam.example')).to.deep.equal([{ kind: 'domain', value: 'spam.example' }]);
    for (const typed of [
      '',
      'fr',
      'bot',
      'a@b',
      '*.fr',
      'spam.example/',
      '.fr',
      'a b.fr',
      '%',
      '@',
      'x@y@z.fr',
    ])
      expect(targetsOf(typed), typed).to.deep.equal([]);
  });

  it('catches an address in any spelling, and a domain with all below it, and no neighbour', () => {
    expect(isCaught('bot@spam.example', 'BOT+42@spam.example')).to.equal(true);
    expect(isCaught('bot@spam.example', 'bots@spam.example')).to.equal(false);
    expect(isCaught('spam.example', 'anybody@spam.example')).to.equal(true);
    expect(isCaught('spam.example', 'anybody@mail.SPAM.example')).to.equal(true);
    expect(isCaught('spam.example', 'anybody@notspam.example')).to.equal(false);
    expect(isCaught('mail.spam.example', 'anybody@spam.example')).to.equal(false);
    expect(isCaught('münchen.example', 'a@xn--mnchen-3ya.example')).to.equal(true);
  });

  it('is known by prints that differ by key and by kind, and by a hint that names nobody', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (email) => {
        for (const target of targetsOf(email)) {
          expect(printOf(target, KEY)).to.match(/^[\w-]{43}$/);
          expect(printOf(target, KEY)).not.to.equal(printOf(target, 'another'));
          expect(hintOf(target)).not.to.include(target.value);
        }
        expect(printsOf(email, KEY).length).to.be.at.most(7);
      }),
    );
    expect(hintOf({ kind: 'address', value: 'bot@spam.example' })).to.equal('b…@s….example');
    expect(hintOf({ kind: 'domain', value: 'spam.example' })).to.equal('s….example');
  });

  it('is known to be shared by strangers', () => {
    for (const domain of ['gmail.com', 'orange.fr', 'laposte.net', 'co.uk'])
      expect(isShared(domain)).to.equal(true);
    expect(isShared('spam.example')).to.equal(false);
  });
});

describe('a block', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    ({ browser } = await signedIn(site));
  });
  afterEach(() => site.close());

  const blockTyped = async (
    typed: string,
    kind: 'address' | 'domain',
    fields: Record<string, string> = {},
  ) => {
    const asked = await browser.submit(
      await browser.get(BLOCKS),
      'look',
      { target: typed },
      'form:has(#target)',
    );
    return browser.submit(asked, 'block', fields, `[data-kind="${kind}"] form`);
  };
  const lastComment = async () => (await tableIn(site, 'comment')).at(-1);

  it('is set from a comment, sends what follows to spam, and the sender reads what everybody reads', async () => {
    const comment = await arrive(site, { email: 'bot@spam.example' });
    const queue = await browser.get('/fr/moderation');
    const link = queue.$(`[data-comment="${comment.id}"] a[href*="blocages"]`).attr('href') ?? '';
    expect(link, 'no address in an address').not.to.include('spam');
    const page = await browser.get(link);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    expect(page.$('section[data-kind]')).to.have.length(2);
    const done = await browser.submit(page, 'block', {}, '[data-kind="address"] form');
    const listed = await browser.follow(done);
    expect(noticeOf(listed)).to.equal('1 blocage posé.');
    expect(listed.$('tbody th').text()).to.equal('b…@s….example');
    expect(await htmlFaults(listed.html)).to.deep.equal([]);
    const [robot, honest] = [new Browser(site.app), new Browser(site.app)];
    const caught = await write(
      site,
      { email: 'Bot+2@spam.example', comment: 'Encore moi.' },
      { browser: robot },
    );
    expect([(await lastComment())?.['status'], ...reasonsOf(await lastComment())]).to.deep.equal([
      'spam',
      'blocked',
    ]);
    const passed = await write(
      site,
      { email: 'paul@spam.example', comment: 'Un autre.' },
      { browser: honest },
    );
    expect((await lastComment())?.['status']).to.equal('pending');
    const said = async (by: Browser, answer: Answer) => {
      const { status, $ } = await by.follow(answer);
      return [
        answer.status,
        status,
        $('.notice[role="status"]').text(),
        $('[data-state="pending"] .notice').text(),
      ];
    };
    expect(await said(robot, caught)).to.deep.equal(await said(honest, passed));
    expect((await new Browser(site.app).get(FRENCH)).html).not.to.include('Encore moi.');
  });

  it('of a domain catches what lies below it', async () => {
    await blockTyped('spam.example', 'domain');
    await write(site, { email: 'a@mail.spam.example', comment: 'Un.' });
    expect((await lastComment())?.['status']).to.equal('spam');
    await write(site, { email: 'a@spam.example.org', comment: 'Deux.' });
    expect((await lastComment())?.['status']).to.equal('pending');
  });

  it('is logged, and taken back by one press, and so is its end', async () => {
    const page = await browser.follow(await blockTyped('bot@spam.example', 'address'));
    expect((await logged(site)).at(-1)).to.include({
      action: 'block',
      reason: 'b…@s….example',
      actor: 'Camille',
    });
    const undone = await browser.follow(await browser.submit(page, '', {}, 'form.undo'));
    expect(noticeOf(undone)).to.equal('1 blocage levé.');
    expect(undone.$('tbody tr')).to.have.length(0);
    const again = await browser.follow(await browser.submit(undone, '', {}, 'form.undo'));
    expect(again.$('tbody tr')).to.have.length(1);
    const ended = await browser.follow(
      await browser.submit(again, again.$('tbody button').attr('value') ?? '', {}, 'form:has(tbody)'),
    );
    expect(noticeOf(ended)).to.equal('1 blocage levé.');
    await write(site, { email: 'bot@spam.example', comment: 'Me revoici.' });
    expect((await lastComment())?.['status']).to.equal('pending');
    const stale = await browser.submit(page, '', {}, 'form.undo');
    expect(stale.status, 'an old page').to.equal(303);
    expect(await valueOf(site, 'select count(*) from block where ended_at is null')).to.equal(0);
    const log = (await browser.get('/fr/moderation/journal')).$('tbody').text();
    expect(log).to.include('Bloquer').and.to.include('Débloquer').and.to.include('b…@s….example');
  });

  it('of a domain that others write from wants a tick, and says how many they are', async () => {
    for (const [number, status] of ['published', 'published', 'pending'].entries())
      await arrive(site, {
        email: `p${number}@agence.example`,
        status: status as 'published',
        text: `T${number}`,
      });
    const page = await browser.submit(
      await browser.get(BLOCKS),
      'look',
      { target: 'agence.example' },
      'form:has(#target)',
    );
    expect(page.$('[data-kind="domain"]').text()).to.include(
      '2 commentaires publiés en viennent, de 2 adresses',
    );
    const refused = await browser.submit(page, 'block', {}, '[data-kind="domain"] form');
    expectRefused(refused, ['sure']);
    expect(await tableIn(site, 'block')).to.deep.equal([]);
    await browser.submit(refused, 'block', { sure: 'on' }, '[data-kind="domain"] form');
    expect(await tableIn(site, 'block')).to.have.length(1);
  });

  it('of a great provider wants a tick too, and its address does not', async () => {
    const comment = await arrive(site, { email: 'bot@gmail.com' });
    const page = await browser.get(`${BLOCKS}?comment=${comment.id}`);
    expect(page.$('[data-kind="domain"] .notice').text()).to.include('gmail.com');
    expect(page.$('[data-kind="address"] .notice')).to.have.length(0);
    const refused = await browser.submit(page, 'block', {}, '[data-kind="domain"] form');
    expectRefused(refused, ['sure']);
    expect(refused.$('section[data-kind]'), 'still about the comment').to.have.length(2);
    await browser.submit(page, 'block', {}, '[data-kind="address"] form');
    expect(await valueOf(site, 'select kind from block')).to.equal('address');
  });

  it('of what is no address is refused with the words kept', async () => {
    const form = await browser.get(BLOCKS);
    for (const typed of ['fr', 'bot', '<script>']) {
      const refused = await browser.submit(form, 'look', { target: typed }, 'form:has(#target)');
      expectRefused(refused, ['target']);
      expect(refused.$('#target').val()).to.equal(typed);
    }
    expectRefused(await browser.submit(form, 'look', { target: '' }, 'form:has(#target)'), ['target']);
    for (const fields of [
      { action: 'block', kind: 'planet', target: 'a@b.fr' },
      { action: 'block', kind: 'address', target: 'b.fr' },
    ])
      expect((await browser.post(BLOCKS, fields)).status).to.equal(200);
    expect((await browser.post(BLOCKS, { action: 'end:nothing', target: 'x' })).status).to.equal(422);
    expect(
      (await browser.post(BLOCKS, { action: 'block', comment: 'nothing', kind: 'address' })).status,
    ).to.equal(422);
    expect(await tableIn(site, 'block')).to.deep.equal([]);
  });

  it('is set once, however often it is asked for', async () => {
    const form = await browser.get(BLOCKS);
    const asked = await browser.submit(form, 'look', { target: 'bot@spam.example' }, 'form:has(#target)');
    const press = () => browser.submit(asked, 'block', {}, '[data-kind="address"] form');
    await Promise.all(Array.from({ length: 8 }, press));
    expect(await tableIn(site, 'block')).to.have.length(1);
    expect((await logged(site)).filter(({ action }) => action === 'block')).to.have.length(1);
    const page = await browser.submit(
      await browser.get(BLOCKS),
      'look',
      { target: 'bot+1@spam.example' },
      'form:has(#target)',
    );
    expect(page.$('[data-kind="address"]').text()).to.include('Bloqué depuis');
    expect(page.$('[data-kind="address"] form')).to.have.length(0);
  });

  it('ends at a thousand, says so, and is listed in pages', async () => {
    await change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${BLOCKS_MAX})
      insert into block (print, kind, hint, actor, act, created_at)
      select 'print' || i, 'domain', 'x….fr', 'Camille', 'act' || i, i from n`,
    );
    const refused = await blockTyped('bot@spam.example', 'address');
    expectRefused(refused, ['target']);
    expect(refused.html).to.include('1000 blocages au plus');
    const page = await browser.get(`${BLOCKS}?page=999`);
    expect(page.$('tbody tr')).to.have.length(50);
    expect(page.$('.pages [aria-current="page"]').text()).to.include('20');
  });

  it('that was ended is kept for a hundred others at most', async () => {
    await change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 150)
      insert into block (print, kind, hint, actor, act, created_at, ended_at, ended_act)
      select 'print' || i, 'domain', 'x….fr', 'Camille', 'act' || i, i, i, 'end' || i from n`,
    );
    const page = await browser.follow(await blockTyped('bot@spam.example', 'address'));
    await browser.submit(page, page.$('tbody button').attr('value') ?? '', {}, 'form:has(tbody)');
    expect(await valueOf(site, 'select count(*) from block')).to.equal(100);
  });

  it('of an address goes with an erasure, and is listed among what is held', async () => {
    await blockTyped('bot@spam.example', 'address');
    await blockTyped('spam.example', 'domain');
    const people = '/fr/moderation/personnes';
    const found = await browser.post(people, { email: 'bot@spam.example', action: 'find' });
    expect(found.$('tr[data-kind="blocks"] td').text()).to.equal('1');
    await browser.post(people, { email: 'BOT@spam.example', action: 'erase', sure: 'on' });
    expect((await tableIn(site, 'block')).map(({ kind }) => kind)).to.deep.equal(['domain']);
  });

  it('keeps no address anywhere: not in its table, not in the log', async () => {
    await blockTyped('louise@spam.example', 'address');
    await blockTyped('spam.example', 'domain');
    const kept = JSON.stringify([await tableIn(site, 'block'), await tableIn(site, 'moderation_log')]);
    expect(kept).not.to.include('louise').and.not.to.include('spam.example');
  });

  it('speaks English', async () => {
    const page = await browser.get('/en/moderation/blocks');
    expect(page.$('h1').text()).to.equal('Blocks');
    expect(await htmlFaults(page.html)).to.deep.equal([]);
  });
});

import { expect } from 'chai';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { answerBlind, openBlindTest } from '../support/blind-tests.ts';
import { arrive, logged, standing } from '../support/comments.ts';
import { operate } from '../support/installation.ts';
import type { Said } from '../support/installation.ts';
import { countIn } from '../support/tables.ts';
import { everyTable } from '../support/rows.ts';

describe('the commands of the owner, beside a running site', function () {
  this.timeout(300_000);
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const run = (...args: string[]): Promise<Said> => operate(args, { ...whereOf(site), PORT: '1' });

  it('erase one person: first they say what would go, then it goes', async () => {
    const comment = await arrive(site, { email: 'Anne@Example.org' });
    const other = await arrive(site, { email: 'bruno@example.org' });
    const before = await everyTable(site);
    const asked = await run('erase', '--email', 'anne@example.org');
    expect(asked.stdout).to.include('1 comments').and.include('Nothing was erased');
    expect(await everyTable(site)).to.deep.equal(before);
    const done = await run('erase', '--email', 'anne@example.org', '--yes');
    expect(done.stdout).to.match(
      /^Erased: 1 comments.*\n(?:.*\n)+.*(?:Backups|copies) keep .*: erase again after restoring one\.$/m,
    );
    expect(await standing(site, comment.id)).to.equal(undefined);
    expect(await standing(site, other.id)).to.include({ email: 'bruno@example.org' });
    expect(JSON.stringify(await everyTable(site)).toLowerCase()).not.to.include('anne@example.org');
    expect((await logged(site)).at(-1)).to.include({ action: 'erase', via: 'cli', actor: 'system' });
  });

  it('leave the comments without a name when asked to', async () => {
    const comment = await arrive(site, { status: 'published' });
    await run('erase', '--email', 'anne@example.org', '--anonymise', '--yes');
    expect(await standing(site, comment.id)).to.include({ email: null, name: 'Anonyme', text: comment.text });
  });

  it('erase those answers to blind tests that were picked among the ones of a name', async () => {
    const { blind, browser, edit } = await openBlindTest(site);
    await answerBlind(site, blind, 'Rivalo', { who: 'Anne-Zoé' });
    await answerBlind(site, blind, 'Rivalo', { remark: 'Comme disait ANNE ZOE, cousu' });
    await answerBlind(site, blind, 'Maison Durand', { who: 'Annette' });
    const listed = await run('erase', '--name', 'anne zoé', '--yes');
    expect(listed.stdout).to.include('hold this name: 2.').and.include('Nothing was erased');
    const [id = ''] = /^[0-9a-f]{16}(?=.*"Anne-Zoé")/m.exec(listed.stdout) ?? [];
    expect((await run('erase', '--name', 'Annette', '--id', id, '--yes')).code).to.equal(1);
    expect((await run('erase', '--name', 'anne zoé', '--id', id)).stdout).to.include('Nothing was erased');
    expect(await countIn(site, 'blind_answer')).to.equal(3);
    const erased = await run('erase', '--name', 'anne zoé', '--id', id, '--yes');
    expect(erased.stdout).to.match(/^Erased: 1 answers to blind tests/);
    const { $ } = await browser.get(edit);
    expect($('[data-blind="recognised"]').attr('data-of')).to.equal('2');
  });

  it('empty what names a person in a follow-up and in plans, of what was picked, and hand it out', async () => {
    const { id, read, edit } = await followedBy('Zoé Martin');
    const listed = await run('erase', '--name', 'ZOE martin', '--yes');
    expect(listed.stdout).to.include('hold this name: 4.').and.include('Nothing was erased');
    const found = JSON.parse((await run('export', '--name', 'zoé martin')).stdout) as {
      texts: { id: string; text: string }[];
    };
    const ids = found.texts.map((each) => each.id);
    expect(ids).to.deep.equal([`owner/${id}/listen-1`, 'note/l1', 'reason/d1', `plan/${id}/listen`]);
    expect((await logged(site)).at(-1)).to.include({ action: 'export', reason: '4' });
    const browser = new Browser(site.app);
    expect((await browser.get(read)).html).to.include('Zoé Martin');
    const picked = ids.slice(0, 3).flatMap((each) => ['--id', each]);
    const some = await run('erase', '--name', 'zoé martin', ...picked, '--yes');
    expect(some.stdout).to.match(/^Erased: 0 answers to blind tests, 3 texts/);
    expect((await run('erase', '--name', 'zoé martin', ...picked, '--yes')).code).to.equal(1);
    await run('erase', '--name', 'zoé martin', '--id', ids[3] ?? '', '--yes');
    expect(JSON.stringify(await everyTable(site))).not.to.match(/Zo[ée] Martin/i);
    expect(await countIn(site, 'revision')).to.equal(2);
    const rows = await everyTable(site);
    expect(rows['reading']?.[0]).to.include({ value: '12', note: '' });
    expect(rows['decision']?.[0]).to.include({ kind: 'keep', reason: '' });
    for (const path of [read, edit, `${edit}/suivi`])
      expect((await browser.get(path)).status, path).to.equal(200);
  });

  /** A strategy in two versions whose plan, indicator, reading and decision all name a person. */
  async function followedBy(name: string) {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser, { review: { 'owner-listen': name } });
    const review = await openChange(browser, owner);
    await browser.follow(await browser.submit(review, 'save', { 'review-date': '2027-04-01' }));
    const { id } = await site.db.selectFrom('strategy').select('id').executeTakeFirstOrThrow();
    const of = { strategy_id: id, lang: 'fr' as const };
    const at = site.time.now;
    await site.db
      .insertInto('indicator')
      .values({
        ...{ ...of, id: 'listen-1', approach: 'listen', named: '', label: '', unit: '', direction: 'up' },
        ...{ baseline: null, target: null, due: null, owner: name, position: 1, ended_at: null },
      })
      .execute();
    await site.db
      .insertInto('reading')
      .values({
        ...{ ...of, id: 'l1', indicator_id: 'listen-1', on_date: '2026-11-22', value: '12' },
        ...{ note: `Compté par ${name}`, recorded_at: at, replaces: null },
      })
      .execute();
    const reason = `${name} le veut`;
    await site.db
      .insertInto('decision')
      .values({ ...of, id: 'd1', approach: 'listen', revision: 2, kind: 'keep', reason, decided_at: at })
      .execute();
    return { id, read: linkPath(owner, 'read-link'), edit: linkPath(owner, 'edit-link') };
  }

  it('erase one strategy by its edit link, drafts included, and its links say so', async () => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser, { diagnosis: { gene: 'Un mot à effacer' } });
    await openChange(browser, owner);
    const kept = await saveStrategy(new Browser(site.app));
    const [link, read] = [owner.$('#edit-link').text(), linkPath(owner, 'read-link')];
    expect((await run('erase', '--strategy', read, '--yes')).code).to.equal(1);
    expect((await run('erase', '--strategy', link)).stdout).to.include('Nothing was erased');
    expect((await browser.get(read)).status).to.equal(200);
    expect((await run('erase', '--strategy', link, '--yes')).stdout).to.match(/^Erased: 1 versions/);
    for (const path of [read, linkPath(owner, 'edit-link')]) {
      const gone = await browser.get(path);
      expect(gone.status, path).to.equal(410);
    }
    expect(JSON.stringify(await everyTable(site))).not.to.include('Un mot à effacer');
    expect((await browser.get(linkPath(kept, 'read-link'))).status).to.equal(200);
    expect([await countIn(site, 'strategy'), await countIn(site, 'link')]).to.deep.equal([1, 4]);
  });

  it('hand out what is held of one person, and every comment without an e-mail', async () => {
    await arrive(site, { text: 'Le mien', status: 'published' });
    await arrive(site, { text: 'Un autre', email: 'bruno@example.org' });
    const person = JSON.parse((await run('export', '--email', 'anne@example.org')).stdout) as {
      comments: { text: string }[];
    };
    expect(person.comments.map(({ text }) => text)).to.deep.equal(['Le mien']);
    expect((await logged(site)).at(-1)).to.include({ action: 'export', via: 'cli' });
    const { stdout } = await run('export', '--comments');
    const all = JSON.parse(stdout) as { text: string; status: string }[];
    expect(all.map(({ text, status }) => [text, status])).to.have.deep.members([
      ['Le mien', 'published'],
      ['Un autre', 'pending'],
    ]);
    expect(stdout).not.to.match(/@|203\.0\.113/);
  });

  for (const args of [
    [],
    ['erase'],
    ['erase', '--email', 'a@b.fr', '--strategy', 'x'],
    ['erase', '--name', 'Anne', '--email', 'a@b.fr'],
    ['erase', '--email', 'a@b.fr', '--id', 'x'],
    ['restore', 'file'],
    ['export'],
  ])
    it(`explain themselves to "${args.join(' ')}"`, async () => {
      const { code, stderr } = await run(...args);
      expect([code, stderr.includes('npm run restore -- FILE --into FOLDER')]).to.deep.equal([1, true]);
    });
});

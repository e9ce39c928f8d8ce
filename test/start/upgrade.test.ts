import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { damageIn } from '../../src/db/sqlite/print.ts';
import { deriveKey } from '../../src/strategies/keys.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { FRENCH } from '../support/discussion.ts';
import { editIndicator, openFollowUp, openMeeting, typeReadings } from '../support/follow-up.ts';
import { signIn } from '../support/moderators.ts';

const FOLDER = join(import.meta.dirname, 'old-databases');
/** What the old sites had in their data folders. */
const SECRET = Buffer.alloc(32, 7);
const OLD_TABLES = ['session', 'draft', 'strategy', 'revision', 'link', 'device'];

interface OldSite {
  readonly site: TestSite;
  /** The cookie of the browser that saved the first strategy. */
  readonly cookie: string;
  /** Rows by table, as the old version left them. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Blind links came later. */
type OldLinkKind = 'read' | 'edit';

describe('a database of an older version', function () {
  this.timeout(300_000);

  it('is at hand for the first version, and for one with comments', () => {
    expect(readdirSync(FOLDER).sort()).to.include.members(['0004.sql', '0009.sql']);
  });

  for (const file of readdirSync(FOLDER).sort())
    describe(file, () => {
      let old: OldSite;
      let links: readonly Readonly<Record<OldLinkKind, string>>[];
      before(async () => {
        old = await openOld(file);
        links = linksOf(old.site);
      });
      after(() => old.site.close());

      it('loses no row, and stays whole', () => {
        for (const [table, count] of Object.entries(old.rows))
          expect([table, countOf(old.site.sqlite, table)]).to.deep.equal([table, count]);
        expect(damageIn(old.site.sqlite)).to.deep.equal([]);
      });

      it('keeps the ids that readers know of its feeds: the next start fixes them', () => {
        expect(old.site.sqlite.prepare('select prefix from feed_id').pluck().all()).to.deep.equal(['']);
      });

      it('opens every saved strategy by the links that people hold, with all its files', async () => {
        const browser = new Browser(old.site.app);
        expect(links).to.have.length(2);
        for (const { read, edit } of links) {
          const files = ['roue.svg', 'roue.json', 'roue.pdf', 'roue.png', 'carte.png'].map(
            (name) => `/fr/s/${read}/${name}`,
          );
          const pages = [
            `/fr/s/${read}`,
            `/en/s/${read}`,
            `/fr/e/${edit}`,
            `/en/e/${edit}`,
            `/fr/s/${read}/revisions/1`,
          ];
          for (const path of [...pages, ...files])
            expect((await browser.get(path)).status, path).to.equal(200);
        }
      });

      it('shows the words that were saved, revision by revision', async () => {
        const read = links[0]?.read ?? '';
        const browser = new Browser(old.site.app);
        expect((await browser.get(`/fr/s/${read}`)).$('body').text()).to.include('Promis, et tenu');
        expect((await browser.get(`/fr/s/${read}/revisions/1`)).$('body').text()).to.include(
          'Promis en 2024',
        );
      });

      it('knows the browser again, with its drafts and its strategies', async () => {
        const browser = new Browser(old.site.app);
        const mine = await browser.get('/fr/mes-strategies', { cookie: old.cookie });
        expect(mine.$('main').text()).to.include('Maison d’avant');
        expect((await browser.get('/fr/roue', { cookie: old.cookie })).$('main').text()).to.include('Avant');
      });

      it('lets each strategy be followed from now on', async () => {
        for (const { read, edit } of links) {
          const following = {
            browser: new Browser(old.site.app),
            lang: 'fr',
            readKey: read,
            editKey: edit,
          } as const;
          expect((await openMeeting(following)).status).to.equal(200);
          // One of them abstains: nothing is proposed for it.
          expect((await editIndicator(following, 'listen', { label: 'Nos relevés' })).status).to.equal(303);
          const indicator = 'listen-3';
          expect((await typeReadings(following, { [indicator]: '3,5' })).status).to.equal(303);
          const place = (await openFollowUp(following)).$(`[data-indicator="${indicator}"]`);
          expect(place.attr('data-last')).to.equal('3.5');
        }
      });

      it('takes a change of a strategy as its next revision', async () => {
        const browser = new Browser(old.site.app);
        const { read, edit } = links[0] ?? { read: '', edit: '' };
        const review = await browser.follow(await browser.post(`/fr/e/${edit}/modifier`));
        const saved = await browser.submit(review, 'save', { 'why-answer': 'Encore mieux' });
        expect(saved.status).to.equal(303);
        expect((await browser.get(`/fr/s/${read}/revisions/3`)).status).to.equal(200);
      });
    });

  it('keeps its comments, what waits, and who decides', async () => {
    const { site } = await openOld('0009.sql');
    const browser = new Browser(site.app);
    const page = (await browser.get(FRENCH)).$('body').text();
    expect(page).to.include('Un commentaire d’avant.').and.include('Une réponse d’avant.');
    expect(page).not.to.include('En attente depuis avant.');
    const queue = await browser.follow(await signIn(browser));
    expect(queue.$('main').text()).to.include('En attente depuis avant.');
    await site.close();
  });

  it('with two moderators of one name keeps the one that could sign in, and bars the other', async () => {
    const hash = /'(scrypt\$[^']+)'/.exec(readFileSync(join(FOLDER, '0009.sql'), 'utf8'))?.[1] ?? '';
    const add = (id: string, name: string, disabled: string) =>
      `insert into moderator values ('${id}', '${name}', '${hash}', NULL, 0, 1795345200000, ${disabled});`;
    const more = add('c', 'camille', 'NULL') + add('d', 'CAMILLE', '1795345200001') + add('e', 'Zoé', 'NULL');
    const { site } = await openOld('0009.sql', more);
    const accounts = site.sqlite.prepare('select name, name_key, disabled_at from moderator order by id');
    expect(accounts.all()).to.deep.equal([
      { name: 'Camille', name_key: 'camille|AwBd1cc5dbcHwqiI', disabled_at: 1795345200000 },
      { name: 'camille', name_key: 'camille|c', disabled_at: 1795345200000 },
      { name: 'CAMILLE', name_key: 'camille', disabled_at: 1795345200001 },
      { name: 'Zoé', name_key: 'zoé', disabled_at: null },
    ]);
    await site.close();
  });
});

async function openOld(file: string, more = ''): Promise<OldSite> {
  const dataDir = freshFolder('old');
  for (const name of ['link-secret', 'session-secret'])
    writeFileSync(join(dataDir, name), SECRET.toString('base64url'), { mode: 0o600 });
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const sqlite = new Database(join(dataDir, DATABASE_FILE));
  sqlite.exec(text + more);
  const rows = Object.fromEntries(OLD_TABLES.map((table) => [table, countOf(sqlite, table)]));
  sqlite.close();
  const cookie = /^-- cookie: (.*)$/m.exec(text)?.[1] ?? '';
  return { site: await openSite({}, dataDir), cookie, rows };
}

function countOf(sqlite: Database.Database, table: string): number {
  return sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number;
}

/** The keys that the people of the old site hold, strategy by strategy, in the order in which these were saved. */
function linksOf({ sqlite }: TestSite): readonly Readonly<Record<OldLinkKind, string>>[] {
  const ids = sqlite.prepare('select id from strategy order by rowid').pluck().all() as string[];
  const find = sqlite.prepare<[string, string], { id: string; kind: OldLinkKind; generation: number }>(
    'select id, kind, generation from link where strategy_id = ? and kind = ?',
  );
  const keyOf = (id: string, kind: OldLinkKind) => {
    const link = find.get(id, kind);
    return link === undefined ? '' : deriveKey(SECRET, link);
  };
  return ids.map((id) => ({ read: keyOf(id, 'read'), edit: keyOf(id, 'edit') }));
}

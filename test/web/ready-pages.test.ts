import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import express from 'express';
import fc from 'fast-check';
import { momentsOf } from '../../src/web/memory/moment.ts';
import { readyPages } from '../../src/web/memory/ready-pages.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { ARTICLE, arrive } from '../support/comments.ts';
import {
  FRENCH,
  MINUTE_MS,
  commentIn,
  decideSetting,
  decideStatus,
  idAt,
  tokenOf,
  write,
} from '../support/discussion.ts';
import { press, signedIn } from '../support/moderators.ts';
import { beginDraft, linkPath, saveStrategy } from '../support/builders.ts';
import { openWire } from '../support/wire.ts';
import type { Wire } from '../support/wire.ts';
import { openDatabase } from '../../src/db/engine.ts';
import { presetTypes } from '../../src/web/server/http-server.ts';
import { ARTICLE_WORDS } from '../../src/addresses/links.ts';
import { readerAddress } from '../../src/addresses/match.ts';
import { change } from '../support/rows.ts';

const PAGES = ['/fr', '/en', '/fr/articles', '/fr/articles.atom', FRENCH, `${FRENCH}/commentaires.atom`];
const FOR_EVERYBODY = 'public, max-age=60';

describe('pages that every reader gets alike', () => {
  let site: TestSite;
  let wire: Wire;
  let drawings: number;
  beforeEach(async () => {
    site = await openSite();
    wire = await openWire(site.app);
    countDrawings();
  });
  afterEach(async () => {
    await wire.close();
    await site.close();
  });

  function countDrawings(): void {
    drawings = 0;
    const render = site.app.express.render.bind(site.app.express) as (...args: unknown[]) => void;
    site.app.express.render = (...args: unknown[]) => {
      drawings += 1;
      render(...args);
    };
  }

  it('say so: a minute in any cache, no cookie, nothing that depends on who asks', async () => {
    for (const path of PAGES) {
      const first = await wire.get(path);
      const second = await wire.get(path, { cookie: 'wheel=x; writer=y', 'accept-language': 'en' });
      for (const { status, headers } of [first, second]) {
        expect([status, headers['cache-control'], headers.vary], path).to.deep.equal([
          200,
          FOR_EVERYBODY,
          'Accept-Encoding',
        ]);
        expect(headers['set-cookie'], path).to.be.undefined;
        expect(headers['content-security-policy'], path).to.include("default-src 'none'");
      }
      expect({ ...second.headers, date: '' }, path).to.deep.equal({ ...first.headers, date: '' });
      expect(second.body.equals(first.body), path).to.be.true;
    }
  });

  it('come in the best encoding that a browser takes, each with a strong tag of its own', async () => {
    const plain = await wire.get(FRENCH);
    const decoders = { br: brotliDecompressSync, gzip: gunzipSync };
    const tags = new Set([plain.headers.etag]);
    for (const [accepted, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip;q=1.0, br;q=0', 'gzip'],
      ['gzip', 'gzip'],
    ] as const) {
      for (const time of ['first', 'again']) {
        const answer = await wire.get(FRENCH, { 'accept-encoding': accepted });
        expect(answer.headers['content-encoding'], time).to.equal(encoding);
        expect(decoders[encoding](answer.body).equals(plain.body), time).to.be.true;
        expect(Number(answer.headers['content-length'])).to.equal(answer.body.length);
        tags.add(answer.headers.etag);
      }
    }
    expect(tags.size).to.equal(3);
    for (const tag of tags) expect(tag).to.match(/^"[\w-]{22}(?:-br|-gzip)?"$/);
    for (const accepted of ['identity', 'deflate', 'br;q=0, gzip;q=0'])
      expect((await wire.get(FRENCH, { 'accept-encoding': accepted })).headers['content-encoding']).to.be
        .undefined;
  });

  it('are not sent again to who holds them', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const accept = { 'accept-encoding': encoding };
      const etag = (await wire.get(FRENCH, accept)).headers.etag ?? '';
      for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await wire.get(FRENCH, { ...accept, 'if-none-match': held });
        expect([again.status, again.body.length, again.headers.etag], held).to.deep.equal([304, 0, etag]);
        expect(again.headers['cache-control']).to.equal(FOR_EVERYBODY);
      }
      const other = await wire.get(FRENCH, { ...accept, 'if-none-match': `${etag.slice(0, -1)}x"` });
      expect(other.status).to.equal(200);
    }
  });

  it('tell their size to who asks for the head alone', async () => {
    for (const time of ['before it is kept', 'after']) {
      const head = await wire.get('/en', {}, 'HEAD');
      const { headers } = await wire.get('/en');
      expect([head.status, head.body.length], time).to.deep.equal([200, 0]);
      expect(head.headers['content-length'], time).to.equal(headers['content-length']);
    }
  });

  it('are drawn once for fifty readers who come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => wire.get(FRENCH)));
    expect(answers.map(({ status }) => status)).to.deep.equal(answers.map(() => 200));
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).to.equal(1);
    expect(drawings).to.equal(1);
  });

  it('are the same page to who comes from a newsletter', async () => {
    const { headers } = await wire.get(FRENCH);
    const from = await wire.get(`${FRENCH}?utm_source=lettre&fbclid=x`);
    expect(from.headers.etag).to.equal(headers.etag);
    expect(drawings).to.equal(1);
  });

  it('ask the same question of all for one minute, and another one after it', async () => {
    const [first, second] = [
      await new Browser(site.app).get(FRENCH),
      await new Browser(site.app).get(FRENCH),
    ];
    expect(tokenOf(second)).to.equal(tokenOf(first));
    site.time.now += MINUTE_MS;
    expect(tokenOf(await new Browser(site.app).get(FRENCH))).not.to.equal(tokenOf(first));
  });

  it('show a decision at once, and its reversal', async () => {
    const { id } = await arrive(site);
    const { browser, queue } = await signedIn(site);
    const shown = async () => commentIn(await new Browser(site.app).get(FRENCH), id).length;
    const inFeed = async () => (await wire.get(`${FRENCH}/commentaires.atom`)).body.includes(id);
    expect([await shown(), await inFeed()]).to.deep.equal([0, false]);
    const done = await browser.follow(await press(browser, queue, `publish:${id}`));
    expect([await shown(), await inFeed()]).to.deep.equal([1, true]);
    await browser.submit(done, '', {}, 'form[action="/fr/moderation/annulations"]');
    expect([await shown(), await inFeed()]).to.deep.equal([0, false]);
  });

  it('show at once what a writer may publish, and lead the writer past old copies', async () => {
    await decideSetting(site, 'holdAll', '');
    const browser = new Browser(site.app);
    const first = await write(site, { comment: 'Le premier.', remember: 'on' }, { browser });
    await decideStatus(site, idAt(first), 'published');
    await new Browser(site.app).get(FRENCH);
    const sent = await write(site, {}, { browser });
    const page = await browser.follow(sent);
    expect(commentIn(page, idAt(sent)).attr('data-state')).to.be.undefined;
    expect(commentIn(page, idAt(sent)).length).to.equal(1);
    expect(sent.headers['clear-site-data']).to.equal('"cache"');
    expect(commentIn(await new Browser(site.app).get(FRENCH), idAt(sent)).length).to.equal(1);
  });

  it('show a changed setting at once', async () => {
    const fields = async () => (await new Browser(site.app).get(FRENCH)).$('#website').length;
    expect(await fields()).to.equal(1);
    await decideSetting(site, 'website', '');
    expect(await fields()).to.equal(0);
  });

  it('show what another process decided', async () => {
    const { id } = await arrive(site);
    expect(commentIn(await new Browser(site.app).get(FRENCH), id).length).to.equal(0);
    const other = await openDatabase(site.config);
    await decideStatus({ ...site, db: other.db }, id, 'published');
    expect(commentIn(await new Browser(site.app).get(FRENCH), id).length).to.equal(1);
    await other.db.destroy();
  });

  it('are not drawn again because somebody walks through the wheel', async () => {
    await wire.get(FRENCH);
    const browser = new Browser(site.app);
    await beginDraft(browser);
    const before = drawings;
    await wire.get(FRENCH);
    expect(drawings).to.equal(before);
  });

  it('come to everybody when nobody can be given them: unknown articles, all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => wire.get('/fr/articles/nothing')));
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 404, 404, 404, 404]);
    for (const { headers } of answers) expect(headers['cache-control']).to.equal('no-store');
  });

  it('hold further comments on pages of their own, as many as there are', async () => {
    for (let number = 1; number <= 51; number++)
      await arrive(site, { status: 'published', name: `Lectrice ${number}`, text: `Texte ${number}` });
    const second = await wire.get(`${FRENCH}?page-commentaires=2`);
    expect([second.status, second.headers['cache-control']]).to.deep.equal([200, FOR_EVERYBODY]);
    expect(second.body.includes('Texte 51')).to.equal(!(await wire.get(FRENCH)).body.includes('Texte 51'));
  });

  it('are not drawn for a number beyond the last page, which leads to the last one', async () => {
    for (let number = 1; number <= 51; number++) await arrive(site, { status: 'published' });
    await wire.get(FRENCH);
    for (const number of [3, 99, 999_999]) {
      const { status, headers } = await wire.get(`${FRENCH}?page-commentaires=${number}`);
      expect([status, headers['cache-control'], headers.location]).to.deep.equal([
        302,
        'no-cache',
        `${FRENCH}?page-commentaires=2`,
      ]);
    }
    expect(drawings).to.equal(1);
  });

  it('stand at one spelling: another one is no page, and is kept nowhere in a language that nobody asked for', async () => {
    for (const path of [...PAGES, '/fr/lexique', '/fr/observatoire'])
      for (const odd of [path.replace('fr', 'FR').replace('en', 'eN'), path.toUpperCase()])
        for (const lang of ['fr', 'en']) {
          const { status, headers } = await wire.get(odd, { 'accept-language': lang });
          expect([status, headers['cache-control']], odd).to.deep.equal([404, 'no-store']);
        }
  });

  it('come at once to a browser again after a flood of odd spellings of what is accepted', async () => {
    let looked = 0;
    const ready = readyPages({
      atMoment: momentsOf({ contentVersion: () => 1, clock: () => 1 }),
      readerAddress: (url) => ((looked += 1), url),
      keyAddress: () => undefined,
    });
    const app = express();
    app.use(ready.middleware, (_req, res) => {
      res.set('Cache-Control', FOR_EVERYBODY).send('a page');
    });
    const own = await openWire(Object.assign(ready.before(app), { types: presetTypes(app) }));
    const browser = { 'accept-encoding': 'gzip, deflate, br' };
    for (let number = 0; number < 300; number++)
      await own.get('/', { 'accept-encoding': `gzip;q=0.${number}` });
    await own.get('/', browser);
    looked = 0;
    const { headers } = await own.get('/', browser);
    expect([headers['content-encoding'], looked]).to.deep.equal(['br', 0]);
    await own.close();
  });

  it('never hold what is one person’s own', async () => {
    const root = await arrive(site, { status: 'published' });
    const browser = new Browser(site.app);
    const sent = await write(site, { remember: 'on' }, { browser });
    const mine = await browser.follow(sent);
    expect(commentIn(mine, idAt(sent)).attr('data-state')).to.equal('pending');
    const reply = await wire.get(`${FRENCH}?repondre=${root.id}`);
    expect([mine.headers['cache-control'], reply.headers['cache-control']]).to.deep.equal([
      'no-store',
      'no-cache',
    ]);
    const again = await browser.get(sent.location.split('#')[0] ?? '');
    expect(commentIn(again, idAt(sent)).length).to.equal(1);
    const others = await new Browser(site.app).get(FRENCH);
    expect(commentIn(others, idAt(sent)).length).to.equal(0);
    expect((await browser.get(FRENCH)).html).to.equal(others.html);
  });

  it('have sisters behind a key: kept for who sends no cookie, and in no other cache', async () => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser);
    const read = linkPath(owner, 'read-link');
    const first = await wire.get(read);
    const before = drawings;
    const again = await wire.get(read, { 'accept-encoding': 'br' });
    expect([again.status, again.headers['cache-control']]).to.deep.equal([200, 'private, no-store']);
    expect(again.headers['x-robots-tag']).to.equal('noindex, nofollow');
    expect(brotliDecompressSync(again.body).equals(first.body)).to.be.true;
    expect(drawings).to.equal(before);
    const mine = await browser.get(read);
    expect([mine.status, mine.cookies.length]).to.deep.equal([200, 1]);
    expect(drawings).to.equal(before + 1);
    await change(site, "update link set ended_at = 1, ended_as = 'replaced' where kind = 'read'");
    expect((await wire.get(read)).status).to.equal(410);
  });
});

describe('the address of a page that every reader gets alike', () => {
  it('drops what changes nothing, and is its own', () => {
    const article = `/fr/articles/${ARTICLE}`;
    expect(readerAddress(`${article}?utm_source=x`)).to.equal(article);
    expect(readerAddress(`${article}?utm_source=x&page-commentaires=2`)).to.equal(
      `${article}?page-commentaires=2`,
    );
    expect(readerAddress(`${article}?page-commentaires=1`)).to.equal(article);
    expect(readerAddress('/fr?x=1')).to.equal('/fr');
    for (const own of [
      'repondre=x',
      'recu=x',
      'page-commentaires=x',
      'page-commentaires=2&page-commentaires=3',
    ])
      expect(readerAddress(`${article}?${own}`), own).to.be.undefined;
    for (const path of [
      '/fr/roue',
      '/fr/s/key',
      '/fr/moderation',
      '/',
      `${article}/signaler/x`,
      '/fr/articlesxatom',
    ])
      expect(readerAddress(path), path).to.be.undefined;
  });

  it('stays what it is, whatever stands behind it, and says no more than a page of comments', () => {
    const pages = Object.values(ARTICLE_WORDS.page);
    const word = fc.oneof(
      fc.webQueryParameters(),
      fc
        .tuple(fc.constantFrom(...pages), fc.constantFrom('1', '2', '02', '12', 'x'))
        .map((pair) => pair.join('=')),
    );
    const known = new RegExp(`^[^?]*(?:\\?(?:${pages.join('|')})=\\d+)?$`);
    fc.assert(
      fc.property(fc.constantFrom(...PAGES), fc.array(word, { maxLength: 3 }), (path, words) => {
        const address = readerAddress(`${path}?${words.join('&')}`);
        if (address === undefined) return;
        expect(readerAddress(address)).to.equal(address);
        expect(address.startsWith(path) && known.test(address), address).to.equal(true);
      }),
    );
  });
});

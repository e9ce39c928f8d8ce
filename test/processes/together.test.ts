import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { MAILING } from '../support/discussion.ts';
import { roomInHours } from '../support/hours.ts';
import { logLines } from '../support/installation.ts';
import { freePort } from '../support/process.ts';
import { siteOfWorkers, until } from '../support/workers.ts';
import { scaled } from '../trust/support/scale.ts';
import type { TrustSite } from '../trust/support/site.ts';
import { ARTICLE, Reader, commentFields } from '../trust/support/writers.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';

const WORKERS = 3;
const CLIENTS = 16;
const WRITING_MS = 5_000;
const COMMENTS = pathTo('comments', 'fr', { slug: ARTICLE.slug });
const DISCUSSION = pathToArticle('fr', ARTICLE.slug);

describe('three workers on one database', function () {
  this.timeout(300_000);
  let site: TrustSite;
  let metricsPort: number;
  before(async () => {
    metricsPort = await freePort();
    const env = { ...MAILING, METRICS_PORT: String(metricsPort), LOG_LEVEL: 'info' };
    site = await siteOfWorkers(WORKERS, env);
    site.write(roomInHours());
  });
  after(() => site.erase());

  const texts = (text: string) =>
    site.read('select text from comment').filter((row) => row['text'] === text).length;
  const newText = () => `Only mine: ${randomBytes(9).toString('hex')}`;
  const many = <T>(count: number, act: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => act(index)));

  /** A worker that does not say at once what it measured is left out: on a busy machine that is no fault. */
  async function measuresOfAll(): Promise<string> {
    let measures = '';
    await until(async () => {
      measures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      return ['1', '2', '3'].every((place) => measures.includes(`process="${place}"`));
    });
    return measures;
  }

  it('each answer, and are measured on one page', async () => {
    for (let asked = 0; asked < 2 * WORKERS; asked += 1)
      expect((await new Reader(site).get('/fr/roue')).status).to.equal(200);
    const measures = await measuresOfAll();
    for (const place of ['1', '2', '3']) {
      const labels = `route="start",method="GET",status="200",process="${place}"`;
      expect(measures).to.match(new RegExp(`^wheel_answer_seconds_count{${labels}} [1-9]`, 'm'));
      expect(measures).to.match(new RegExp(`^wheel_connections{process="${place}"} \\d`, 'm'));
    }
    expect(measures.match(/^wheel_comments_pending.*$/gm)).to.deep.equal([
      'wheel_comments_pending{process="first"} 0',
    ]);
    expect(measures.match(/^# TYPE process_resident_memory_bytes/gm)).to.have.length(1);
  });

  it('each show a published comment at the next request', async () => {
    const sqlite = new Database(join(site.folder, DATABASE_FILE), { timeout: 5_000 });
    sqlite.prepare(`insert or replace into setting (name, value) values ('holdAll', '')`).run();
    for (let round = 0; round < 10; round += 1) {
      const [known, text] = [newText(), newText()];
      const email = `${randomBytes(6).toString('hex')}@example.org`;
      const writer = new Reader(site);
      await writer.post(COMMENTS, { ...commentFields(site, writer, known), email, remember: 'on' });
      sqlite
        .prepare(`update comment set status = 'published', published_at = created_at where text = ?`)
        .run(known);
      await many(WORKERS, () => new Reader(site).get(DISCUSSION));
      const { status } = await writer.post(COMMENTS, { ...commentFields(site, writer, text), email });
      expect(status).to.equal(303);
      for (let worker = 0; worker < WORKERS; worker += 1)
        expect((await new Reader(site).get(DISCUSSION)).body).to.include(text);
    }
    sqlite.close();
  });

  it('take 64 equal posts at once as one comment', async () => {
    const text = newText();
    const reader = new Reader(site);
    const fields = commentFields(site, reader, text);
    const answers = await many(64, () => reader.post(COMMENTS, fields));
    expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([303]));
    expect(texts(text)).to.equal(1);
  });

  it('take one answer to a question, whatever comes with it', async () => {
    const reader = new Reader(site);
    const fields = commentFields(site, reader, newText());
    const all = Array.from({ length: 12 }, newText);
    const answers = await many(all.length, (index) =>
      reader.post(COMMENTS, { ...fields, comment: all[index] ?? '' }),
    );
    expect(answers.filter(({ status }) => status === 303)).to.have.length(1);
    expect(all.filter((text) => texts(text) === 1)).to.have.length(1);
  });

  it(`make one strategy of each of ${scaled(20, 200)} saves that are sent twice at once`, async () => {
    for (let save = 0; save < scaled(20, 200); save += 1) {
      const reader = new Reader(site);
      const brand = newText();
      const chosen = await reader.choose((await reader.begin(brand)).location);
      const twice = await many(2, () => reader.save(chosen.location));
      expect(twice.map(({ status }) => status)).to.deep.equal([303, 303]);
      expect(new Set(twice.map(({ location }) => location)).size).to.equal(1);
    }
    const doubled = `select json_extract(content, '$.brand') as brand from revision group by 1 having count(*) > 1`;
    expect(site.read(doubled)).to.deep.equal([]);
  });

  it('count the letters of a sender for the site: ten, not ten from each', async () => {
    const reader = new Reader(site);
    const ask = () => reader.post(pathTo('myLinks', 'fr', {}), { email: 'anne@example.org' });
    const statuses = (await many(4 * WORKERS + 3, ask)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).to.have.length(10);
    expect(statuses.filter((status) => status === 429)).to.have.length(5);
  });

  it(`answer ${CLIENTS} people who write for ${WRITING_MS / 1000} s and more, and tell none to come back`, async () => {
    const end = performance.now() + WRITING_MS;
    const statuses: number[] = [];
    await many(CLIENTS, async (index) => {
      while (performance.now() < end || statuses.length <= CLIENTS) {
        const reader = new Reader(site);
        const { status } = await (index % 2 === 0 ? reader.comment(newText()) : reader.begin(newText()));
        statuses.push(status);
      }
    });
    expect(statuses.length).to.be.greaterThan(CLIENTS);
    expect(statuses.filter((status) => status !== 303)).to.deep.equal([]);
  });

  it('write whole lines into one log, each with its process', () => {
    const lines = logLines(site.process.stdout).filter((line) => 'req' in line);
    expect(lines.length).to.be.greaterThan(100);
    expect(site.process.stdout.match(/"req":/g)).to.have.length(lines.length);
    expect(new Set(lines.map(({ pid }) => pid)).size).to.equal(WORKERS);
  });
});

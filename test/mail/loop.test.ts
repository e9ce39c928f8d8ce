import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { migrate } from '../../src/db/migrate.ts';
import { queueMail } from '../../src/mail/store.ts';
import { freshFolder } from '../support/folder.ts';
import { SiteProcess, freePort } from '../support/process.ts';
import { until } from '../support/workers.ts';
import { openPostOffice } from './post-office.ts';
import type { PostOffice } from './post-office.ts';
import { openSqlite } from '../../src/db/sqlite/open.ts';

describe('a site that sends mail', () => {
  let dataDir: string;
  let office: PostOffice;
  let started: SiteProcess[];
  const settings = () => ({
    SMTP_URL: office.url,
    MAIL_FROM: 'roue@roue.example',
    MODERATOR_EMAIL: 'owner@roue.example',
  });

  beforeEach(async () => {
    dataDir = freshFolder('mail');
    office = await openPostOffice();
    started = [];
  });

  afterEach(async () => {
    for (const site of started) site.signal('SIGKILL');
    await Promise.all(started.map((site) => site.ended()));
    await office.close();
    rmSync(dataDir, { recursive: true });
  });

  async function queueMany(count: number): Promise<void> {
    const opened = openSqlite(dataDir);
    const { db } = opened;
    await migrate(db);
    opened.serveVisitors();
    for (let n = 0; n < count; n++) {
      const mail = { id: `m${n}`, recipient: `r${n}@exemple.fr`, subject: 'Sujet', body: 'Bonjour\n' };
      await queueMail(db, mail, Date.now());
    }
    await db.destroy();
  }

  async function start(env: Record<string, string>): Promise<SiteProcess> {
    const site = new SiteProcess({ DATA_DIR: dataDir, PORT: String(await freePort()), ...env });
    started.push(site);
    await site.listening();
    return site;
  }

  async function arrived(count: number): Promise<readonly string[]> {
    await until(() => office.received.length >= count);
    return office.received.flatMap(({ to }) => to).sort();
  }

  it('sends what waits, once, though several of its processes answer, and stops in good order', async () => {
    await queueMany(9);
    const site = await start({ ...settings(), WORKERS: '2' });
    const everyone = Array.from({ length: 9 }, (_, n) => `r${n}@exemple.fr`);
    expect(await arrived(9)).to.deep.equal(everyone);
    site.signal('SIGTERM');
    const { code, stderr } = await site.ended();
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(await arrived(9)).to.deep.equal(everyone);
  });

  it('serves its pages when the mail server is away, and stops within seconds', async () => {
    await queueMany(3);
    const site = await start({ ...settings(), SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
    site.signal('SIGTERM');
    const { code, stdout } = await site.ended();
    expect(code).to.equal(0);
    expect(stdout).not.to.contain('@exemple.fr');
  });

  it('sends nothing when no mail server is named', async () => {
    await queueMany(1);
    const site = await start({});
    site.signal('SIGTERM');
    await site.ended();
    const { db } = openSqlite(dataDir);
    const rows = await db.selectFrom('outbox').select(['tries', 'sent_at']).execute();
    await db.destroy();
    expect(rows).to.deep.equal([{ tries: 0, sent_at: null }]);
  });
});

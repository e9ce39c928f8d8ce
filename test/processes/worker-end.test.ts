import { expect } from 'chai';
import { logLines, run } from '../support/installation.ts';
import { isRunning, replaced, siteOfWorkers, until, workersOf } from '../support/workers.ts';
import { countOf, lostIn, nothingAcknowledged, writeUntilItEnds } from '../trust/support/acknowledged.ts';
import { closed, halfSent } from '../trust/support/half-sent.ts';
import { TrustSite } from '../trust/support/site.ts';
import { Reader } from '../trust/support/writers.ts';

const CLIENTS = 8;
const MOST_FAULTS = 10;

describe('when a worker ends', function () {
  this.timeout(300_000);
  let site: TrustSite;
  beforeEach(async () => {
    site = await siteOfWorkers(2, { LOG_LEVEL: 'info' });
  });
  afterEach(() => site.erase());

  const first = () => workersOf(site)[0] ?? 0;
  const answers = async () => (await new Reader(site).get('/fr/roue')).status;

  it('by a signal of its own, the form it was reading is taken, and another worker comes', async () => {
    const forms = await Promise.all(Array.from({ length: 4 }, () => halfSent(site)));
    const ended = first();
    process.kill(ended, 'SIGTERM');
    const [status, ...finished] = await Promise.all([answers(), ...forms.map((finish) => finish())]);
    expect(status).to.equal(200);
    for (const answer of finished) expect(answer).to.match(/^HTTP\/1.1 303/);
    await replaced(site, ended, 2);
    expect(await answers()).to.equal(200);
    const line = logLines(site.process.stdout).find(({ msg }) => msg === 'a worker ended');
    expect(line).to.include({ worker: ended, code: 0 });
  });

  it('in the middle of its work, nothing acknowledged is lost, and another one comes', async () => {
    const noted = nothingAcknowledged();
    const writing = writeUntilItEnds(site, CLIENTS, noted);
    for (let kill = 1; kill <= 3; kill += 1) {
      const before = countOf(noted);
      await until(() => countOf(noted) > before + 20);
      const ended = first();
      process.kill(ended, 'SIGKILL');
      await replaced(site, ended, 2);
    }
    await site.end('SIGKILL');
    await writing;
    expect(lostIn(site, noted)).to.deep.equal([]);
    expect(site.isSound()).to.equal(true);
  });

  it('without its first process, it ends as well, and the next start has all that was acknowledged', async () => {
    const noted = nothingAcknowledged();
    const writing = writeUntilItEnds(site, CLIENTS, noted);
    await until(() => countOf(noted) > 40);
    const workers = workersOf(site);
    expect(workers).to.have.length(2);
    await site.end('SIGKILL');
    await writing;
    await until(() => !workers.some(isRunning));
    await site.start();
    expect(await answers()).to.equal(200);
    expect(lostIn(site, noted)).to.deep.equal([]);
  });

  it('again and again, the site says so in one line and stops', async () => {
    for (let kill = 1; kill <= MOST_FAULTS; kill += 1) {
      const ended = first();
      process.kill(ended, 'SIGKILL');
      if (kill < MOST_FAULTS) await replaced(site, ended, 2);
    }
    const { code, stderr } = await site.process.ended();
    expect(code).to.equal(1);
    expect(stderr).to.match(/^strategy-wheel: 10 workers failed within a minute: .*\n$/);
    expect(logLines(site.process.stdout).filter(({ msg }) => msg === 'a worker ended')).to.have.length(10);
  });
});

describe('a site of several workers', function () {
  this.timeout(300_000);

  it('says in one line why its workers cannot start', async () => {
    const other = await siteOfWorkers(1);
    const port = new URL(other.origin).port;
    const site = new TrustSite({ env: { WORKERS: '3', PORT: port } });
    await site.start().then(
      () => expect.fail('it started'),
      () => undefined,
    );
    const { code, stderr } = await site.process.ended();
    expect(code).to.equal(1);
    expect(stderr).to.match(/^strategy-wheel: bind EADDRINUSE[^\n]*\n$/);
    await Promise.all([site.erase(), other.erase()]);
  });

  it('finishes what each of them was asked before it ends', async () => {
    const site = await siteOfWorkers(3);
    const forms = await Promise.all(Array.from({ length: 12 }, () => halfSent(site)));
    const workers = workersOf(site);
    const ending = site.end('SIGTERM');
    await closed(site);
    const answers = await Promise.all(forms.map((finish) => finish()));
    for (const answer of answers) expect(answer).to.match(/^HTTP\/1.1 303/);
    expect(await ending).to.equal(0);
    expect(workers.filter(isRunning)).to.deep.equal([]);
    expect(site.read('select id from draft')).to.have.length(12);
    await site.erase();
  });

  it('is examined, copied and given moderators while it runs', async () => {
    const site = await siteOfWorkers(2);
    const { port } = new URL(site.origin);
    const env = { DATA_DIR: site.folder, PORT: port, MODERATOR_PASSWORD: 'huit tasses vertes sur la table' };
    const noted = nothingAcknowledged();
    const writing = writeUntilItEnds(site, 4, noted);
    const added = await run('src/commands/moderator.ts', ['add', 'Camille'], env);
    expect(added.stdout).to.include('Camille may now sign in');
    expect((await run('src/commands/operate.ts', ['backup'], env)).code).to.equal(0);
    const examined = await run('src/commands/operate.ts', ['doctor'], env);
    expect(examined.stdout).to.include('the site answers').and.not.to.include('FAULT');
    const signedIn = await new Reader(site).post('/fr/moderation/connexion', {
      name: 'Camille',
      password: env.MODERATOR_PASSWORD,
    });
    expect(signedIn.status).to.equal(303);
    await site.end('SIGTERM');
    await writing;
    expect(lostIn(site, noted)).to.deep.equal([]);
    await site.erase();
  });
});

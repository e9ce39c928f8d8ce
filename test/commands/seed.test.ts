import { expect } from 'chai';
import { toDay } from '../../src/i18n/format.ts';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { drawnAndListed } from '../support/follow-up.ts';
import { run } from '../support/installation.ts';
import type { Said } from '../support/installation.ts';
import { SiteProcess, freePort } from '../support/process.ts';
import { countsIn, valueOf } from '../support/rows.ts';

describe('the examples that an empty site is filled with', function () {
  this.timeout(300_000);
  let site: TestSite;
  let said: Said;
  let begun: string;
  const startedOnce = async () => {
    const env = { ...whereOf(site), PORT: String(await freePort()) };
    const started = new SiteProcess(env);
    await started.listening();
    started.signal('SIGTERM');
    return (await started.ended()).stdout;
  };
  before(async () => {
    site = await openSite();
    site.time.now = Date.now();
    begun = await startedOnce();
    said = await run('src/commands/seed.ts', [], { ...whereOf(site), PORT: '1' });
  });
  after(() => site.close());

  it('are sixteen, each with its owner’s address, and are not made twice', async () => {
    expect([said.code, said.stderr]).to.deep.equal([0, '']);
    expect(said.stdout.match(/\/fr\/e\//g)).to.have.length(16);
    const again = await run('src/commands/seed.ts', [], { ...whereOf(site), PORT: '1' });
    expect(again.stdout).to.include('Nothing done');
    expect(await countsIn(site, 'strategy')).to.deep.equal([16]);
  });

  it('are named as the next step by a start that finds nothing, and by no other', async () => {
    expect(begun).to.include('Stop with Ctrl+C. Next: npm run seed fills it with examples.\n');
    expect(await startedOnce())
      .to.match(/Stop with Ctrl\+C\.$/m)
      .and.not.include('Next:');
  });

  it('have one that was followed for a quarter: readings, a correction, a meeting, shown to readers', async () => {
    const [path = ''] = /(?<=:1)\/fr\/e\/\S+/.exec(said.stdout) ?? [];
    const page = await new Browser(site.app).get(`${path}/suivi`);
    expect(page.status).to.equal(200);
    const { drawn, listed } = drawnAndListed(page, 'answer-2');
    expect(drawn.map(([, value]) => value)).to.deep.equal(['36', '38', '44', '49', '47.5', '55']);
    expect(listed).to.have.length(6);
    expect(await countsIn(site, 'reading', 'decision')).to.deep.equal([19, 2]);
    expect(page.$('#show-follow-up').is('[checked]')).to.equal(true);
    const last = await valueOf<string>(site, 'select max(on_date) from reading');
    expect(last !== undefined && last < toDay(site.time.now)).to.equal(true);
  });
});

import { expect } from 'chai';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { change } from '../support/rows.ts';

const [WARN, ERROR] = [40, 50];

describe('the log of a crowd', () => {
  let site: TestSite;
  let lines: { level: number; msg: string; error?: string }[];
  beforeEach(async () => {
    lines = [];
    const output = {
      write: (line: string) => lines.push(JSON.parse(line) as (typeof lines)[number]),
      flush: () => undefined,
    };
    const takeTurn = () => Promise.resolve(undefined);
    site = await openSite({}, undefined, { takeTurn, log: createLog('info', undefined, output) });
  });
  afterEach(() => site.close());

  it('warns of a file that nobody has time to draw, and buries no real trouble under it', async () => {
    const browser = new Browser(site.app);
    const path = linkPath(await saveStrategy(browser), 'read-link');
    expect((await browser.get(`${path}/roue.pdf`)).status).to.equal(503);
    expect(lines.filter(({ level }) => level >= ERROR)).to.deep.equal([]);
    expect(lines.filter(({ level }) => level === WARN).map(({ msg }) => msg)).to.include('too much at once');
    expect(lines.filter((line) => 'error' in line)).to.deep.equal([]);
  });

  it('tells what broke, with where', async () => {
    await change(site, 'drop table revision');
    expect((await new Browser(site.app).get(`/fr/s/${'a'.repeat(24)}`)).status).to.equal(404);
    await change(site, 'drop table link');
    expect((await new Browser(site.app).get(`/fr/s/${'a'.repeat(24)}`)).status).to.equal(500);
    const [broken] = lines.filter(({ level, error }) => level === ERROR && error !== undefined);
    expect(broken?.error).to.match(/no such table: link|relation "link" does not exist/);
  });
});

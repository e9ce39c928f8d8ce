import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { drawsAll } from './controls/endless.ts';
import { ENDS_OF_VISITORS, costsOf, faultsOf } from './support/ends.ts';
import { ENDS_OF_DISCUSSION } from './support/ends-of-discussion.ts';
import { ENDS_OF_MODERATION } from './support/ends-of-moderation.ts';
import type { Cost, End } from './support/ends.ts';

const TABLE: readonly End[] = [...ENDS_OF_VISITORS, ...ENDS_OF_DISCUSSION, ...ENDS_OF_MODERATION];
/** Lists that without pages would be drawn whole. */
const LONG = [
  'my strategies',
  'the drafts of a browser',
  'the threads of an article',
  'the replies of one thread',
];

describe('a list that is filled to its end', function () {
  this.timeout(60 * 60_000);
  let site: TestSite;
  let server: Server;
  beforeEach(async () => {
    site = await openSite({ TRUST_PROXY: '1' });
    server = createServer(site.app);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(async () => {
    server.close();
    await site.close();
  });

  const read = async ({ fill }: End) => costsOf(server, await fill(site));

  for (const end of TABLE)
    it(`is read in under 250 ms of processor time and 1 MB a page: ${end.name}`, async () => {
      const costs = await read(end);
      console.log(`      ${said(costs)}`);
      expect(faultsOf(costs)).to.deep.equal([]);
    });

  for (const end of TABLE.filter(({ name }) => LONG.includes(name)))
    it(`is told from one that has no pages (control): ${end.name}`, async () => {
      drawsAll(site);
      expect(faultsOf(await read(end))).not.to.deep.equal([]);
    });
});

function said(costs: readonly Cost[]): string {
  const most = (of: (cost: Cost) => number) => Math.round(Math.max(...costs.map(of)));
  return `${costs.length} pages, at most ${most(({ cpuMs }) => cpuMs)} ms and ${most(({ bytes }) => bytes / 1024)} kB`;
}

import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { asDebianReads, readByDebian, readByNpm } from '../support/calendar-readers.ts';

const BRANDS = [
  'L’Été, "d";\\n <b>& fils 🎡',
  'BEGIN:VEVENT',
  'Ré:mi;BRAND=1,\\, \\; \\N',
  '👩‍👩‍👧‍👦🏳️‍🌈 café crème',
  'مقهى النور 喫茶店',
  'Ma'.repeat(40),
  '\\\\n,;'.repeat(10),
];

describe('a calendar, as two readers take it that know nothing of each other', function () {
  this.timeout(300_000);
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const brand of BRANDS)
    it(`says the same to both, in both languages: ${brand}`, async () => {
      const browser = new Browser(site.app);
      const owner = await saveStrategy(browser, { diagnosis: { brand }, approaches: { listen: 'priority' } });
      const fr = linkPath(owner, 'read-link');
      const en = fr.replace('/fr/', '/en/');
      for (const [path, title] of [
        [`${fr}/roue.ics`, `${brand}\u00a0: bilan de la stratégie`],
        [`${fr}/agenda.ics`, `${brand}\u00a0: bilan de la stratégie`],
        [`${en}/wheel.ics`, `${brand}: review of the strategy`],
        [`${en}/calendar.ics`, `${brand}: review of the strategy`],
      ] as const) {
        const file = (await browser.get(path)).html;
        const read = readByNpm(file);
        expect(asDebianReads(read), path).to.deep.equal(await readByDebian(file));
        expect(read.events, path).to.have.length(4);
        expect(read.events.at(-1)?.summary, path).to.equal(title);
      }
    });
});

import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy, stepPath, walkToReview } from '../support/builders.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { xmlFault } from '../wheel/xml.ts';

const NAMES = [
  'C’est qui le Patron ?!',
  '1083',
  'e.l.f.',
  'Hermès',
  'On',
  '👨‍👩‍👧‍👦 & 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'דור חדש',
  'شركة (م) ٢٠٢٦',
  '業'.repeat(80),
  '<script>alert(1)</script>',
  '</title></svg><svg onload=alert(1)>',
  `"quotes" 'and' & &amp; ampersands`,
  ']]><!--',
  '${brand} <%= brand %> {{brand}} %s \\u003c',
  '__proto__',
  'null',
];

describe('brands with awkward names', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  after(() => site.close());

  for (const name of NAMES)
    it(`shows ${name.slice(0, 30)} as typed, everywhere`, async () => {
      // The list of drafts shows twenty, those changed last.
      site.time.now += 1000;
      const typed = { brand: name, rival: name, gene: name };
      const owner = await saveStrategy(browser, { diagnosis: typed, review: { 'why-listen': name } });
      const read = linkPath(owner, 'read-link');
      const draft = await walkToReview(browser, typed, { abstain: 'on', 'abstain-reason': name });
      const paths = [
        '/fr/roue',
        '/fr/mes-strategies',
        read,
        read.replace('/fr/', '/en/'),
        `${read}/revisions/1`,
      ];
      const steps = (['diagnosis', 'approaches', 'review'] as const).map((step) => stepPath(draft, step));
      for (const path of [...paths, linkPath(owner, 'edit-link'), ...steps]) {
        const { $, html } = await browser.get(path);
        if (path === read) expect(await htmlFaults(html), path).to.deep.equal([]);
        const shown = [
          $('main').text(),
          ...$('main input')
            .map((_, each) => String($(each).val()))
            .get(),
        ];
        expect(
          shown.some((text) => text.includes(name)),
          path,
        ).to.equal(true);
        expect($('script, [onload]').length, path).to.equal(0);
      }
      const refused = await browser.post('/fr/roue/diagnostic', { ...typed, capacity: 'x' });
      expect(refused.$('#brand').val()).to.equal(name);
    });

  for (const name of NAMES)
    it(`writes ${name.slice(0, 30)} into well-formed files`, async () => {
      const owner = await saveStrategy(browser, {
        diagnosis: { brand: name, gene: name },
        review: { 'why-listen': name },
      });
      const read = linkPath(owner, 'read-link');
      const svg = await browser.get(`${read}/roue.svg`);
      expect(xmlFault(svg.html)).to.equal(undefined);
      expect(svg.$('title').first().text()).to.equal(`${name} — roue des choix`);
      const data = JSON.parse((await browser.get(`${read}/roue.json`)).html) as {
        brand: string;
        why: object;
      };
      expect([data.brand, data.why]).to.deep.equal([name, { listen: name }]);
    });
});

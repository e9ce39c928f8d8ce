import { join } from 'node:path';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { colourFindings } from './checks/colour.ts';
import { orderFindings, ringFindings } from './checks/focus.ts';
import { formFindings } from './checks/forms.ts';
import { overflowFindings, targetFindings } from './checks/layout.ts';
import { openEyes } from './checks/look.ts';
import type { Finding } from './checks/look.ts';
import { structureFindings } from './checks/structure.ts';
import { axeFindings, htmlValidateFindings, htmlcsFindings, vnuFindings } from './checks/tools.ts';
import { wordFindings } from './checks/words.ts';
import { DEFECTS } from './planted/defects.ts';

const FOLDER = join(PROJECT_ROOT, 'test/browser/planted');

describe('a page with thirty-eight planted faults', () => {
  let browsed: BrowsedSite;
  let planted: readonly Finding[];
  let clean: readonly Finding[];
  before(async () => {
    browsed = await openBrowsedSite();
    [planted, clean] = [
      await everythingFoundIn(browsed, 'page.html'),
      await everythingFoundIn(browsed, 'clean.html'),
    ];
  });
  after(() => browsed.close());

  it('is a list of thirty-eight different ones', () => {
    expect(new Set(DEFECTS.map(({ name }) => name)).size).to.equal(38);
  });

  for (const { name, rule, at } of DEFECTS)
    it(`gives away ${name}`, () => {
      const places = planted.filter((each) => each.rule === rule).map((each) => each.at);
      expect(places.join('\n')).to.include(at);
    });

  it('is no page that the engine of pa11y would let pass', () => {
    const sniffed = planted.filter(({ rule }) => rule.startsWith('htmlcs/')).map(({ at }) => at);
    for (const place of ['#picture', '#empty-link', '#bare']) expect(sniffed.join('\n')).to.include(place);
  });

  it('has a twin without faults, of which nothing is said', () => {
    expect(clean).to.deep.equal([]);
  });
});

/** All that the tools and our own checks say of a file, as of any page of the site. */
async function everythingFoundIn(browsed: BrowsedSite, name: string): Promise<readonly Finding[]> {
  const file = join(FOLDER, name);
  const html = readFileSync(file, 'utf8');
  const page = await browsed.newPage({ javaScriptEnabled: true, viewport: { width: 1280, height: 900 } });
  await page.setContent(html);
  await openEyes(page);
  const { violations } = await axeFindings(page);
  const found = [
    ...violations,
    ...(await htmlcsFindings(page)),
    ...(await structureFindings(page)),
    ...(await formFindings(page)),
    ...(await ringFindings(page)),
    ...(await orderFindings(page)),
    ...(await targetFindings(page)),
    ...(await colourFindings(page)),
    ...(await wordFindings(page)),
  ];
  await page.setViewportSize({ width: 320, height: 800 });
  found.push(...(await overflowFindings(page)));
  await page.context().close();
  const ours = (await vnuFindings([file])).map(({ rule, at }) => ({ rule, at }));
  return [...found, ...ours, ...(await htmlValidateFindings(html))];
}

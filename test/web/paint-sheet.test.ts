import { expect } from 'chai';
import type { Method } from '../../src/method/method.ts';
import { withOwn } from '../../src/method/own.ts';
import type { OwnKey } from '../../src/method/own.ts';
import { paintCssOver } from '../../src/wheel/drawing/paint-css.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { approachesFields, beginDraft } from '../support/builders.ts';
import { METHODS, SOCIAL_MEDIA } from '../support/method.ts';

const words = { label: 'Réparer', verb: 'réparer devant tout le monde', noun: 'la réparation' } as const;
const NOWHERE = '/static/paint/';

describe('the sheet that paints a wheel', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  const other = METHODS.offered.find(({ id }) => id !== SOCIAL_MEDIA.id) ?? SOCIAL_MEDIA;
  const beginWith = ({ id, claims }: Method) =>
    beginDraft(browser, { method: id, ...Object.fromEntries(claims.map(({ key }) => [key, '0'])) });
  const withNamed = async (fields: Fields) => {
    const page = await beginDraft(browser);
    return browser.follow(await browser.submit(page, 'preview', approachesFields(fields)));
  };

  it('is that of the site for the method of the home page', async () => {
    for (const page of [await beginDraft(browser), await browser.get('/fr'), await articleOn(browser)])
      expect(ownSheets(page)).to.deep.equal([]);
  });

  it('is one of its own for another method, and may be kept for good', async () => {
    expect(other.id).not.to.equal(SOCIAL_MEDIA.id);
    const [path = '', ...more] = ownSheets(await beginWith(other));
    expect(more).to.deep.equal([]);
    const sheet = await new Browser(site.app).get(path);
    expect(sheet.status).to.equal(200);
    expect(sheet.html).to.equal(paintCssOver(other));
    expect(sheet.headers['content-type']).to.equal('text/css; charset=utf-8');
    expect(sheet.headers['cache-control']).to.equal('public, max-age=31536000, immutable');
    expect(sheet.headers['set-cookie']).to.equal(undefined);
  });

  it('has a sector for each approach that a reader named, and none of their words in its address', async () => {
    const named = (key: OwnKey, family: string): Fields => ({
      ...Object.fromEntries(Object.entries(words).map(([name, text]) => [`${key}-${name}`, text])),
      [`${key}-label`]: key === 'own-1' ? 'Réparer' : 'Prêter',
      [`${key}-family`]: family,
      [key]: 'priority',
    });
    const [first = ''] = ownSheets(await withNamed(named('own-1', 'desire')));
    const [second = ''] = ownSheets(await withNamed(named('own-2', 'desire')));
    const [both = ''] = ownSheets(
      await withNamed({ ...named('own-1', 'care'), ...named('own-2', 'movement') }),
    );
    expect([first, second, both].map((path) => path.split('/').at(-2))).to.deep.equal(['2-', '-2', '03']);
    const effective = withOwn(SOCIAL_MEDIA, [
      { ...words, key: 'own-1', family: 'care', lang: 'fr' },
      { ...words, key: 'own-2', family: 'movement', lang: 'fr' },
    ]);
    expect((await browser.get(both)).html).to.equal(paintCssOver(effective));
    expect(decodeURIComponent(first)).not.to.match(/parer/);
  });

  it('is at no other address', async () => {
    const [path = ''] = ownSheets(await beginWith(other));
    const [hash = '', own = '', file = ''] = path.slice(NOWHERE.length).split('/');
    for (const wrong of [
      `${hash}/${own}/${'A'.repeat(12)}.css`,
      `${hash}/00/${file}`,
      `${hash}/9-/${file}`,
      `${hash}/${own}-/${file}`,
      `${hash}/__proto__/${file}`,
      `${SOCIAL_MEDIA.hash}/${own}/${file}`,
      `${'0'.repeat(64)}/${own}/${file}`,
      `%00/${own}/${file}`,
      `constructor/${own}/${file}`,
    ]) {
      const answer = await browser.get(NOWHERE + wrong);
      expect(answer.status, wrong).to.equal(404);
      expect(answer.headers['cache-control']).to.equal('no-store');
    }
  });
});

function ownSheets({ $ }: Answer): readonly string[] {
  return $('link[rel=stylesheet]')
    .map((_, link) => $(link).attr('href'))
    .get()
    .filter((path) => path.startsWith(NOWHERE));
}

async function articleOn(browser: Browser): Promise<Answer> {
  const { $ } = await browser.get('/fr/articles');
  return browser.get($('main a[href^="/fr/articles/"]').attr('href') ?? '');
}

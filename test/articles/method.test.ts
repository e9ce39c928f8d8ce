import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { METHODS, SOCIAL_MEDIA } from '../support/method.ts';

const ABOUT = {
  fr: '/fr/articles/comment-voulez-vous-qu-on-vous-joigne',
  en: '/en/articles/how-do-you-want-to-be-reached',
};
const FORM = 'section.paint form';

const keysOn = ({ $ }: Answer) =>
  $(`${FORM} fieldset.approach`)
    .toArray()
    .map((each) => ($(each).attr('id') ?? '').replace('approach-', ''));

describe('the wheel to paint under an article', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  after(() => site.close());

  it('is that of the method that the article is about, and goes on with it', async () => {
    const method = METHODS.find('customer-relations');
    const keys = method?.approaches.map(({ key }) => key);
    for (const lang of ['fr', 'en'] as const) {
      const page = await browser.get(ABOUT[lang]);
      expect(keysOn(page)).to.deep.equal(keys);
      expect(page.$(`${FORM} [name=method]`).val()).to.equal('customer-relations');
      const painted = await browser.submit(page, '', { 'make-good': 'priority' }, FORM);
      const diagnosis = await browser.follow(painted);
      expect(diagnosis.$('input[name="make-good"]').val()).to.equal('priority');
      const step = await browser.follow(await browser.submit(diagnosis, 'continue', { brand: 'Durand' }));
      expect(step.$('#make-good-priority').is('[checked]')).to.equal(true);
    }
  });

  it('is that of the home page under any other, which names no method', async () => {
    const page = await browser.get('/fr/articles/ecouter-avant-de-parler');
    expect(keysOn(page)).to.deep.equal(SOCIAL_MEDIA.approaches.map(({ key }) => key));
    expect(page.$(`${FORM} [name=method]`)).to.have.length(0);
  });

  it('is of the method that the owner chose for the home page', async () => {
    const other = await openSite({ METHOD: 'customer-relations' });
    try {
      const there = new Browser(other.app);
      const page = await there.get('/fr/articles/ecouter-avant-de-parler');
      expect(keysOn(page)[0]).to.equal('pick-up');
      expect(page.$(`${FORM} [name=method]`)).to.have.length(0);
      expect((await there.get(ABOUT.fr)).$(`${FORM} [name=method]`)).to.have.length(0);
    } finally {
      await other.close();
    }
  });
});

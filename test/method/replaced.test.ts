import { expect } from 'chai';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodFromText } from '../../src/method/text.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath } from '../support/builders.ts';
import { judged, marked, pageOf, reviewed, walk } from './journey.ts';
import { LIBRARY, OWN_FOLDER } from './methods.ts';

const NEWER = 'Tout refaire';
const LABEL = LIBRARY.approaches[0]?.label.fr ?? '';

describe('a method that is replaced', () => {
  let folder: string;
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    folder = freshFolder('methods');
    cpSync(OWN_FOLDER, folder, { recursive: true });
    site = await openSite({ METHODS_DIR: folder });
    browser = new Browser(site.app);
  });
  afterEach(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  const renamed = (): void => {
    const file = join(folder, 'library/fr.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(`"${LABEL}"`, `"${NEWER}"`));
  };
  const removed = (): void => {
    rmSync(join(folder, 'library'), { recursive: true });
  };
  const begin = async (): Promise<Answer> => {
    const form = await browser.get(`/fr/roue/diagnostic?methode=${LIBRARY.id}`);
    return browser.follow(await browser.submit(form, 'continue', judged(LIBRARY)));
  };
  /** The site is started again on the same database, with what its folder holds now. */
  const after = async (act: (there: Browser, again: TestSite) => Promise<void>): Promise<void> => {
    const again = await openSite({ METHODS_DIR: folder }, site.dataDir);
    try {
      await act(browser.at(again.app.express), again);
    } finally {
      await again.db.destroy();
    }
  };
  const finish = async (there: Browser, step: Answer): Promise<Answer> => {
    const review = await there.follow(await there.submit(step, 'continue', marked(LIBRARY)));
    return there.follow(await there.submit(review, 'save', reviewed(LIBRARY)));
  };
  const labelIn = (page: Answer) => page.$('svg.wheel g[data-approach=advise] text').text();

  for (const [how, change] of [
    ['has new words', renamed],
    ['is gone from the folder', removed],
  ] as const)
    it(`ends its open drafts as they began, once it ${how}`, async () => {
      const step = await begin();
      change();
      await after(async (there, again) => {
        const owner = await finish(there, step);
        expect(owner.status).to.equal(200);
        const read = await new Browser(again.app).get(linkPath(owner, 'read-link'));
        expect(labelIn(read)).to.equal(LABEL);
        expect(read.html).not.to.include(NEWER);
        const { method } = await again.db.selectFrom('revision').select('method').executeTakeFirstOrThrow();
        expect(method).to.equal(LIBRARY.hash);
      });
    });

  it('keeps a strategy as it was saved, through its changes, and gives new drafts the new words', async () => {
    const owner = pageOf(await walk(browser, LIBRARY, 'fr'), 'owner');
    renamed();
    await after(async (there) => {
      expect(labelIn(await there.get(linkPath(owner, 'read-link')))).to.equal(LABEL);
      const review = await there.follow(await there.post(`${linkPath(owner, 'edit-link')}/modifier`));
      expect(labelIn(review)).to.equal(LABEL);
      const saved = await there.follow(await there.submit(review, 'save', { 'change-note': 'Relu' }));
      expect(labelIn(saved)).to.equal(LABEL);
      const fresh = await there.get(`/fr/roue/diagnostic?methode=${LIBRARY.id}`);
      const step = await there.follow(await there.submit(fresh, 'continue', judged(LIBRARY)));
      expect(labelIn(step)).to.equal(NEWER);
    });
  });

  it('begins no draft with one that is gone, and gives back what was typed', async () => {
    const form = await browser.get(`/fr/roue/diagnostic?methode=${LIBRARY.id}`);
    removed();
    await after(async (there) => {
      const answer = await there.submit(form, 'continue', judged(LIBRARY));
      expect(answer.status).to.be.oneOf([404, 422]);
      expect(answer.$('main').text()).to.include(judged(LIBRARY)['gene']);
      expect(await site.db.selectFrom('draft').select('method').execute()).to.deep.equal([]);
    });
  });

  it('is kept whole in the database, with the hash of its own words', async () => {
    await begin();
    const { json } = await site.db
      .selectFrom('method')
      .select('json')
      .where('hash', '=', LIBRARY.hash)
      .executeTakeFirstOrThrow();
    expect(methodFromText(json)).to.deep.equal(LIBRARY);
  });
});

import { expect } from 'chai';
import request from 'supertest';
import { transact } from '../../src/db/engine.ts';
import { readLogo } from '../../src/files/logo.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { removeLogo, saveLogo } from '../../src/identity/logo-store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { pdfOf } from './pdf.ts';
import { pngOf } from './png.ts';

const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 10"><rect width="60" height="10" fill="#8a1f4b"/></svg>';

describe('The logo of a site in the files of a strategy', () => {
  let site: TestSite;
  let path: string;
  before(async () => {
    site = await openSite();
    path = linkPath(await saveStrategy(new Browser(site.app)), 'read-link');
  });
  after(() => site.close());

  const get = async (file: string): Promise<Buffer> => {
    const response = await request(site.app).get(`${path}/${file}`).responseType('blob');
    return response.body as Buffer;
  };
  const put = async (mark: string) => {
    const read = readLogo(Buffer.from(mark));
    if (!read.ok) throw new Error(read.problem);
    await transact(site.db, (trx) => saveLogo(trx, read.logo));
  };
  const brownIn = async (file: string) => pngOf(await get(file)).colours.get('8a1f4b') ?? 0;

  it('stands in the picture and on the card once it is there, and goes with it', async () => {
    for (const file of ['roue.png', 'carte.png']) {
      expect(await brownIn(file), file).to.equal(0);
      await put(MARK);
      expect(await brownIn(file), file).to.be.greaterThan(3000);
      await transact(site.db, removeLogo);
      expect(await brownIn(file), file).to.equal(0);
    }
  });

  it('is a figure of the PDF named like the site, which keeps to its page', async () => {
    const before = pdfOf(await get('roue.pdf'));
    await put(MARK);
    const after = pdfOf(await get('roue.pdf'));
    expect(after.pages).to.equal(before.pages).and.to.equal(1);
    expect(before.alternatives).not.to.include(messagesFor('fr').common.site);
    expect(after.alternatives).to.include(messagesFor('fr').common.site);
  });
});

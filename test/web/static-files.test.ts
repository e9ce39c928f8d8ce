import { expect } from 'chai';
import express from 'express';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { useStaticFiles } from '../../src/web/static-files.ts';
import { Browser } from '../support/browser.ts';

/** A site with files that are made at its start, and the address that it gives to a file. */
function siteWith(made: Readonly<Record<string, string>>) {
  const app = express();
  useStaticFiles(app, PROJECT_ROOT, made);
  return { browser: new Browser(app), pathOf: app.locals['staticPath'] as (file: string) => string };
}

describe('files that never change', () => {
  it('are served alike, whether they lie in a folder or were made at the start', async () => {
    const { browser, pathOf } = siteWith({ 'styles/made.css': 'p{margin:0}' });
    const made = await browser.get(pathOf('styles/made.css'));
    const lying = await browser.get(pathOf('styles/base.css'));
    expect(made.html).to.equal('p{margin:0}');
    for (const header of ['content-type', 'cache-control'])
      expect(made.headers[header]?.toLowerCase()).to.equal(lying.headers[header]?.toLowerCase());
    expect(made.headers['cache-control']).to.equal('public, max-age=31536000, immutable');
  });

  it('get another address as soon as anything is made differently', () => {
    const addresses = ['p{margin:0}', 'p{margin:1px}', 'p{margin:0}'].map((text) =>
      siteWith({ 'styles/made.css': text }).pathOf('styles/made.css'),
    );
    expect(addresses[0]).to.equal(addresses[2]).and.not.to.equal(addresses[1]);
  });

  it('are not found under an older address', async () => {
    const { browser, pathOf } = siteWith({ 'styles/made.css': 'p{margin:0}' });
    const older = pathOf('styles/made.css').replace(/[^/]+(?=\/styles)/, 'older');
    expect((await browser.get(older)).status).to.equal(404);
  });
});

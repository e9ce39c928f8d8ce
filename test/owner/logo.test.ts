import { expect } from 'chai';
import { PAGES } from '../../src/addresses/pages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { signedIn } from '../support/moderators.ts';
import { tableIn } from '../support/rows.ts';

const PATH = PAGES.moderationLogo.fr;
const BOUNDARY = 'a-boundary';
const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#0b5d3b"/></svg>';
const HOSTILE = MARK.replace('<rect', '<script>evil()</script><rect onclick="evil()"');

const headers = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` };

function multipart(file: string | Buffer, field = 'logo'): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="a.svg"\r\nContent-Type: image/svg+xml\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

describe('The page of the logo', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = (await signedIn(site)).browser;
  });
  afterEach(() => site.close());

  const send = (body: Buffer | string, more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    browser.send(PATH, { headers: { ...headers, ...more }, body });
  const reader = () => new Browser(site.app).get('/fr');

  it('puts a logo at the head of every page, with its room kept', async () => {
    expect((await reader()).$('.site-name img')).to.have.length(0);
    const done = await browser.follow(await send(multipart(MARK)));
    expect(done.$('.notice').text()).to.contain('Le logo est en place');
    const { $ } = await reader();
    const image = $('.site-name img');
    expect([image.attr('width'), image.attr('height'), image.attr('alt')]).to.deep.equal([
      '120',
      '40',
      messagesFor('fr').common.site,
    ]);
    const file = await browser.get(image.attr('src') ?? '');
    expect(file.headers['content-type']).to.equal('image/svg+xml');
    expect(file.headers['content-security-policy']).to.equal(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
    expect(file.headers['x-content-type-options']).to.equal('nosniff');
    expect(file.headers['cache-control']).to.contain('immutable');
    expect(file.html).to.contain('#0b5d3b');
  });

  it('says what was left out of the drawing, and serves nothing of it', async () => {
    const done = await browser.follow(await send(multipart(HOSTILE)));
    expect(done.$('.notice').text()).to.contain('Laissé de côté').and.to.contain('des scripts et des actes');
    const stored = await tableIn<{ body: Buffer }>(site, 'logo');
    expect(String(stored[0]?.body)).to.contain('#0b5d3b').and.not.to.contain('evil');
    expect(HOSTILE).to.contain('evil');
  });

  it('keeps one logo at most, at an address that is never another one’s', async () => {
    await send(multipart(MARK));
    const first = (await reader()).$('.site-name img').attr('src') ?? '';
    await send(multipart(MARK.replace('#0b5d3b', '#123456')));
    const second = (await reader()).$('.site-name img').attr('src') ?? '';
    expect(second).not.to.equal(first);
    expect((await browser.get(first)).status).to.equal(404);
    expect((await browser.get(second)).status).to.equal(200);
    expect((await browser.get(second.replace('logo.svg', 'logo.png'))).status).to.equal(404);
    expect(await tableIn(site, 'logo')).to.have.length(1);
  });

  it('takes it away again', async () => {
    await send(multipart(MARK));
    const done = await browser.follow(await browser.post(PATH, { action: 'remove' }));
    expect(done.$('.notice').text()).to.contain('Le logo est retiré');
    expect((await reader()).$('.site-name img')).to.have.length(0);
  });

  const REFUSED: Readonly<Record<string, readonly [body: string | Buffer, words: string]>> = {
    'no file': [multipart(''), 'Choisissez un fichier'],
    'a file of another field': [multipart(MARK, 'other'), 'Choisissez un fichier'],
    'one that is too heavy': [multipart(Buffer.alloc(200_001, 60)), 'trop lourd'],
    'one that is far too heavy': [multipart(Buffer.alloc(5_000_000, 60)), 'trop lourd'],
    'no picture': [multipart('GIF89a'), 'ni un SVG ni un PNG'],
    entities: [multipart(`<!DOCTYPE svg [<!ENTITY a "b">]>${MARK}`), 'entités'],
  };
  for (const [name, [body, words]] of Object.entries(REFUSED))
    it(`refuses ${name} in words`, async () => {
      const answer = await send(body);
      expect(answer.status).to.equal(422);
      expect(answer.$('.field-error').text()).to.contain(words);
      expect(answer.$('.error-summary a').attr('href')).to.equal('#logo');
      expect(await tableIn(site, 'logo')).to.be.empty;
    });

  it('never fails on a body that is none', async () => {
    const bodies = [
      '',
      `--${BOUNDARY}`,
      'hello',
      multipart(MARK).subarray(0, 90),
      multipart(MARK).subarray(0, -6),
    ];
    for (const body of bodies) expect((await send(body)).status).to.be.oneOf([400, 413, 422]);
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary='])
      expect((await send(multipart(MARK), { 'Content-Type': type })).status).to.equal(400);
    expect((await browser.post(PATH, {})).status).to.equal(422);
    expect(await tableIn(site, 'logo')).to.be.empty;
  });

  it('is for owners who are signed in, and for forms of this site', async () => {
    const stranger = new Browser(site.app);
    expect((await stranger.send(PATH, { headers, body: multipart(MARK) })).status).to.equal(403);
    expect((await send(multipart(MARK), { 'Sec-Fetch-Site': 'cross-site' })).status).to.equal(403);
    expect(await tableIn(site, 'logo')).to.be.empty;
    expect((await send(multipart(MARK), { 'Sec-Fetch-Site': 'same-origin' })).status).to.equal(303);
  });

  it('takes files nowhere else', async () => {
    for (const path of [pathTo('moderationPeople', 'fr', {}), '/fr/roue/diagnostic'])
      expect((await browser.send(path, { headers, body: multipart(MARK) })).status, path).to.equal(415);
  });
});

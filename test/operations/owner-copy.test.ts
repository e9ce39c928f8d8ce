import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { tell } from '../support/identity.ts';
import { PASSWORD, addModerator, signIn, signedIn } from '../support/moderators.ts';
import { copyOf, twinFrom } from '../support/restored.ts';
import { everyTable } from '../support/rows.ts';

const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#0b5d3b"/></svg>';
const BOUNDARY = 'a-boundary';

describe('what an owner set, put back from a copy', function () {
  this.timeout(300_000);
  let site: TestSite;
  let elsewhere: string;
  const twins: Awaited<ReturnType<typeof twinFrom>>[] = [];
  beforeEach(async () => {
    site = await openSite();
    elsewhere = freshFolder('elsewhere');
  });
  afterEach(async () => {
    for (const twin of twins.splice(0)) await twin.close();
    await site.close();
    rmSync(elsewhere, { recursive: true });
  });

  async function putBack(file: string): Promise<TestSite> {
    const twin = await twinFrom(file, site, join(elsewhere, 'restored'));
    twins.push(twin);
    return twin.site;
  }

  it('is there: identity, colours, logo, accounts with their roles; and its invitations have ended', async () => {
    const { browser: owner } = await signedIn(site);
    await addModerator(site, 'Noé', 'moderator');
    await tell(site, { nameFr: 'Maison Durand', accent: '#0b5d3b', publisher: 'Durand, Lyon' });
    await sendLogo(owner);
    const shown = await owner.post('/fr/moderation/comptes', {
      ...{ name: 'Zoé', email: '', role: 'moderator', language: 'fr', password: PASSWORD, action: 'invite' },
    });
    const invitation = new URL(shown.$('#shown-link').text()).pathname;
    expect((await new Browser(site.app).get(invitation)).status, 'it opens here').to.equal(200);
    const before = await everyTable(site);
    const twin = await putBack(await copyOf(site));
    const after = await everyTable(twin);
    for (const table of ['identity', 'logo', 'moderator', 'recovery_code', 'setting'])
      expect(after[table], table).to.deep.equal(before[table]);
    for (const table of ['identity', 'logo', 'moderator']) expect(before[table], table).not.to.be.empty;
    const [here, there] = [await new Browser(site.app).get('/fr'), await new Browser(twin.app).get('/fr')];
    expect(there.$('.site-header').html()).to.equal(here.$('.site-header').html());
    expect(there.$('.site-name img').attr('alt')).to.equal('Maison Durand');
    const again = new Browser(twin.app);
    expect((await signIn(again, { name: 'Noé' })).status).to.equal(303);
    expect((await again.get('/fr/moderation/etat')).status, 'a moderator still').to.equal(403);
    expect((await new Browser(twin.app).get(invitation)).status).to.equal(410);
    await signIn(again);
    expect((await again.get('/fr/moderation/comptes')).$('main').text()).to.include('Zoé');
  });
});

async function sendLogo(owner: Browser): Promise<void> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="logo"; filename="a.svg"\r\nContent-Type: image/svg+xml\r\n\r\n`;
  const sent = await owner.send('/fr/moderation/identite/logo', {
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: Buffer.from(`${head}${MARK}\r\n--${BOUNDARY}--\r\n`),
  });
  expect(sent.status).to.equal(303);
}

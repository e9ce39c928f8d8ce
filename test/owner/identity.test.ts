import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { timeZone } from '../../src/i18n/time-zone.ts';
import { IDENTITY_FIELDS, IDENTITY_NAMES, NOTHING_TOLD } from '../../src/identity/form.ts';
import type { Told } from '../../src/identity/form.ts';
import { identityIn, toldIn } from '../../src/identity/store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { signedIn } from '../support/moderators.ts';

const PATH = '/fr/moderation/identite';
const { fields, addressShape, unknownZone } = messagesFor('fr').identity;

describe('The page of the site’s identity', () => {
  let site: TestSite;
  let owner: Browser;

  beforeEach(async () => {
    site = await openSite({ CONTACT_EMAIL: 'env@example.org' });
    ({ browser: owner } = await signedIn(site));
  });
  afterEach(() => site.close());

  const post = (told: Partial<Told>) =>
    owner.post(PATH, { ...NOTHING_TOLD, contact: 'env@example.org', ...told });

  it('shows what stands, and keeps what is typed from the next page on', async () => {
    const { html: text } = await owner.get(PATH);
    expect(text).to.include('value="env@example.org"').and.include('«\u00a0La Roue\u00a0»');
    const answer = await post({ nameFr: 'Maison Fourdin', timeZone: 'America/New_York', host: 'Chez\nnous' });
    expect(answer.status).to.equal(303);
    const page = await owner.follow(answer);
    expect(page.html).to.include('3 traits de l’identité changés').and.include('value="Maison Fourdin"');
    expect((await new Browser(site.app).get('/en')).html).to.include('– Maison Fourdin</title>');
    expect((await identityIn(site)).host).to.equal('Chez\nnous');
    expect(timeZone()).to.equal('America/New_York');
  });

  it('quotes what stands in for an empty field without a second full stop', async () => {
    const page = await owner.follow(await post({ taglineFr: 'Ce que nous ne ferons pas.' }));
    expect(page.$('#taglineEn-hint').text()).to.match(/Ce que nous ne ferons pas\s»\.$/);
  });

  it('writes each change down, with what stood there', async () => {
    await owner.follow(await post({ nameFr: 'Maison <b>' }));
    const { html: text } = await owner.get('/fr/moderation/journal');
    expect(text).to.include('Changer l’identité du site');
    expect(text).to.match(/Nom du site en français\u00a0: .* → (?:«\u00a0)?Maison &lt;b&gt;/);
  });

  const FAULTS: readonly (readonly [name: keyof Told, typed: string, message: string])[] = [
    ...IDENTITY_NAMES.filter((name) => IDENTITY_FIELDS[name].kind !== 'zone').map(
      (name) =>
        [
          name,
          'x'.repeat(IDENTITY_FIELDS[name].max + 1),
          messagesFor('fr').form.tooLong(
            fields[name].label,
            IDENTITY_FIELDS[name].max,
            IDENTITY_FIELDS[name].max + 1,
          ),
        ] as const,
    ),
    ['nameFr', 'Maison\u202Enoisam', messagesFor('fr').form.unreadable(fields.nameFr.label)],
    ['nameEn', 'A\r\nBcc: b@example.org', messagesFor('fr').form.unreadable(fields.nameEn.label)],
    ['publisher', 'A\u0007', messagesFor('fr').form.unreadable(fields.publisher.label)],
    ['timeZone', 'Mars/Olympus', unknownZone],
    ['timeZone', '+01:00', unknownZone],
    ['contact', 'nobody', addressShape],
    ['contact', 'a@b.fr, c@d.fr', addressShape],
  ];
  for (const [name, typed, message] of FAULTS)
    it(`refuses ${name} as ${JSON.stringify(typed.slice(0, 24))}, and keeps every word`, async () => {
      const others = { taglineEn: 'Ma devise', host: 'Mon hébergeur' };
      const { status, html: text } = await post({ ...others, [name]: typed });
      expect(status).to.equal(422);
      expect(text).to.include(`<a href="#${name}">${message}</a>`);
      const kept = Object.entries(others).flatMap(([field, words]) => (field === name ? [] : [words]));
      for (const words of kept) expect(text).to.include(words);
      expect(await toldIn(site)).to.deep.equal({ ...NOTHING_TOLD, contact: 'env@example.org' });
    });

  it('keeps a zone that cannot work among the choices, chosen', async () => {
    const { html: text } = await post({ timeZone: 'Mars/Olympus <b>' });
    expect(text).to.include('<option value="Mars/Olympus &lt;b&gt;" selected>');
  });

  it('takes an older name of a zone, and shows it', async () => {
    await owner.follow(await post({ timeZone: 'asia/kolkata' }));
    expect((await owner.get(PATH)).html).to.match(/<option value="Asia\/(?:Kolkata|Calcutta)" selected>/);
  });

  it('is for owners alone', async () => {
    const { browser } = await signedIn(site, 'Dominique', 'moderator');
    expect((await browser.get(PATH)).status).to.equal(403);
    expect((await browser.post(PATH, { nameFr: 'Pirate' })).status).to.equal(403);
    expect((await toldIn(site)).nameFr).to.equal('');
  });

  it('is the same for a second process, once it looks', async () => {
    const other = await openSite({}, site.dataDir);
    await new Browser(other.app).get('/fr');
    await post({ nameFr: 'Maison Fourdin' });
    expect((await new Browser(other.app).get('/fr')).html).to.include('– Maison Fourdin</title>');
    await other.db.destroy();
  });

  it('names the page of an address that nobody has', async () => {
    await post({ nameFr: 'Maison Fourdin' });
    for (const path of ['/fr/nulle-part', '/nulle-part', '/%zz'])
      expect((await new Browser(site.app).get(path)).html, path).to.include('Maison Fourdin');
  });
});

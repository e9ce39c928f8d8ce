import { expect } from 'chai';
import { transact } from '../../src/db/engine.ts';
import { NOTHING_TOLD } from '../../src/identity/form.ts';
import type { Told } from '../../src/identity/form.ts';
import { defaultIdentity } from '../../src/identity/identity.ts';
import { identityIn, saveIdentity, toldIn } from '../../src/identity/store.ts';
import { timeZone } from '../../src/i18n/time-zone.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';

describe('The identity of a site', () => {
  let site: TestSite;

  beforeEach(async () => {
    site = await openSite({ CONTACT_EMAIL: 'env@example.org' });
  });
  afterEach(() => site.close());

  const save = async (told: Partial<Told>) => {
    const whole = { ...(await toldIn(site)), ...told };
    return transact(site.db, (trx) => saveIdentity(trx, site.config, whole));
  };
  const write = (name: string, value: string) =>
    site.db.insertInto('identity').values({ name, value }).execute();

  it('is our own, with the contact of the environment, as long as nobody says anything', async () => {
    expect(await identityIn(site)).to.deep.equal(defaultIdentity('env@example.org'));
  });

  it('is what its owner says, one language standing in for the other', async () => {
    await save({ nameFr: 'Maison Fourdin', taglineEn: 'Say less', footerFr: 'Une association' });
    const { name, tagline, footer } = await identityIn(site);
    expect(name).to.deep.equal({ fr: 'Maison Fourdin', en: 'Maison Fourdin' });
    expect(tagline).to.deep.equal({ fr: 'Say less', en: 'Say less' });
    expect(footer).to.deep.equal({ fr: 'Une association', en: 'Une association' });
  });

  it('tells what changed, and keeps nothing that is as it would be anyway', async () => {
    expect(await save({ nameFr: 'A', host: 'B' })).to.deep.equal([
      { name: 'nameFr', before: '', after: 'A' },
      { name: 'host', before: '', after: 'B' },
    ]);
    expect(await save({})).to.deep.equal([]);
    await save({ nameFr: '', host: '' });
    expect(await site.db.selectFrom('identity').selectAll().execute()).to.deep.equal([]);
  });

  it('lets the setting of a contact win over the environment, an empty one too', async () => {
    await save({ contact: 'owner@example.org' });
    expect((await identityIn(site)).contact).to.equal('owner@example.org');
    await save({ contact: '' });
    expect((await identityIn(site)).contact).to.equal('');
    await save({ contact: 'env@example.org' });
    expect(await site.db.selectFrom('identity').selectAll().execute()).to.deep.equal([]);
  });

  it('takes the default for a row out of bounds, and keeps the others', async () => {
    await write('nameFr', 'x'.repeat(61));
    await write('timeZone', 'Mars/Olympus');
    await write('contact', 'nobody');
    await write('host', 'Chez nous');
    await write('unknown', 'x');
    expect(await toldIn(site)).to.deep.equal({
      ...NOTHING_TOLD,
      host: 'Chez nous',
      contact: 'env@example.org',
    });
  });

  it('gives its zone to the process that reads it', async () => {
    await save({ timeZone: 'Asia/Tokyo' });
    await identityIn(site);
    expect(timeZone()).to.equal('Asia/Tokyo');
    await save({ timeZone: 'Europe/Paris' });
    await identityIn(site);
    expect(timeZone()).to.equal('Europe/Paris');
  });
});

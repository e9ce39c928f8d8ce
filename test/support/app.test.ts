import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { transact } from '../../src/db/engine.ts';
import { DEFAULT_TIME_ZONE, timeZone } from '../../src/i18n/time-zone.ts';
import { NOTHING_TOLD } from '../../src/identity/form.ts';
import { identityIn, saveIdentity } from '../../src/identity/store.ts';
import { openSite } from './app.ts';

describe('A site of a test', () => {
  it('leaves to the next file of its process neither its path nor its time zone', async () => {
    const site = await openSite({ BASE_URL: 'https://brand.example/roue', TRUST_PROXY: '1' });
    const told = { ...NOTHING_TOLD, timeZone: 'Asia/Tokyo' };
    await transact(site.db, (trx) => saveIdentity(trx, site.config, told));
    await identityIn(site);
    expect([pathTo('home', 'fr', {}), timeZone()]).to.deep.equal(['/roue/fr', 'Asia/Tokyo']);
    await site.close();
    expect([pathTo('home', 'fr', {}), timeZone()]).to.deep.equal(['/fr', DEFAULT_TIME_ZONE]);
  });
});

import { expect } from 'chai';
import { recount } from '../../src/observatory/count-store.ts';
import { codeOf } from '../../src/observatory/wheel-code.ts';
import { countedWheels } from '../../src/observatory/wheels.ts';
import { openDatabase } from '../../src/db/database.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { countersMadeAnew, saved, savedAgain, strategyWith } from './builders.ts';

const MINE = codeOf(wheelOf({ listen: 'priority', answer: 'secondary' }));
const ONE = wheelOf({ listen: 'priority' });
const TWO = wheelOf({ listen: 'priority', answer: 'secondary', rally: 'secondary' });

describe('the counted wheels in memory', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  it('follow every save, withdrawal and recount', async () => {
    const wheels = countedWheels(site.db, 5);
    const near = async () => (await wheels.nearest(MINE)).map(({ wheel, count }) => [wheel, count]);
    expect(await near()).to.deep.equal([]);
    await saved(site, 'a', strategyWith({ choices: ONE }));
    expect(await near()).to.deep.equal([[codeOf(ONE), 1]]);
    await saved(site, 'b', strategyWith({ choices: TWO }));
    await saved(site, 'c', strategyWith({ choices: ONE }));
    expect(await near()).to.deep.equal([
      [codeOf(TWO), 1],
      [codeOf(ONE), 2],
    ]);
    await savedAgain(site, 'b', 2, strategyWith({ choices: TWO, countMe: false }));
    expect(await near()).to.deep.equal([[codeOf(ONE), 2]]);
    site.sqlite.exec(`update link set ended_at = 1, ended_as = 'deleted' where strategy_id = 'a'`);
    await countersMadeAnew(site);
    expect(await near()).to.deep.equal([[codeOf(ONE), 1]]);
  });

  it('see what another process saved', async () => {
    await saved(site, 'a', strategyWith({ choices: ONE }));
    const other = openDatabase(site.dataDir);
    const wheels = countedWheels(other.db, 5);
    expect(await wheels.nearest(MINE)).to.have.length(1);
    await saved(site, 'b', strategyWith({ choices: TWO }));
    expect(await wheels.nearest(MINE)).to.have.length(2);
    site.sqlite.exec(`update link set ended_at = 1, ended_as = 'deleted' where strategy_id = 'a'`);
    await site.db.transaction().execute((trx) => recount(trx, 'a'));
    expect(await wheels.nearest(MINE)).to.have.length(1);
    await other.db.destroy();
  });

  it('answer many at once, and send a flood away', async () => {
    await saved(site, 'a', strategyWith({ choices: ONE }));
    const wheels = countedWheels(site.db, 5);
    const answers = await Promise.allSettled(
      Array.from({ length: 80 }, (_, index) => wheels.nearest(MINE + index)),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).to.have.length(16);
    expect(refused.every((answer) => 'reason' in answer && String(answer.reason).includes('busy'))).to.equal(
      true,
    );
    expect(await wheels.nearest(MINE)).to.have.length(1);
  });
});

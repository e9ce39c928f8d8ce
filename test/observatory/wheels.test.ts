import { expect } from 'chai';
import { sharedWheels } from '../../src/observatory/shared-wheel-store.ts';
import type { Choices } from '../../src/method/method.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { wheelOf } from '../support/method.ts';
import { SERIES, code, publish, saved, savedAgain, strategyWith } from './builders.ts';
import { openDatabase } from '../../src/db/engine.ts';

const MINE = code(wheelOf({ listen: 'priority', answer: 'secondary' }));
const ONE = wheelOf({ listen: 'priority' });
const TWO = wheelOf({ listen: 'priority', answer: 'secondary', rally: 'secondary' });

describe('the shared wheels in memory', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const saveFor = async (name: string, count: number, choices: Choices) => {
    for (let index = 0; index < count; index += 1)
      await saved(site, `${name}-${index}`, strategyWith({ choices }));
  };

  it('are those that five have, rounded, and follow every snapshot and nothing else', async () => {
    const wheels = sharedWheels(site.db, 5);
    const near = async () => (await wheels.nearest(SERIES, MINE)).map(({ wheel, count }) => [wheel, count]);
    await saveFor('one', 8, ONE);
    await saveFor('two', 5, TWO);
    expect(await near()).to.deep.equal([]);
    await publish(site);
    const shown = [
      [code(TWO), 5],
      [code(ONE), 10],
    ];
    expect(await near()).to.deep.equal(shown);
    await savedAgain(site, 'two-0', 2, strategyWith({ choices: TWO, countMe: false }));
    expect(await near()).to.deep.equal(shown);
    await publish(site);
    expect(await near()).to.deep.equal([[code(ONE), 10]]);
  });

  it('see the snapshot of another process', async () => {
    await saveFor('one', 5, ONE);
    const other = await openDatabase(site.config);
    const wheels = sharedWheels(other.db, 5);
    expect(await wheels.nearest(SERIES, MINE)).to.have.length(0);
    await publish(site);
    expect(await wheels.nearest(SERIES, MINE)).to.have.length(1);
    await other.db.destroy();
  });

  it('answer many at once, and send a flood away', async () => {
    await saveFor('one', 5, ONE);
    await publish(site);
    const wheels = sharedWheels(site.db, 5);
    const answers = await Promise.allSettled(
      Array.from({ length: 80 }, (_, index) => wheels.nearest(SERIES, MINE + index)),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).to.have.length(16);
    expect(refused.every((answer) => 'reason' in answer && String(answer.reason).includes('busy'))).to.equal(
      true,
    );
    expect(await wheels.nearest(SERIES, MINE)).to.have.length(1);
  });
});

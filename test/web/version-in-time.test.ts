import { expect } from 'chai';
import { withinASecond } from '../../src/web/memory/moment.ts';
import { askAtStandstill } from '../support/standstill.ts';

const STILL_MS = 1_100;
const VERSION = 7;

describe('the version of the content, waited for by a page', () => {
  it('is that of the content though this process stood still for a second: the page before is not shown', async () => {
    const version = await askAtStandstill(STILL_MS, (answer) =>
      withinASecond({ contentVersion: () => answer.then(() => VERSION) })(),
    );
    expect(version).to.equal(VERSION);
  });

  it('is given up where it does not come within a second', async () => {
    const { promise: never } = Promise.withResolvers<never>();
    const given = await Promise.resolve(withinASecond({ contentVersion: () => never })()).catch(String);
    expect(given).to.include('not told within 1000 ms');
  });
});

import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { editIndicator, openFollowUp, passDays, saveToFollow, typeReadings } from '../support/follow-up.ts';

describe('the bar of how far an indicator has come', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  it('is as full as the words beside it say, for the eye alone, whichever way the target lies', async () => {
    const following = await saveToFollow(site);
    await editIndicator(following, 'answer-1', { unit: 'h', baseline: '26', target: '6', direction: 'down' });
    await editIndicator(following, 'answer-2', { unit: '%', baseline: '0', target: '80' });
    await editIndicator(following, 'listen-1', { baseline: '5', target: '10' });
    passDays(site, 30);
    const values = { 'answer-1': '21', 'answer-2': '60', 'listen-1': '4', 'listen-2': '7' };
    await typeReadings(following, values);
    const { $ } = await openFollowUp(following);
    const partOf = (id: string) => $(`[data-indicator="${id}"] .progress`);
    const widthsIn = (id: string) =>
      partOf(id)
        .find('svg[aria-hidden="true"] rect')
        .toArray()
        .map((each) => Number($(each).attr('width')));
    expect(widthsIn('answer-1')).to.deep.equal([159, 40]);
    expect(widthsIn('answer-2')).to.deep.equal([159, 120]);
    expect(widthsIn('listen-1')).to.deep.equal([159, 0]);
    expect(widthsIn('listen-2')).to.deep.equal([]);
    for (const id of Object.keys(values)) expect(partOf(id).text().trim(), id).not.to.equal('');
  });
});

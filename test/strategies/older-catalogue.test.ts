import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { diagnosisFields, linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { change } from '../support/rows.ts';

// Under the first points: amplify and sell as priorities, entertain and rally as secondary.
const LAUNCH = {
  diagnosis: diagnosisFields({
    'campaigns-fade': '3',
    'scattered-fans': '1',
    'playful-voice': '1',
    'hesitant-buyers': '1',
  }),
  approaches: { amplify: 'priority' },
  review: { refusal: 'sell', 'share-diagnosis': 'on' },
};

function suggestedIn({ $ }: Answer): readonly string[] {
  return $('svg.wheel')
    .first()
    .find('g[data-suggested]')
    .map((_, each) => `${$(each).attr('data-approach') ?? ''} ${$(each).attr('data-suggested') ?? ''}`)
    .get();
}

function pointsIn({ $ }: Answer): readonly string[] {
  return $('[aria-labelledby=points-title] tbody tr')
    .map((_, each) => `${$(each).find('th').text()} ${$(each).find('td').text()}`)
    .get();
}

describe('a strategy saved under the first catalogue', () => {
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  let path: string;
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    owner = await saveStrategy(browser, LAUNCH);
    path = linkPath(owner, 'read-link');
    await change(
      site,
      `update revision set catalogue = '2026-11', texts = replace(texts, 'autres approches', 'autres pistes')`,
    );
  });
  after(() => site.close());

  it('keeps its text, its points and its suggestions on the page and on that of its version', async () => {
    for (const each of [path, `${path}/revisions/1`]) {
      const page = await browser.get(each);
      expect(page.$('[data-clause=refusal]').text()).to.include('la vente et dix autres pistes');
      expect(suggestedIn(page)).to.deep.equal([
        'sell priority',
        'entertain secondary',
        'amplify priority',
        'rally secondary',
      ]);
      expect(pointsIn(page).slice(0, 2)).to.deep.equal(['Amplifier 12', 'Vendre 10']);
    }
  });

  it('keeps them in its files and in what programs read', async () => {
    const svg = await browser.get(`${path}/roue.svg`);
    expect(svg.html).to.include('data-suggested="priority"');
    expect(svg.html.match(/data-suggested="/g)).to.have.length(4);
    const json: unknown = JSON.parse((await browser.get(`${path}/roue.json`)).html);
    expect(json).to.include({ catalogue: '2026-11' });
    expect(JSON.stringify(json)).to.include('la vente et dix autres pistes');
  });

  it('is compared with what is saved today as it stood', async () => {
    const draft = await openChange(browser, owner);
    await browser.submit(draft, 'save', { refusal: 'sell', 'share-diagnosis': 'on', 'change-note': 'Revu' });
    const page = await browser.get(`${path}/comparer`);
    expect(page.$('main').text()).to.include('dix autres pistes').and.to.include('dix autres approches');
    expect(suggestedIn(page), 'the newer one, by the points of today').to.deep.equal([
      'sell secondary',
      'entertain secondary',
      'amplify priority',
    ]);
    expect(suggestedIn(await browser.get(`${path}/revisions/1`))).to.have.length(4);
  });
});

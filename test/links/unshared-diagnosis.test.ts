import { expect } from 'chai';
import type { Drawing } from '../../src/files/draw.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';

const DIAGNOSIS = { 'criticised-quality': '3', unanswered: '3', 'no-dream': '2' };
const SHARED = { 'share-diagnosis': 'on' };
const FILES = ['roue.svg', 'roue.json', 'roue.pdf', 'roue.png', 'carte.png'];
const COMPARISONS = [
  '/comparer',
  '/comparer?de=1&a=2',
  '/comparer?de=2&a=1',
  '/comparer/comparaison.svg?de=1&a=2',
];
/** Every address under a read key that shows an earlier revision, or the newest. */
const ADDRESSES = [
  ...['', '/proches', '/revisions/1', '/revisions/2', ...COMPARISONS],
  ...FILES.flatMap((file) => [`/${file}`, `/revisions/1/${file}`, `/revisions/2/${file}`]),
];
const ENGLISH = ['/revisions/1', '/compare?from=1&to=2', '/revisions/1/wheel.json', '/revisions/1/wheel.pdf'];

interface Shown {
  readonly browser: Browser;
  readonly owner: Answer;
  readonly path: string;
}

describe('a diagnosis that is no longer shared', function () {
  this.timeout(300_000);
  let site: TestSite;
  // A file is drawn from this and nothing else; as pixels, the code of each address would differ.
  const draw = (drawing: Drawing) => Promise.resolve(Buffer.from(JSON.stringify(drawing)));
  beforeEach(async () => (site = await openSite({}, undefined, { draw })));
  afterEach(() => site.close());

  const save = async (review: Fields): Promise<Shown> => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser, { diagnosis: DIAGNOSIS, review });
    return { browser, owner, path: linkPath(owner, 'read-link') };
  };
  const saveAgain = async ({ browser, owner }: Shown, fields: Fields) =>
    browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Ils écrivent', ...fields });
  /** What whoever has the read link gets, the key itself aside, in letters and as a picture. */
  const read = async (path: string, after: string) => {
    const { status, html } = await new Browser(site.app).get(path + after);
    const words = html.replaceAll(path.split('/').at(-1) ?? '', 'KEY');
    return [status, words.replace(/<svg class="qr".*?<\/svg>/, '')] as const;
  };

  /** After `fields` were saved over both, all that the read link of the one opens is what that of the other opens. */
  const expectAlikeAfter = async (one: Shown, other: Shown, fields: Fields) => {
    // Asked for before, so that nothing kept ready is given out after.
    const all = [
      ...ADDRESSES.map((after) => [(path: string) => path, after] as const),
      ...ENGLISH.map((after) => [(path: string) => path.replace('/fr/', '/en/'), after] as const),
    ];
    for (const [spoken, after] of all) await read(spoken(one.path), after);
    for (const each of [one, other]) await saveAgain(each, fields);
    for (const [spoken, after] of all) {
      const shown = await read(spoken(one.path), after);
      expect(shown[0], after).to.equal(200);
      expect(shown, after).to.deep.equal(await read(spoken(other.path), after));
    }
  };

  it('stands at no address of an earlier revision either', async () => {
    await expectAlikeAfter(await save(SHARED), await save({}), { 'share-diagnosis': [] });
  });

  it('takes the words about it along, once the start is no longer shown', async () => {
    const words = { 'words-start': 'Le four est froid', 'words-assets': 'Une table en noyer' };
    await expectAlikeAfter(await save(words), await save({}), { 'show-start': [] });
  });

  it('is not in the page that compares another strategy with it', async () => {
    const [unshared, never, mine] = [await save(SHARED), await save({}), await save({})];
    await saveAgain(unshared, { 'share-diagnosis': [] });
    await saveAgain(never, { 'share-diagnosis': [] });
    const compared = async ({ path }: Shown) => {
      const key = path.split('/').at(-1) ?? '';
      return (await read(mine.path, `/comparer?avec=${key}`))[1].replaceAll(key, 'OTHER');
    };
    expect(await compared(unshared)).to.equal(await compared(never));
  });

  it('is shared again, everywhere, by a newer revision that says so', async () => {
    const shown = await save(SHARED);
    await saveAgain(shown, { 'share-diagnosis': [] });
    const claims = async (after: string) =>
      (JSON.parse((await read(shown.path, after))[1]) as { claims: unknown }).claims;
    expect(await claims('/revisions/1/roue.json')).to.equal(null);
    await saveAgain(shown, { ...SHARED, 'why-listen': 'Ils appellent' });
    for (const number of [1, 2, 3])
      expect(await claims(`/revisions/${number}/roue.json`), String(number)).to.deep.include({
        unanswered: 3,
      });
  });

  it('stays unshared, and a wheel uncounted, when an earlier revision is brought back', async () => {
    const shown = await save({ ...SHARED, 'count-me': 'on' });
    await saveAgain(shown, { 'share-diagnosis': [], 'count-me': [] });
    const edit = linkPath(shown.owner, 'edit-link');
    const back = await shown.browser.post(`${edit}/revisions/1/reprendre`, { latest: '2' });
    expect(back.status).to.equal(303);
    const page = await shown.browser.follow(back);
    expect(page.$('main').text()).to.include('n’est pas comptée');
    const json = JSON.parse((await read(shown.path, '/roue.json'))[1]) as Record<string, unknown>;
    expect([json['revision'], json['claims']]).to.deep.equal([3, null]);
  });
});

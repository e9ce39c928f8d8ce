import { expect } from 'chai';
import type { Drawing } from '../../src/files/draw.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { follow, shareFollowUp } from '../support/followed.ts';

const FILES = ['roue.svg', 'roue.json', 'roue.pdf', 'roue.png', 'carte.png', 'roue.ics'];
const COMPARISONS = [
  '/comparer',
  '/comparer?de=1&a=2',
  '/comparer?de=2&a=1',
  '/comparer/comparaison.svg?de=1&a=2',
];
const OLDER = ['/revisions/1', ...FILES.map((file) => `/revisions/1/${file}`)];
const NEWEST = ['', '/revisions/2', ...FILES.flatMap((file) => [`/${file}`, `/revisions/2/${file}`])];
/** Every address under a read key that shows a revision. */
const ADDRESSES = [...NEWEST, ...OLDER, '/proches', '/agenda.ics', ...COMPARISONS];
const ENGLISH = ['', '/revisions/1', '/compare?from=1&to=2', '/wheel.json', '/wheel.pdf', '/calendar.ics'];

interface Shown {
  readonly browser: Browser;
  readonly owner: Answer;
  readonly path: string;
}

describe('a follow-up that is not shown', function () {
  this.timeout(300_000);
  let site: TestSite;
  // A file is drawn from this and nothing else; as pixels, the code of each address would differ.
  const draw = (drawing: Drawing) => Promise.resolve(Buffer.from(JSON.stringify(drawing)));
  beforeEach(async () => (site = await openSite({}, undefined, { draw })));
  afterEach(() => site.close());

  /** Saved twice, so that there is an earlier revision. */
  const save = async (): Promise<Shown> => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser, { approaches: { listen: 'priority', teach: 'secondary' } });
    await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Ils écrivent' });
    return { browser, owner, path: linkPath(owner, 'read-link') };
  };
  const followAll = async ({ owner }: Shown) => {
    await follow(
      site,
      owner,
      {
        id: 'listen-1',
        label: 'Lettres lues',
        unit: 'lettres',
        baseline: '2',
        target: '12',
        owner: 'Marthe',
      },
      { '2026-11-22': '3' },
    );
    await follow(site, owner, { id: 'listen-2', direction: 'down' }, { '2026-11-22': '4.25' });
    await follow(site, owner, { id: 'teach-3', label: 'Fiches prises' }, { '2026-11-22': '17' });
  };
  const hide = ({ owner }: Shown) => shareFollowUp(site, owner, false);
  /** What whoever has the read link gets, all that says which strategy it is aside. */
  const read = async (path: string, after: string) => {
    const { status, html } = await new Browser(site.app).get(path + after);
    const words = html
      .replaceAll('\r\n ', '')
      .replaceAll(path.split('/').at(-1) ?? '', 'KEY')
      .replace(/[\da-f]{32}-/g, 'ID-');
    return [status, words.replace(/<svg class="qr".*?<\/svg>/, '')] as const;
  };
  const expectAlike = async (one: Shown, other: Shown, addresses: readonly string[]) => {
    for (const after of addresses) {
      const shown = await read(one.path, after);
      expect(shown[0], after).to.equal(200);
      expect(shown, after).to.deep.equal(await read(other.path, after));
    }
  };
  const inEnglish = (shown: Shown) => ({ ...shown, path: shown.path.replace('/fr/', '/en/') });

  it('stands at none of the addresses that a read link opens: before it is shown, and once it is no more', async () => {
    const [followed, never] = [await save(), await save()];
    await followAll(followed);
    await expectAlike(followed, never, ADDRESSES);
    await shareFollowUp(site, followed.owner);
    // Asked for meanwhile, so that nothing kept ready is given out after.
    for (const after of ADDRESSES) await read(followed.path, after);
    for (const after of ENGLISH) await read(inEnglish(followed).path, after);
    await hide(followed);
    await expectAlike(followed, never, ADDRESSES);
    await expectAlike(inEnglish(followed), inEnglish(never), ENGLISH);
  });

  it('is shown of the newest revision alone, and in no picture of the wheel', async () => {
    const [followed, never] = [await save(), await save()];
    await followAll(followed);
    await shareFollowUp(site, followed.owner);
    await expectAlike(followed, never, [...OLDER, '/proches', '/agenda.ics', '/roue.svg']);
    for (const after of ['', '/revisions/2', '/roue.json', '/roue.pdf', '/carte.png'])
      expect((await read(followed.path, after))[1], after)
        .to.include('Lettres lues')
        .and.to.include('Marthe');
    await followed.browser.submit(await openChange(followed.browser, followed.owner), 'save', {
      'why-listen': 'Ils appellent',
    });
    expect((await read(followed.path, '/revisions/2'))[1]).not.to.include('Lettres lues');
    expect((await read(followed.path, ''))[1]).to.include('Lettres lues');
  });

  it('is nothing where there is nothing to tell, shown or not', async () => {
    const [followed, never] = [await save(), await save()];
    await follow(site, followed.owner, {
      id: 'listen-1',
      label: 'Lettres lues',
      unit: 'lettres',
      due: '2027-03-01',
    });
    await shareFollowUp(site, followed.owner);
    await expectAlike(followed, never, ADDRESSES);
    await expectAlike(inEnglish(followed), inEnglish(never), ENGLISH);
    const page = async ({ browser, owner }: Shown) =>
      (await browser.get(linkPath(owner, 'edit-link'))).$('.priorities').html();
    expect(await page(followed)).to.equal(await page(never));
  });

  it('is not in the page that compares another strategy with it', async () => {
    const [followed, never, mine] = [await save(), await save(), await save()];
    await followAll(followed);
    const compared = async ({ path }: Shown) => {
      const key = path.split('/').at(-1) ?? '';
      return (await read(mine.path, `/comparer?avec=${key}`))[1].replaceAll(key, 'OTHER');
    };
    expect(await compared(followed)).to.equal(await compared(never));
  });

  it('is given out as it stands now, whatever was kept ready a moment ago', async () => {
    const followed = await save();
    const { owner, path } = followed;
    await shareFollowUp(site, owner);
    const told = async (after: string) => {
      const [, words] = await read(path, after);
      return ['3\u00a0lettres', '5\u00a0lettres'].map((value) => words.includes(value));
    };
    const value = { id: 'listen-1', label: 'Lettres lues', unit: 'lettres' };
    expect(await told('')).to.deep.equal([false, false]);
    await follow(site, owner, value, { '2026-11-22': '3' });
    expect(await told('')).to.deep.equal([true, false]);
    await follow(site, owner, value, { '2026-11-23': '5' });
    expect(await told('')).to.deep.equal([true, true]);
    const drawn = JSON.parse((await read(path, '/carte.png'))[1]) as Drawing;
    expect(drawn.measures[0]?.last?.value).to.equal('5');
    await hide(followed);
    expect(await told('')).to.deep.equal([false, false]);
    expect((JSON.parse((await read(path, '/carte.png'))[1]) as Drawing).measures).to.deep.equal([]);
  });
});

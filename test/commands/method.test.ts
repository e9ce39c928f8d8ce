import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { expect } from 'chai';
import { warningsOf } from '../../src/commands/method-lint.ts';
import { readMethodFolder } from '../../src/method/file.ts';
import type { Method } from '../../src/method/method.ts';
import { METHODS_FOLDER } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { Installation, run } from '../support/installation.ts';
import { copyOfFirst, put } from '../method/folders.ts';

const method = (...args: readonly string[]) => run('src/commands/method.ts', args, {});
const SOCIAL_MEDIA = join(METHODS_FOLDER, 'social-media');

describe('npm run method', function () {
  this.timeout(300_000);

  it('finds nothing to warn of in the methods that come with the site', async () => {
    for (const id of ['social-media', 'customer-relations']) {
      const { code, stdout } = await method('check', join(METHODS_FOLDER, id));
      expect([code, stdout]).to.deep.equal([0, stdout]);
      expect(stdout).to.match(
        /^[a-z-]+: \d+ approaches, 14 claims, in fr and en; nothing is wrong, 0 warnings\n$/,
      );
    }
  });

  it('says all that is wrong, with a status for scripts', async () => {
    const folder = copyOfFirst();
    put(folder, 'method.json', ['fallback'], 'nobody');
    put(folder, 'fr.json', ['claims', 'old-books'], undefined);
    const { code, stdout, stderr } = await method('check', join(folder, 'fr.json'));
    expect([code, stdout]).to.deep.equal([1, '']);
    expect(stderr.trimEnd().split('\n')).to.deep.equal([
      `${folder}/method.json: fallback: is “nobody”, which no approach has as its key`,
      `${folder}/fr.json: claims.old-books: is missing: add it, or take it out of method.json`,
    ]);
  });

  it('says in one line what is no method at all', async () => {
    const { code, stderr } = await method('check', '/nowhere');
    expect([code, stderr]).to.deep.equal([
      1,
      '/nowhere: cannot be read (ENOENT): look at the path and its rights\n',
    ]);
  });

  it('begins a method that passes, and never writes over one', async () => {
    const folder = join(freshFolder('new'), 'my-school');
    const begun = await method('new', folder);
    expect([begun.code, begun.stderr]).to.deep.equal([0, '']);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).to.include('`facing`');
    const { code, stdout } = await method('check', folder);
    expect([code, stdout]).to.deep.equal([
      0,
      'my-school: 8 approaches, 10 claims, in fr and en; nothing is wrong, 0 warnings\n',
    ]);
    const { $schema } = JSON.parse(readFileSync(join(folder, 'method.json'), 'utf8')) as { $schema: string };
    expect(existsSync(join(folder, $schema))).to.equal(true);
    const again = await method('new', folder);
    expect([again.code, again.stderr]).to.deep.equal([
      1,
      `${folder} is there already: choose another name\n`,
    ]);
    expect((await method('new', 'No Name')).stderr).to.include('is no id: take 2 to 30 small letters');
  });

  it('draws the wheel and a page in each language, in a file that needs nothing else', async () => {
    const out = join(freshFolder('preview'), 'page.html');
    const { code } = await method('preview', SOCIAL_MEDIA, '--out', out);
    expect(code).to.equal(0);
    const html = readFileSync(out, 'utf8');
    const page = load(html);
    expect(
      page('section[lang]')
        .map((_, each) => page(each).attr('lang'))
        .get(),
    ).to.deep.equal(['fr', 'en']);
    expect(page('section[lang="fr"] figure svg')).to.have.length(5);
    expect(page('section[lang="fr"] tr')).to.have.length(12);
    expect(page('section[lang="fr"]').text()).to.include('D’abord, nous voulons').and.include('Jours 1 à 30');
    expect(html).to.not.match(/<(?:script|link|img|iframe)\b|(?:src|href)="(?!#)/);
    await method('preview', SOCIAL_MEDIA, '--out', out);
    expect(readFileSync(out, 'utf8')).to.equal(html);
  });

  it('says how it goes to whoever asks otherwise', async () => {
    for (const args of [[], ['check'], ['paint', 'x'], ['check', 'a', 'b']])
      expect((await method(...args)).stderr).to.match(/^this is how it goes:\n/);
  });
});

describe('what serves a method badly', () => {
  const halves = () => 0.5;
  const spoilt = (...puts: readonly (readonly [string, readonly (string | number)[], unknown])[]): Method => {
    const folder = copyOfFirst();
    for (const [file, path, value] of puts) put(folder, file, path, value);
    return readMethodFolder(folder);
  };

  it('is a sector that no claim can suggest, and a claim that touches nothing', () => {
    const method = spoilt(
      ['method.json', ['claims', 3, 'weights'], {}],
      ['method.json', ['claims', 2, 'weights', 'renew'], undefined],
      ['method.json', ['claims', 1, 'weights', 'renew'], undefined],
    );
    expect(warningsOf(method, halves)).to.include.members([
      'method.json: approaches.renew: no claim can suggest it: it gets 0 points at most, and 4 are needed',
      'method.json: claims.old-books: touches nothing: give it weights or take it out',
    ]);
  });

  it('is a phrase that reads as two in a list', () => {
    const method = spoilt(
      ['fr.json', ['approaches', 'advise', 'noun'], 'le conseil et l’aide'],
      ['en.json', ['claims', 'good-team', 'phrase'], 'a team, a voice'],
      ['fr.json', ['approaches', 'train', 'infinitive'], 'la formation'],
      ['en.json', ['approaches', 'train', 'infinitive'], 'to train people'],
    );
    const mend = (word: string) => `has a comma or “${word}”, and goes into a list: say one thing`;
    expect(warningsOf(method, halves)).to.deep.equal([
      `fr.json: approaches.advise.noun: ${mend('et')}`,
      'fr.json: approaches.train.infinitive: should begin with an infinitive',
      `en.json: claims.good-team.phrase: ${mend('and')}`,
      'en.json: approaches.train.infinitive: stands after “we want to”: take its “to” off',
    ]);
  });

  it('is a label that the wheel has no room for', () => {
    const method = spoilt(['fr.json', ['approaches', 'advise', 'label'], 'WWWWWWWWWWWWW']);
    expect(warningsOf(method, halves).join()).to.match(
      /^fr\.json: approaches\.advise\.label: is \d+ wide in bold, and its place \d+: the wheel squeezes it$/,
    );
  });

  it('is a sector that wins more than a quarter of random diagnoses', async () => {
    const folder = copyOfFirst();
    for (let claim = 0; claim < 5; claim += 1)
      put(folder, 'method.json', ['claims', claim, 'weights', 'advise'], 3);
    const { code, stdout } = await run('src/commands/method.ts', ['check', folder], {});
    expect(code).to.equal(0);
    expect(stdout).to.match(
      /^warning: method\.json: approaches\.advise: comes first in \d\d % of random diagnoses, and 25 % is much/,
    );
  });
});

describe('a site with methods of its owner', function () {
  this.timeout(300_000);
  const installation = new Installation();
  after(() => installation.remove());

  it('starts with them, and one that is broken stops it, with a line for each fault', async () => {
    const folder = copyOfFirst();
    const env = { METHODS_DIR: dirname(folder), METHOD: 'first-method' };
    const { site, url } = await installation.start(env);
    expect(await (await fetch(`${url}/fr`)).text()).to.include('laissera-t-elle à d’autres');
    site.signal('SIGTERM');
    await site.ended();
    put(folder, 'method.json', ['approaches', 0, 'facing'], 'nobody');
    const { code, stderr } = await installation.end(env);
    expect(code).to.equal(1);
    expect(stderr).to.include(
      `${folder}/method.json: approaches.open-late.facing: is “nobody”, which no approach has as its key`,
    );
    for (const line of stderr.trimEnd().split('\n')) expect(line).to.include(`${folder}/method.json: `);
    rmSync(folder, { recursive: true });
    expect(await installation.refusal(env)).to.include('METHOD: first-method: ');
  });
});

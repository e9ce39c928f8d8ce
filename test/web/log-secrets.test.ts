import { expect } from 'chai';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { FRENCH, WORDS, filled, send, standingIn, tokenOf } from '../support/discussion.ts';
import { editIndicator, followingOf, holdMeeting, typeReadings } from '../support/follow-up.ts';
import { Installation, logLines } from '../support/installation.ts';
import { sendBytes } from '../support/wire.ts';

describe('the log of a whole tour', function () {
  this.timeout(300_000);
  let installation: Installation;
  let stdout: string;
  let secrets: readonly string[];
  before(async () => {
    installation = new Installation();
    const { site, url } = await installation.start({ LOG_LEVEL: 'trace' });
    secrets = await walk(url);
    await sendBytes(url, 'GET /fr/\x9b\x85x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    site.signal('SIGTERM');
    const ended = await site.ended();
    expect(ended.stderr).to.equal('');
    stdout = ended.stdout;
  });
  after(() => installation.remove());

  it('holds no key, no draft, no token, no cookie, no e-mail and no word that was typed', () => {
    expect(secrets.length).to.be.greaterThan(12);
    for (const secret of secrets) {
      expect(secret.length, secret).to.be.greaterThan(4);
      expect(stdout, secret).not.to.include(secret);
    }
  });

  it('has a line for each request, with an id of its own, and no line that is none', () => {
    const lines = logLines(stdout);
    const requests = lines.filter((line) => 'res' in line);
    expect(requests.length).to.be.greaterThan(15);
    expect(new Set(requests.map(({ req }) => (req as { id: string }).id)).size).to.equal(requests.length);
    const others = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
    expect(others).to.have.length(2);
  });

  it('holds no byte that a terminal would obey, and no address without end', () => {
    expect(stdout.replaceAll('\n', '')).not.to.match(/\p{C}/u);
    const urls = logLines(stdout).map(({ req }) => (req as { url: string } | undefined)?.url ?? '');
    expect(Math.max(...urls.map((url) => url.length))).to.be.within(290, 301);
  });
});

/** Walks through the site as people do; everything that must stay between them and it. */
async function walk(url: string): Promise<readonly string[]> {
  const browser = new Browser(url);
  const first = await browser.post('/fr/roue/diagnostic', { brand: 'Maison Secrète' });
  const owner = await saveStrategy(browser, { diagnosis: { brand: 'Maison Secrète', rival: 'Rivale Tue' } });
  const change = await openChange(browser, owner);
  const [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
  const following = followingOf(browser, owner);
  const told = { label: 'Indicateur tu', owner: 'Marthe Tue', target: '4321' };
  await editIndicator(following, 'listen-1', told);
  await typeReadings(following, { 'listen-1': '8765' }, { notes: { 'listen-1': 'Note tue' } });
  await typeReadings(following, { 'listen-1': 'Valeur tue' });
  await holdMeeting(following, { listen: ['keep', 'Raison tue'] });
  for (const path of [
    read,
    edit,
    `${read}/roue.pdf`,
    `${read}/roue.json`,
    stepPath(change, 'diagnosis'),
    '/fr/mes-strategies',
  ])
    await browser.get(path);
  const article = await browser.get(FRENCH);
  const sent = await send(browser, article, filled(article), { action: 'send' });
  const received = await browser.get(sent.location);
  await send(browser, await browser.get(FRENCH), {
    captcha: '0',
    email: 'bruno@example.org',
    comment: 'Un mot tu',
  });
  await browser.post('/fr/moderation/connexion', { name: 'Camille', password: 'un mot de passe tu' });
  await browser.get(`/fr/${'mot/'.repeat(1500)}`);
  await browser.get('/fr/moderation?email=chercher%40example.org');
  return [
    lastOf(read),
    lastOf(edit),
    first.location.split('/')[3] ?? '',
    stepPath(change, 'diagnosis').split('/')[3] ?? '',
    ...cookiesOf(first),
    tokenOf(article),
    ...Object.values(standingIn(received)).filter((value) => value.length > 20),
    new URL(sent.location, url).searchParams.get('recu') ?? 'no receipt',
    WORDS.email,
    WORDS.email.replace('@', '%40'),
    'bruno@example.org',
    'chercher',
    'un mot de passe tu',
    'Maison Secr',
    'Rivale Tue',
    'Un mot tu',
    'Indicateur tu',
    'Marthe Tue',
    'Note tue',
    'Valeur tue',
    'Raison tue',
  ];
}

function lastOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

function cookiesOf({ cookies }: Answer): readonly string[] {
  return cookies.map((cookie) => /=([^;]*)/.exec(cookie)?.[1] ?? '');
}

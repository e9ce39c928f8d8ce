import { expect } from 'chai';
import { XMLParser } from 'fast-xml-parser';
import { openSite, seededRandom } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { FRENCH, MAILING } from '../support/discussion.ts';
import { tell } from '../support/identity.ts';
import { addModerator } from '../support/moderators.ts';
import { tableIn } from '../support/rows.ts';
import type { Drawing } from '../../src/files/draw.ts';
import { DEFAULT_TIME_ZONE } from '../../src/i18n/time-zone.ts';
import { answerRequests } from '../../src/links/letter-store.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { tellOwner } from '../../src/moderation/owner-mail-store.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { siteLibrary } from '../support/library.ts';
import { METHODS } from '../support/method.ts';
import { toHtml } from '../../src/mail/text.ts';
import { filledIn, routesOf } from './support/router.ts';
import { fillWorld } from './support/world.ts';
import type { World } from './support/world.ts';

const OURS = /La Roue|The Wheel/;
/** Who wrote the essays and the method: the project, whatever a site is called. */
const CREDITS = /L’équipe de La Roue|The Wheel team|La Roue \/ The Wheel \(2026\)/g;
const NAMES = { nameFr: 'Maison Fourdin', nameEn: 'Fourdin House' };
const TAGLINES = { taglineFr: 'Dire moins', taglineEn: 'Say less' };
/** Sixty letters, and all that could break a page, a header or a line. */
const ODD = 'مصنع 工場 🎡 <script>x</script> %0d%0aBcc:a@b.fr "&amp;\';,\\ //x';

/** Draws nothing: tells what would be drawn. */
const told = (drawing: Drawing) =>
  Promise.resolve(Buffer.from(JSON.stringify({ site: drawing.site, zone: drawing.timeZone })));

async function openNamed(names: Parameters<typeof tell>[1]): Promise<{ site: TestSite; world: World }> {
  const site = await openSite(MAILING, undefined, { draw: told });
  await addModerator(site);
  await tell(site, names);
  const world = await fillWorld(site);
  await sendLetters(site);
  return { site, world };
}

/** What the site writes behind the scenes. */
async function sendLetters({ config, db, contentVersion, time }: TestSite): Promise<void> {
  const outside = {
    ...{ config, db, contentVersion, secrets: loadSecrets(config), log: createLog('silent') },
    ...{ library: siteLibrary(), methods: METHODS, clock: () => time.now, random: seededRandom() },
  };
  await answerRequests(outside);
  await tellOwner(outside);
}

/** Every address that gives something, as somebody with all keys opens it. */
async function answersOf(site: TestSite, { words, cookies }: World) {
  const browser = new Browser(site.app);
  const cookie = `${cookies.owner}; ${cookies.moderator}`;
  const answers: { path: string; answer: Answer }[] = [];
  for (const { path, methods } of routesOf(site.app.express))
    if (path.startsWith('/') && methods.includes('get')) {
      const address = filledIn(path, (name) => words[name] ?? 'x');
      answers.push({ path: address, answer: await browser.get(address, { cookie }) });
    }
  return answers;
}

/** What of an answer speaks of the site: not the texts of articles, which the project signs, nor what stands in a field or a hint. */
function spokenIn({ html, $, headers }: Answer): string {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/atom')) return html.replace(/<entry>[\s\S]*?<\/entry>/g, '');
  if (!type.startsWith('text/html')) return html;
  $('article, .articles, .prose, .settings-group, main table').remove();
  return $.html().replace(CREDITS, '');
}

describe('a site with a name of its own', function () {
  this.timeout(600_000);
  let site: TestSite;
  let world: World;

  before(async () => {
    ({ site, world } = await openNamed({ ...NAMES, ...TAGLINES }));
  });
  after(() => site.close());

  it('has no trace of ours on any page, feed or calendar, in either language', async () => {
    const answers = await answersOf(site, world);
    expect(answers.length).to.be.greaterThan(140);
    const faults = answers.filter(({ answer }) => OURS.test(spokenIn(answer)));
    expect(faults.map(({ path, answer }) => `${path} ${OURS.exec(spokenIn(answer))?.index}`)).to.deep.equal(
      [],
    );
    const named = answers.filter(({ answer }) => /Maison Fourdin|Fourdin House/.test(answer.html));
    expect(named.length).to.be.greaterThan(100);
  });

  it('would be found with ours (control: the same walk where nobody said anything)', async () => {
    const plain = await openNamed({});
    const answers = await answersOf(plain.site, plain.world);
    expect(answers.filter(({ answer }) => OURS.test(spokenIn(answer))).length).to.be.greaterThan(100);
    await plain.site.close();
  });

  it('signs its letters so, and those that wait keep the name of their day', async () => {
    const letters = await tableIn(site, 'outbox');
    expect(letters.length).to.be.greaterThan(1);
    for (const { subject, body } of letters) {
      expect(`${String(subject)}\n${String(body)}`).not.to.match(OURS);
      expect(String(body)).to.match(/^(?:Maison Fourdin\n={14}|Fourdin House\n={13})\n/);
      expect(String(body)).to.match(/\n-- \n(?:Maison Fourdin\nDire moins|Fourdin House\nSay less)\n$/);
    }
    await tell(site, { nameFr: 'Autre nom' });
    expect((await tableIn(site, 'outbox')).map(({ body }) => body)).to.deep.equal(
      letters.map(({ body }) => body),
    );
    await tell(site, NAMES);
  });
});

describe('a site with an odd name', function () {
  this.timeout(600_000);
  let site: TestSite;
  let world: World;

  before(async () => {
    ({ site, world } = await openNamed({ nameFr: ODD, taglineFr: ODD, footerFr: ODD }));
  });
  after(() => site.close());

  it('answers as ever on every page, and writes the name as a text', async () => {
    const answers = await answersOf(site, world);
    expect(answers.filter(({ answer }) => answer.status >= 500).map(({ path }) => path)).to.deep.equal([]);
    for (const { path, answer } of answers) {
      const type = answer.headers['content-type'] ?? '';
      if (!/html|xml/.test(type)) continue;
      expect(answer.html, path).not.to.include('<script>x');
      if (type.startsWith('text/html') && !path.endsWith('.html'))
        expect(answer.$('title').text(), path).to.include(ODD);
    }
  });

  it('keeps its feeds and its structured data well-formed', async () => {
    const browser = new Browser(site.app);
    for (const path of ['/fr/articles.atom', '/en/articles.atom']) {
      const { html } = await browser.get(path);
      expect((new XMLParser().parse(html) as Feed).feed.title).to.include('工場 🎡');
    }
    const { $ } = await browser.get(FRENCH);
    const data = JSON.parse($('script[type="application/ld+json"]').text()) as object;
    expect(JSON.stringify(data)).to.include(JSON.stringify(ODD).slice(1, -1));
  });

  it('keeps its calendars in lines', async () => {
    const { html } = await new Browser(site.app).get(`${world.readPath}/agenda.ics`);
    const lines = html.replaceAll('\r\n ', '').split('\r\n');
    expect(lines.filter((line) => /^(?:PRODID|Bcc|BEGIN:VCALENDAR)/.test(line))).to.have.length(2);
    expect(lines.filter((line) => line !== '' && !/^[A-Z-]+[:;]/.test(line))).to.deep.equal([]);
  });

  it('heads its letters with one line, as a text', async () => {
    const letters = await tableIn(site, 'outbox');
    expect(letters.length).to.be.greaterThan(1);
    for (const { subject, body } of letters) {
      expect(String(subject)).not.to.match(/[\r\n]/);
      expect(String(body).split('\n')[0]).to.equal(ODD);
      expect(toHtml(String(body))).not.to.include('<script>');
    }
  });

  it('hands its name and its zone to what draws the files', async () => {
    await tell(site, { timeZone: 'Asia/Tokyo' });
    const { html } = await new Browser(site.app).get(`${world.readPath}/carte.png`);
    expect(JSON.parse(html)).to.deep.equal({ site: ODD, zone: 'Asia/Tokyo' });
    await tell(site, { timeZone: DEFAULT_TIME_ZONE });
    await new Browser(site.app).get('/fr');
  });
});

interface Feed {
  readonly feed: { readonly title: string };
}

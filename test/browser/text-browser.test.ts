import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'cheerio';
import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { RISING_LEVELS } from '../../src/wheel/drawing/live-verdict.ts';
import { freshFolder } from '../support/folder.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { Browser } from '../support/browser.ts';
import { beginDraft, walkToReview } from '../support/builders.ts';
import { SLUGS } from '../support/discussion.ts';
import { openFollowUp, saveToFollow } from '../support/follow-up.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { tableIn } from '../support/rows.ts';

const run = promisify(execFile);
/** All that a text browser stops at, in the order of the document. */
const STOPS = 'a[href], button, input:not([type="hidden"]), select, textarea';
const TAB = 'key ^I';
const ENTER = 'key ^J';

interface Press {
  readonly selector: string;
  readonly typed?: string;
  readonly enter?: boolean;
}

describe('the journey in lynx, a browser of text alone', () => {
  let browsed: BrowsedSite;
  let folder: string;
  before(async () => {
    browsed = await openBrowsedSite();
    folder = freshFolder('lynx');
  });
  after(async () => {
    await browsed.close();
    rmSync(folder, { recursive: true });
  });

  it('goes from the diagnosis to a saved strategy', async () => {
    const reader = new Browser(browsed.site.app);
    // The links of the review depend on the answers: these are the ones that are typed below.
    const answers = { unanswered: '3' };
    const pages = [
      (await reader.get('/fr/roue/diagnostic')).html,
      (await beginDraft(reader, answers)).html,
      (await walkToReview(reader, answers, { listen: 'priority' })).html,
    ] as const;
    const keys = [
      ...keysFor(pages[0], [
        { selector: '#brand', typed: 'Maison Durand' },
        { selector: '#unanswered-3', enter: true },
        { selector: 'button[value="continue"]', enter: true },
      ]),
      ...keysFor(pages[1], [
        { selector: '#listen-priority', enter: true },
        { selector: 'button[value="continue"]', enter: true },
      ]),
      ...keysFor(pages[2], [{ selector: 'button[value="save"]', enter: true }]),
      'key q',
      'key y',
    ];
    await lynx(keys);
    const rows = await tableIn(browsed.site, 'revision');
    expect(rows).to.have.length(1);
    const saved = JSON.stringify(rows[0]).replaceAll('\\', '');
    expect(saved)
      .to.include('Maison Durand')
      .and.to.match(/"listen":"priority"/);
    expect(saved).to.match(/"unanswered":3/);
  });

  for (const lang of LANGS)
    it(`says of the verdicts of a wheel that they are the possible ones (${lang})`, async () => {
      const { focus, liveAll } = messagesFor(lang).wheel;
      const { stdout } = await run('lynx', [
        ...['-dump', '-nolist', '-display_charset=utf-8', '-width=1000'],
        browsed.origin + pathToArticle(lang, SLUGS[lang]),
      ]);
      const plain = (text: string) => text.replace(/\s+/g, ' ');
      const text = plain(stdout);
      const warned = text.indexOf(plain(liveAll));
      expect(warned).to.be.greaterThan(0);
      for (const level of RISING_LEVELS)
        expect(text.indexOf(plain(focus[level])), level).to.be.greaterThan(warned);
    });

  it('records the readings of a day', async () => {
    const following = await saveToFollow(browsed.site);
    const page = await openFollowUp(following);
    const path = pathTo('followUp', 'fr', { editKey: following.editKey });
    const keys = keysFor(page.html, [
      { selector: '#value-answer-1', typed: '22,5 h' },
      { selector: '#readings button[value="readings"]', enter: true },
    ]);
    await lynx([...keys, 'key q', 'key y'], path);
    const readings = await tableIn(browsed.site, 'reading');
    expect(readings).to.have.length(1);
    expect(readings[0]).to.include({ indicator_id: 'answer-1', value: '22.5' });
    const { stdout } = await run('lynx', [
      ...['-dump', '-nolist', '-display_charset=utf-8', '-width=1000'],
      browsed.origin + path,
    ]);
    expect(stdout.replace(/\s+/g, ' ')).to.include('22,5 h');
  });

  async function lynx(keys: readonly string[], path = '/fr/roue/diagnostic'): Promise<void> {
    const script = join(folder, 'keys');
    writeFileSync(script, `${keys.join('\n')}\n`);
    const settings = join(folder, 'lynx.cfg');
    writeFileSync(settings, 'ACCEPT_ALL_COOKIES:TRUE\nPERSISTENT_COOKIES:FALSE\nFORCE_SSL_PROMPT:NO\n');
    const options = [`-cfg=${settings}`, `-cmd_script=${script}`, '-term=vt100', '-force_empty_hrefless_a'];
    await run('lynx', [...options, browsed.origin + path], {
      env: { ...process.env, TERM: 'vt100', LANG: 'C.UTF-8', HOME: folder },
      timeout: 300_000,
    });
  }
});

/** The keys that reach each thing of a page in turn, from its first stop, and what is done there. */
function keysFor(html: string, presses: readonly Press[]): readonly string[] {
  const $ = load(html);
  const stops = $(STOPS).toArray();
  let at = 0;
  return presses.flatMap(({ selector, typed = '', enter = false }) => {
    const place = stops.findIndex((each) => $(each).is(selector));
    if (place < at) throw new Error(`${selector} is not further on`);
    const tabs = Array.from({ length: place - at }, () => TAB);
    at = place;
    return [
      ...tabs,
      ...Array.from(typed, (letter) => `key ${letter === ' ' ? '<space>' : letter}`),
      ...(enter ? [ENTER] : []),
    ];
  });
}

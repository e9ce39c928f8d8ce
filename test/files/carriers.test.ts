import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { calendarFile, fold, toText } from '../../src/files/ics.ts';
import type { DayEvent } from '../../src/files/ics.ts';
import { qrCode } from '../../src/web/qr.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { expectPrivate } from '../support/private-page.ts';
import { htmlFaults } from '../support/valid-html.ts';

const HOSTILE = 'L’Été, "d";\\n <b>& fils 🎡';
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: fc.constantFrom(',', ';', '\\', '\n', '\r', 'n', '🎡', 'é', ' '), maxLength: 120 }),
);

/** The lines of a calendar as a reader unfolds them. */
function unfolded(file: string): readonly string[] {
  return file.replace(/\r\n[ \t]/g, '').split('\r\n');
}

/** A value as a reader takes it. */
function fromText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark));
}

describe('days in a calendar', () => {
  const REVIEW: DayEvent = {
    uid: 'abc-review@wheel.test',
    sequence: 3,
    day: '2027-02-28',
    dayAfter: '2027-03-01',
    changedAt: NOW,
    summary: 'Durand',
    description: 'x',
    url: 'http://wheel.test/fr/s/key',
    reminds: true,
  };
  const product = '-//La Roue//FR';

  it('are events of one day, with an alarm the day before where one is asked for', () => {
    const day = { ...REVIEW, uid: 'abc-30@wheel.test', reminds: false };
    const event = [
      'SEQUENCE:3',
      'DTSTAMP:20261122T110000Z',
      'LAST-MODIFIED:20261122T110000Z',
      'DTSTART;VALUE=DATE:20270228',
      'DTEND;VALUE=DATE:20270301',
      'SUMMARY:Durand',
      'DESCRIPTION:x',
      'URL:http://wheel.test/fr/s/key',
      'TRANSP:TRANSPARENT',
    ];
    expect(unfolded(calendarFile({ product, events: [day, REVIEW] }))).to.deep.equal([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//La Roue//FR',
      'CALSCALE:GREGORIAN',
      ...['BEGIN:VEVENT', 'UID:abc-30@wheel.test', ...event, 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:abc-review@wheel.test', ...event],
      ...['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:Durand', 'TRIGGER:-P1D', 'END:VALARM'],
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('have lines of 75 octets at most, ended by CRLF, and nothing else that breaks a line', () => {
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const events = [{ ...REVIEW, summary, description }];
        const file = calendarFile({ product, events, followedAs: summary });
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).to.be.at.most(75);
          expect(line).not.to.match(/[\p{Cc}\u2028\u2029]/u);
        }
        expect(unfolded(file)).to.have.length(28);
      }),
    );
  });

  it('give back every letter once they are unfolded and read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const plain = typed.replace(/[\p{Cc}\u2028\u2029]/gu, '');
        expect(fromText(unfolded(fold(`SUMMARY:${toText(plain)}`))[0]?.slice(8) ?? '')).to.equal(plain);
      }),
    );
  });
});

describe('what carries a strategy away', () => {
  let site: TestSite;
  let browser: Browser;
  let reader: Browser;
  let owner: Answer;
  let edit: string;
  let read: string;
  before(async () => {
    site = await openSite();
    [browser, reader] = [new Browser(site.app), new Browser(site.app)];
    owner = await saveStrategy(browser, {
      diagnosis: { brand: HOSTILE, rival: 'Rivalissimo', gene: 'Sellier' },
      approaches: { listen: 'priority', rally: 'secondary' },
      review: { 'why-listen': 'Parce que', refusal: 'sell', 'review-date': '2027-03-01' },
    });
    [edit, read] = [linkPath(owner, 'edit-link'), linkPath(owner, 'read-link')];
  });
  after(() => site.close());

  it('is one file with both links and the whole page, that fetches nothing', async () => {
    for (const [path, lang] of [
      [`${edit}/strategie.html`, 'fr'],
      [`${edit.replace('/fr/', '/en/')}/strategy.html`, 'en'],
    ] as const) {
      const file = await reader.get(path);
      const { $, html, headers } = file;
      expect([file.status, $('html').attr('lang')]).to.deep.equal([200, lang]);
      expect(headers['content-disposition']).to.match(/^attachment; filename="strateg/);
      expect(headers['content-security-policy']).to.match(
        /^default-src 'none'; style-src 'sha256-\S+'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox$/,
      );
      expectPrivate(file);
      for (const link of [`http://wheel.test/${lang}/s/`, `http://wheel.test/${lang}/e/`])
        expect($(`.link-text a[href^="${link}"]`).text()).to.include(link);
      expect($('h1, h2').text()).to.include(HOSTILE);
      expect($('svg.wheel g[data-approach=listen]').attr('data-state')).to.equal('priority');
      expect($('.wheel-table tr[data-approach]')).to.have.length(12);
      for (const part of ['.choice', '.priorities', '.left-aside', '.why', '.roadmap'])
        expect($(part), part).to.have.length(1);
      expect($('script, link, img, iframe, form, object, [src], [style]')).to.have.length(0);
      expect($('style').text()).not.to.match(/url\(|@import/);
      expect(html).not.to.include('Rivalissimo');
      expect(await htmlFaults(html)).to.deep.equal([]);
    }
  });

  it('carries with it a policy that allows its own style and nothing else', async () => {
    const { $ } = await reader.get(`${edit}/strategie.html`);
    const hash = createHash('sha256').update($('style').text()).digest('base64');
    expect($('meta[http-equiv=Content-Security-Policy]').attr('content')).to.equal(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'none'; base-uri 'none'`,
    );
  });

  it('is a code of the read link, on the owner’s page and on both printed sheets', async () => {
    const { path } = qrCode(owner.$('#read-link').text());
    expect(owner.$('section.screen-only svg.qr path').attr('d')).to.equal(path);
    for (const page of [owner, await reader.get(read)]) {
      const svg = page.$('.print-only svg.qr');
      expect(svg.find('path').attr('d')).to.equal(path);
      expect(svg.attr('aria-label')).to.equal('Code QR du lien de lecture');
    }
    const other = await reader.get(read.replace('/fr/', '/en/'));
    const english = qrCode(`http://wheel.test${read.replace('/fr/', '/en/')}`);
    expect(other.$('svg.qr path').attr('d')).to.equal(english.path);
  });

  it('opens nothing with a read key in the place of the edit key', async () => {
    expect((await reader.get(`${read.replace('/s/', '/e/')}/strategie.html`)).status).to.equal(404);
  });
});

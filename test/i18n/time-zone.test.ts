import { expect } from 'chai';
import fc from 'fast-check';
import { formatDate, formatDay, startOfDay, toDay } from '../../src/i18n/format.ts';
import { DEFAULT_TIME_ZONE, knownZone, useTimeZone } from '../../src/i18n/time-zone.ts';

const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
/** Since Liberia gave up its seconds: from then on every zone counts in whole minutes. */
const FIRST = Date.parse('1973-01-01');
const LAST = Date.parse('2040-12-31');

const zone = fc.constantFrom(...ZONES);
const day = fc
  .date({ min: new Date(FIRST), max: new Date(LAST), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe('The time zone of a site', () => {
  afterEach(() => {
    useTimeZone(DEFAULT_TIME_ZONE);
  });

  it('begins each day with its first instant, wherever on earth', () => {
    fc.assert(
      fc.property(zone, day, (name, of) => {
        useTimeZone(name);
        const start = startOfDay(of);
        // A zone that crosses the date line leaves a day out.
        if (start === undefined) return !hasDay(name, of);
        return toDay(start) === of && toDay(start - 1) < of;
      }),
      { numRuns: 1500 },
    );
  });

  const STARTS = {
    'Europe/Paris': ['2026-11-22', '2026-11-21T23:00:00Z'],
    'Europe/London': ['2026-07-01', '2026-06-30T23:00:00Z'],
    'Asia/Kathmandu': ['2026-07-01', '2026-06-30T18:15:00Z'],
    'Asia/Kolkata': ['2026-07-01', '2026-06-30T18:30:00Z'],
    'Pacific/Kiritimati': ['2026-07-01', '2026-06-30T10:00:00Z'],
    'Pacific/Pago_Pago': ['2026-07-01', '2026-07-01T11:00:00Z'],
    // Their clocks skipped that midnight.
    'America/Sao_Paulo': ['2018-11-04', '2018-11-04T03:00:00Z'],
    'Asia/Beirut': ['2024-03-31', '2024-03-30T22:00:00Z'],
  } as const;
  for (const [name, [of, start]] of Object.entries(STARTS))
    it(`begins ${of} at ${start} in ${name}`, () => {
      useTimeZone(name);
      expect(startOfDay(of)).to.equal(Date.parse(start));
    });

  it('leaves out the day that Samoa never had', () => {
    useTimeZone('Pacific/Apia');
    expect(startOfDay('2011-12-30')).to.be.undefined;
    expect(startOfDay('2011-12-31')).to.equal(Date.parse('2011-12-30T10:00:00Z'));
  });

  it('is followed from the moment it changes', () => {
    const at = Date.parse('2026-11-22T23:30:00Z');
    expect([toDay(at), formatDate('fr', at)]).to.deep.equal(['2026-11-23', '23 novembre 2026']);
    useTimeZone('America/New_York');
    expect([toDay(at), formatDate('fr', at)]).to.deep.equal(['2026-11-22', '22 novembre 2026']);
  });

  it('changes no calendar day that is written down', () => {
    for (const name of ZONES) {
      useTimeZone(name);
      expect(formatDay('en', '2026-11-22'), name).to.equal('22 November 2026');
    }
  });

  it('is one that this machine knows', () => {
    expect(ZONES.filter((name) => knownZone(name) === undefined)).to.deep.equal([]);
    expect(knownZone('europe/paris')).to.equal('Europe/Paris');
    const unknown = ['', ' ', '+01:00', '+01', 'Mars/Olympus', '../etc/passwd', 'Europe/Paris\n', '<b>', '٢'];
    expect(unknown.filter((name) => knownZone(name) !== undefined)).to.deep.equal([]);
  });
});

function hasDay(timeZone: string, of: string): boolean {
  const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const noon = Date.parse(`${of}T12:00:00Z`);
  return Array.from({ length: 577 }, (_, index) => noon + (index - 288) * 5 * 60_000).some(
    (at) => days.format(at) === of,
  );
}

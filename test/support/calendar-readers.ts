import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import ICAL from 'ical.js';

const run = promisify(execFile);

const PYTHON = `
import json, sys
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
text = lambda part, name: str(part[name]) if name in part else None
def event(part):
    alarms = [each for each in part.subcomponents if each.name == 'VALARM']
    return {
        'uid': text(part, 'UID'), 'sequence': int(part['SEQUENCE']), 'summary': text(part, 'SUMMARY'),
        'description': text(part, 'DESCRIPTION'), 'url': text(part, 'URL'),
        'start': part['DTSTART'].dt.isoformat(), 'end': part['DTEND'].dt.isoformat(),
        'stamp': part['DTSTAMP'].dt.strftime('%Y-%m-%dT%H:%M:%SZ'),
        'modified': part['LAST-MODIFIED'].dt.strftime('%Y-%m-%dT%H:%M:%SZ'),
        'alarms': [[each['TRIGGER'].dt.total_seconds(), text(each, 'DESCRIPTION')] for each in alarms],
    }
print(json.dumps({
    'name': text(calendar, 'NAME'), 'calname': text(calendar, 'X-WR-CALNAME'), 'method': text(calendar, 'METHOD'),
    'refresh': text(calendar, 'X-PUBLISHED-TTL'), 'faults': [str(each) for each in calendar.errors],
    'events': [event(each) for each in calendar.walk('VEVENT')],
}))
`;

interface Event {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly start: string;
  readonly end: string;
  readonly stamp: string;
  readonly modified: string;
  /** Seconds from its beginning, and words. */
  readonly alarms: readonly (readonly [number, string])[];
}

/** What a reader of calendars makes of a file. */
export interface Read {
  readonly name: string | null;
  readonly calname: string | null;
  readonly method: string | null;
  readonly refresh: string | null;
  readonly faults: readonly string[];
  readonly events: readonly Event[];
}

/** Debian's reader undoes the escapes twice (icalendar 4.0, `unescape_char`): it shows when a backslash was typed. */
export function asDebianReads(read: Read): unknown {
  return JSON.parse(JSON.stringify(read), (_, value: unknown) =>
    typeof value === 'string'
      ? value
          .replace(/\\[nN]/g, '\n')
          .replaceAll('\\,', ',')
          .replaceAll('\\;', ';')
          .replaceAll('\\\\', '\\')
      : value,
  );
}

/** As Debian's python3-icalendar reads it. */
export async function readByDebian(file: string): Promise<Read> {
  const reader = run('/usr/bin/python3', ['-c', PYTHON], { env: { PYTHONIOENCODING: 'utf-8' } });
  reader.child.stdin?.end(file);
  return JSON.parse((await reader).stdout) as Read;
}

// RFC 7986 is younger than its list of names.
Object.assign(ICAL.design.icalendar.property, {
  name: { defaultType: 'text' },
  'x-wr-calname': { defaultType: 'text' },
});

/** As `ical.js` reads it. */
export function readByNpm(file: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const text = (part: ICAL.Component, name: string) => {
    const value = part.getFirstPropertyValue(name);
    return value === null ? null : String(value);
  };
  return {
    name: text(calendar, 'name'),
    calname: text(calendar, 'x-wr-calname'),
    method: text(calendar, 'method'),
    refresh: text(calendar, 'x-published-ttl'),
    faults: [],
    events: calendar.getAllSubcomponents('vevent').map((part) => {
      const event = new ICAL.Event(part);
      return {
        uid: event.uid,
        sequence: event.sequence,
        summary: event.summary,
        description: event.description,
        url: text(part, 'url') ?? '',
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        stamp: text(part, 'dtstamp') ?? '',
        modified: text(part, 'last-modified') ?? '',
        alarms: part.getAllSubcomponents('valarm').map((alarm) => {
          const trigger = alarm.getFirstPropertyValue('trigger');
          const seconds = trigger instanceof ICAL.Duration ? trigger.toSeconds() : NaN;
          return [seconds, text(alarm, 'description') ?? ''] as const;
        }),
      };
    }),
  };
}

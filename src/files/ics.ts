const CRLF = '\r\n';
/** A longer line is folded (RFC 5545 §3.1). */
const LINE_OCTETS = 75;

export interface DayEvent {
  /** Stays with the event over all that changes of it; letters, digits and `-.@`. */
  readonly uid: string;
  /** Counts its changes: a calendar takes the highest. */
  readonly sequence: number;
  /** `YYYY-MM-DD`; it lasts that day. */
  readonly day: string;
  readonly dayAfter: string;
  readonly changedAt: number;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  /** A reminder on the day before. */
  readonly reminds: boolean;
}

interface Calendar {
  readonly product: string;
  readonly events: readonly DayEvent[];
  /** The name of a calendar that is asked for again and again; without one it is a file to take in once. */
  readonly followedAs?: string | undefined;
}

/** A calendar of all-day events (RFC 5545; RFC 7986 for one that is followed). */
export function calendarFile({ product, events, followedAs }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${toText(product)}`,
    'CALSCALE:GREGORIAN',
    ...(followedAs === undefined ? [] : followed(toText(followedAs))),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => fold(line) + CRLF).join('');
}

/** How often to ask again is said twice: once by the standard, once as Outlook reads it; so is the name. */
function followed(name: string): readonly string[] {
  return [
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
  ];
}

function eventLines(event: DayEvent): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${toUtc(event.changedAt)}`,
    `LAST-MODIFIED:${toUtc(event.changedAt)}`,
    `DTSTART;VALUE=DATE:${toDate(event.day)}`,
    `DTEND;VALUE=DATE:${toDate(event.dayAfter)}`,
    `SUMMARY:${toText(event.summary)}`,
    `DESCRIPTION:${toText(event.description)}`,
    `URL:${event.url}`,
    'TRANSP:TRANSPARENT',
    ...(event.reminds ? alarmLines(event) : []),
    'END:VEVENT',
  ];
}

function alarmLines({ summary }: DayEvent): readonly string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${toText(summary)}`, 'TRIGGER:-P1D', 'END:VALARM'];
}

/** A value of type TEXT (RFC 5545 §3.3.11): marks escaped, line breaks as `\n`, no other control character. */
export function toText(value: string): string {
  return value
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

/** One line as lines of 75 octets at most, each next one begun by a space; no character is split. */
export function fold(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const sign of line) {
    const length = Buffer.byteLength(sign);
    if (octets + length > LINE_OCTETS) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += sign;
    octets += length;
  }
  return [...lines, current].join(CRLF);
}

function toUtc(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

function toDate(day: string): string {
  return day.replaceAll('-', '');
}

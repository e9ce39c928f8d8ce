const CRLF = '\r\n';
/** A longer line is folded (RFC 5545 §3.1). */
const LINE_OCTETS = 75;
const DAY_MS = 24 * 60 * 60 * 1000;

interface ReviewDay {
  /** The same for the same revision, whoever asks; letters, digits and `-.@`. */
  readonly uid: string;
  readonly day: string;
  readonly savedAt: number;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly product: string;
}

/** A calendar file with one all-day event, and a reminder a day before (RFC 5545). */
export function reviewCalendar(review: ReviewDay): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${review.product}`,
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${review.uid}`,
    `DTSTAMP:${toUtc(review.savedAt)}`,
    `DTSTART;VALUE=DATE:${toDate(review.day, 0)}`,
    `DTEND;VALUE=DATE:${toDate(review.day, 1)}`,
    `SUMMARY:${toText(review.summary)}`,
    `DESCRIPTION:${toText(review.description)}`,
    `URL:${review.url}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${toText(review.summary)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => fold(line) + CRLF).join('');
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

function toDate(day: string, daysLater: number): string {
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + daysLater * DAY_MS);
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}

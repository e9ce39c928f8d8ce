import { pathTo } from '../addresses/links.ts';
import { keyInPath } from '../addresses/match.ts';
import type { SeedCase } from './seed-cases.ts';
import { post } from './seed-post.ts';
import type { SeedFollowUp } from './seed-readings.ts';
import { withoutPrefix } from '../addresses/prefix.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Between the last reading and today. */
const SINCE_DAYS = 2;

/** How long ago a case was saved, for its last reading to be of the day before yesterday. */
export function daysFollowed({ followed }: SeedCase): number {
  return followed === undefined ? 0 : (followed.readings.at(-1)?.days ?? 0) + SINCE_DAYS;
}

/** Follows a strategy through the forms of its owner, from the day of its save; `time` ends where its meeting is held. */
export async function followThroughForms(
  owner: string,
  { indicators, readings, decisions }: SeedFollowUp,
  time: { now: number },
): Promise<void> {
  const savedAt = time.now;
  const { origin, pathname } = new URL(owner);
  const editKey = keyInPath(withoutPrefix(pathname) ?? '')?.key ?? '';
  const followUp = origin + pathTo('followUp', 'fr', { editKey });
  const act = (action: string, fields: Readonly<Record<string, string>>) =>
    post(followUp, new URLSearchParams({ action, ...fields }));
  for (const [indicator, fields] of Object.entries(indicators))
    await act('indicator', { indicator, ...fields });
  for (const { days, values, notes = {}, corrected } of readings) {
    time.now = savedAt + days * DAY_MS;
    await act('readings', { ...named('value', values), ...named('note', notes) });
    if (corrected === undefined) continue;
    const { indicator, value, note } = corrected;
    const reading = await newestOf(followUp, indicator);
    await act('correct', { reading, 'new-value': value, 'new-note': note });
  }
  await act('show', { 'show-follow-up-asked': '1', 'show-follow-up': 'on' });
  time.now += SINCE_DAYS * DAY_MS;
  const decided = Object.entries(decisions).flatMap(([approach, [kind, reason]]): [string, string][] => [
    [`decision-${approach}`, kind],
    [`reason-${approach}`, reason],
  ]);
  await post(
    origin + pathTo('meeting', 'fr', { editKey }),
    new URLSearchParams([['action', 'save'], ['revision', '1'], ...decided]),
  );
}

/** The reading that the page lists first of an indicator. */
async function newestOf(followUp: string, indicator: string): Promise<string> {
  const page = await (await fetch(followUp)).text();
  const [, reading] =
    /corriger=([\w-]+)/.exec(page.slice(page.indexOf(`data-indicator="${indicator}"`))) ?? [];
  if (reading === undefined) throw new Error(`no reading of ${indicator} can be corrected`);
  return reading;
}

function named(prefix: string, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [`${prefix}-${id}`, value]));
}

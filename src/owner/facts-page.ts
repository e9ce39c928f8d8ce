import type { Config } from '../config.ts';
import { formatAge, formatMoment, formatNumber } from '../i18n/format.ts';
import type { Messages } from '../i18n/fr.ts';
import { messagesFor } from '../i18n/messages.ts';
import { siteVersion } from '../web/version.ts';
import type { ServerFacts, SiteFacts, Told } from './facts.ts';

interface Group {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

type FactName = keyof Messages['state']['facts'];
type Facts = readonly (readonly [FactName, string])[];

/** The facts of the owner's page, group by group; one about which nothing is known is left out. */
export function stateGroups(config: Config, told: Told): readonly Group[] {
  const words = messagesFor(told.lang).state;
  const groups: readonly (readonly [keyof Messages['state']['groups'], Facts])[] = [
    ['activity', activity(told)],
    ['backups', told.facts === undefined ? [] : backups(told, told.facts)],
    ['disk', told.facts === undefined ? [] : disk(told, told.facts)],
    ['server', told.facts?.server === undefined ? [] : server(told, told.facts.server)],
    ['mail', mail(config, told)],
    ['clock', told.facts === undefined ? [] : clock(told, told.facts)],
    ['program', program(config, told)],
  ];
  return groups
    .filter(([, facts]) => facts.length > 0)
    .map(([name, facts]) => ({
      title: words.groups[name],
      facts: facts.map(([label, value]) => ({ label: words.facts[label], value })),
    }));
}

function activity({ lang, stored }: Told): Facts {
  const words = messagesFor(lang).state;
  return [
    ['strategies', words.strategiesThisWeek(stored.strategies, stored.strategiesThisWeek)],
    ['comments', count(lang, stored.comments, words.none)],
    ['reports', count(lang, stored.reports, words.none)],
  ];
}

function backups({ lang, now }: Told, { backups: known, server }: SiteFacts): Facts {
  const words = messagesFor(lang).state;
  const { last, next } = known;
  const say = last?.isProved === true ? words.proved : words.unproved;
  if (server !== undefined)
    return [
      ['archive', words.archiveOfServer],
      [
        'lastDump',
        last === undefined
          ? words.noDump
          : say(formatMoment(lang, last.madeAt), formatAge(lang, now - last.madeAt)),
      ],
    ];
  const isSoon = last === undefined || (next !== undefined && next <= now);
  return [
    [
      'lastBackup',
      last === undefined
        ? words.noBackupYet
        : say(formatMoment(lang, last.madeAt), formatAge(lang, now - last.madeAt)),
    ],
    [
      'nextBackup',
      next === undefined && known.days === 0
        ? words.noBackupPlanned
        : isSoon || next === undefined
          ? words.soon
          : words.from(formatMoment(lang, next)),
    ],
    ['kept', known.count === 0 ? words.keptNone : words.kept(known.count, known.days)],
  ];
}

function disk(
  { lang }: Told,
  { freeBytes, databaseBytes, backups: { count: copies, bytes } }: SiteFacts,
): Facts {
  const { bytes: size, noneFeminine } = messagesFor(lang).state;
  const room: Facts = freeBytes === undefined ? [] : [['room', size(freeBytes)]];
  return [...room, ['database', size(databaseBytes)], ['copies', copies === 0 ? noneFeminine : size(bytes)]];
}

function server({ lang }: Told, { version, standby, standbys, leader }: ServerFacts): Facts {
  const words = messagesFor(lang).state;
  return [
    ['engine', `PostgreSQL ${version}`],
    ['standby', words.standby[standby](standbys)],
    ['leader', leader ?? words.noLeader],
  ];
}

function mail(config: Config, { lang, stored }: Told): Facts {
  const words = messagesFor(lang).state;
  const { lastLetter, lettersWaiting, lettersGivenUp } = stored;
  if (config.mail === undefined) return [['server', words.mailUnset]];
  return [
    ['server', words.mailSet],
    ['lastLetter', lastLetter === undefined ? words.noLetterSent : formatMoment(lang, lastLetter)],
    ['lettersWaiting', count(lang, lettersWaiting, words.noneFeminine)],
    ['lettersGivenUp', count(lang, lettersGivenUp, words.noneFeminine)],
  ];
}

function clock({ lang, now }: Told, { clock: { wall, lastNoted, isHeld } }: SiteFacts): Facts {
  const words = messagesFor(lang).state;
  const noted: Facts = lastNoted === undefined ? [] : [['lastNoted', formatMoment(lang, lastNoted)]];
  return [
    ['machineSays', formatMoment(lang, wall)],
    ['believed', isHeld ? words.clockHeld(formatMoment(lang, now)) : words.clockBelieved],
    ...noted,
  ];
}

function program(config: Config, { lang, facts }: Told): Facts {
  const words = messagesFor(lang).state;
  const known: Facts =
    facts === undefined
      ? []
      : [
          ['schema', words.schema(facts.schema.slice(0, SCHEMA_DIGITS))],
          ['since', formatMoment(lang, facts.startedAt)],
        ];
  return [
    ['version', siteVersion()],
    ['node', process.versions.node],
    ...known,
    ['workers', formatNumber(lang, config.workers)],
  ];
}

/** Of the name of a migration. */
const SCHEMA_DIGITS = 4;

function count(lang: Messages['lang'], value: number, none: string): string {
  return value === 0 ? none : formatNumber(lang, value);
}

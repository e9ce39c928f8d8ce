import { formatNumber } from '../format.ts';
import type { Messages } from '../fr.ts';

const many = (count: number, one: string, several: string): string =>
  `${formatNumber('en', count)} ${count === 1 ? one : several}`;

export const state: Messages['state'] = {
  title: 'State of the site',
  lead: 'A glance a week is enough. What needs something from you comes first.',
  queueNotice: (count) => (count === 1 ? 'An alert needs you.' : `${count} alerts need you.`),
  seeState: 'See the state of the site',
  needed: 'What needs you',
  nothingNeeded: 'Nothing needs you today.',
  unknown:
    'Part of the state cannot be told right now. Reload the page in a minute; if it lasts, the log of the site says why.',
  later: 'When you have a moment',
  waiting: {
    comments: (count) => many(count, 'comment waits for a decision', 'comments wait for a decision'),
    reports: (count) => many(count, 'report is open', 'reports are open'),
    decide: 'Decide',
    open: 'Open the page',
  },
  alerts: {
    'archive-failed': {
      title: 'The archive of the database refuses what it is given',
      mend: 'Read the log of its server. Until the archive takes it again, a restore would lose what came since, and the journal grows on the disk of the database.',
    },
    'backup-failed': {
      title: 'The last backup could not be made',
      mend: 'Look at the room and the rights of the backup folder. `npm run backup` says what is in the way.',
    },
    'backup-late': {
      title: 'The last backup is more than 26 hours old',
      mend: '`npm run backup` makes one now, or says what is in the way.',
    },
    'clock-held': {
      title: 'The site does not believe the clock that it goes by',
      mend: 'It is more than a week ahead of what the site expected, so nothing ends and nothing is erased for now. If it is right: `npm run clock -- confirm`. If not, set it (`timedatectl set-ntp true`): with PostgreSQL it is that of the machine of the database.',
    },
    'clocks-apart': {
      title: 'The clocks of this machine and of the database are apart',
      mend: 'Ten seconds and more. The site goes by that of the database, so nothing is lost, but codes of the second factor are refused if that one is wrong. Set both from the network (`timedatectl set-ntp true`).',
    },
    'comment-flood': {
      title: 'Comments are flooding in',
      mend: 'Five hundred within an hour have filled the queue, and the next ones wait. Search the queue for what the robot says, then decide on the whole list.',
    },
    'conflicts-many': {
      title: 'Many changes are in each other’s way',
      mend: 'A fifth of what was written in the last minutes had to be begun again. If visitors wait, look at the load of the PostgreSQL server and for a crowd on one page; otherwise it passes.',
    },
    'disk-low': {
      title: 'The disk is nearly full',
      mend: 'Less than 100 MB are left. Move old backups away, lower BACKUP_DAYS, or take a larger disk.',
    },
    'files-faulty': {
      title: 'An article or a method has a fault',
      mend: 'Correct the file, then restart the site. What cannot be read is left out, and the rest of the site answers.',
    },
    'journal-large': {
      title: 'The journal of the database is growing',
      mend: 'A program keeps the database open: `fuser wheel.sqlite` names it. The journal shrinks once that ends.',
    },
    'leader-missing': {
      title: 'No machine sends the letters',
      mend: 'For ten minutes none of them has taken the lead, so no letter leaves and nothing is erased. Restart the site on one of them, then `npm run doctor`.',
    },
    'letters-given-up': {
      title: 'Letters were given up',
      mend: 'The page “Letters” says why, and sends them again, one by one or all of a reason.',
    },
    'outbox-stuck': {
      title: 'A letter has waited for two hours',
      mend: '`npm run mail-test` tells what the server answers. The site goes on trying for four days.',
    },
    'purge-late': {
      title: 'Data past its time has not been erased yet',
      mend: 'Restart the site. If it lasts, the lines `purge failed` of its log say why.',
    },
    'report-flood': {
      title: 'Reports are flooding in',
      mend: 'Search the reports for what repeats itself, then close the whole list.',
    },
    'sign-in-flood': {
      title: 'Somebody is trying passwords',
      mend: 'The site slows them down by itself. See that every account has a second factor, and block the address in front of the site if it lasts.',
    },
    'standby-late': {
      title: 'A standby of the database is late',
      mend: 'It is five minutes or 256 MB behind, and could not take over at once. Look at its disk, its network and its log.',
    },
    'standby-missing': {
      title: 'No standby confirms what is written',
      mend: 'If the primary fails now, what was sent last may be lost; and where commits wait for a standby, forms are refused until one is back. Start a standby, or look why it no longer follows.',
    },
  },
  notices: {
    'as-root': {
      title: 'The site runs with all rights of the machine (root)',
      mend: 'Give it an account of its own: `User=` in the systemd unit, or `sudo -u wheel` before the command, after `chown -R wheel` on its data folder.',
    },
    'no-proxy': {
      title: 'The server in front of the site is not named',
      mend: 'Set TRUST_PROXY=1 if there is one: without it all your visitors share the same limits.',
    },
    'no-address': {
      title: 'The public address of the site is not given',
      mend: 'Set BASE_URL to what your visitors type, such as https://example.org.',
    },
    'plain-http': {
      title: 'Visitors come by http, without encryption',
      mend: 'Put a server with https in front of the site, then give that address to BASE_URL.',
    },
    'short-hsts': {
      title: 'The promise of https is short',
      mend: 'Once https has held for a few weeks, set HSTS=365.',
    },
    'open-folder': {
      title: 'Other accounts of the machine can open the data folder',
      mend: '`chmod 700` on that folder closes it.',
    },
    'open-secret': {
      title: 'Other accounts of the machine can read a secret of the site',
      mend: '`npm run doctor` names the file. `chmod 600` closes it; the site will not start again before that.',
    },
    'other-owner': {
      title: 'A file of the site belongs to another account',
      mend: '`npm run doctor` names it, with the command that gives it back.',
    },
    'clock-behind': {
      title: 'The clock that the site goes by is behind what it has noted',
      mend: 'Set it (`timedatectl set-ntp true`): with PostgreSQL it is that of the machine of the database. If it is right: `npm run clock -- confirm`.',
    },
    'no-contact': {
      title: 'The site gives no address to write to',
      mend: 'Give one under “Identity”: without it nobody knows whom to ask to have anything corrected or erased.',
    },
    'no-facts': {
      title: 'The legal notice is incomplete',
      mend: 'Complete it under “Identity”: French law asks it of a public site.',
    },
    'no-second-factor': {
      title: 'An account signs in with a password alone',
      mend: 'Ask everybody for a second factor under “Security of the accounts”, or talk to the person.',
    },
    'same-disk': {
      title: 'The backups lie on the same disk as the site',
      mend: 'Copy them elsewhere each day, and keep link-secret and mail-secret in a third place.',
    },
    'no-backups': {
      title: 'The site makes no backup by itself',
      mend: 'Set BACKUP_DAYS above 0, or see that another program does it.',
    },
    'may-lose': {
      title: 'What was saved last could be lost with the machine of the database',
      mend: 'The database says “saved” before another machine has a copy. Give it two standbys, one of which confirms (`synchronous_standby_names`), unless your host does so already.',
    },
    'no-mail': {
      title: 'The site sends no letters',
      mend: 'Without SMTP_URL it can neither tell you of anything, nor give their links back to people who ask.',
    },
  },
  groups: {
    activity: 'Activity',
    disk: 'Disk',
    server: 'Shared database',
    backups: 'Backups',
    mail: 'Letters',
    clock: 'Clock',
    program: 'Program',
  },
  facts: {
    strategies: 'Strategies',
    comments: 'To read',
    reports: 'Reports',
    room: 'Room left',
    database: 'Database',
    copies: 'Backups',
    lastBackup: 'Last',
    nextBackup: 'Next',
    archive: 'By the server',
    lastDump: 'By hand, on this machine',
    kept: 'Kept',
    engine: 'Engine',
    standby: 'Standby',
    leader: 'Sends and erases',
    server: 'Server',
    lastLetter: 'Last sent',
    lettersWaiting: 'Waiting',
    lettersGivenUp: 'Given up',
    machineSays: 'The machine says',
    believed: 'The site finds it',
    lastNoted: 'Last noted',
    version: 'Version',
    node: 'Node',
    schema: 'Database',
    since: 'Running since',
    workers: 'Processes',
  },
  strategiesThisWeek: (all, fresh) =>
    all === 0
      ? 'none yet'
      : `${formatNumber('en', all)}, of which ${formatNumber('en', fresh)} in the last seven days`,
  none: 'none',
  noneFeminine: 'none',
  proved: (moment, age) => `${moment} (${age}), proved`,
  unproved: (moment, age) => `${moment} (${age}), without its control file: the site has not proved it`,
  noBackupYet: 'yet to be made: the first follows within minutes of the start',
  noBackupPlanned: 'none is planned',
  archiveOfServer: 'whoever runs it makes them, and the site does not see them',
  noDump: 'none',
  soon: 'within ten minutes',
  from: (moment) => `from ${moment}`,
  keptNone: 'none yet',
  kept: (count, days) =>
    days === 0
      ? many(count, 'backup', 'backups')
      : `${many(count, 'backup', 'backups')}, each for ${many(days, 'day', 'days')}`,
  mailSet: 'set',
  mailUnset: 'none: the site writes to nobody',
  noLetterSent: 'none in the last seven days',
  clockBelieved: 'right',
  clockHeld: (moment) => `ahead, and counts by itself: ${moment}`,
  schema: (name) => `change ${name}`,
  standby: {
    alone: () => 'none: what is saved has no second copy',
    asynchronous: (count) =>
      `${many(count, 'machine follows', 'machines follow')} without confirming: what was saved last could be lost`,
    synchronous: (count) =>
      `confirms before each answer (${many(count, 'machine follows', 'machines follow')})`,
  },
  noLeader: 'nobody right now',
  bytes: (count) => {
    const megabytes = count / 1024 ** 2;
    if (megabytes >= 1024) return `${formatNumber('en', Math.round((megabytes / 1024) * 10) / 10)} GB`;
    return megabytes < 1 ? 'less than 1 MB' : `${formatNumber('en', Math.round(megabytes))} MB`;
  },
  checkMore: 'For a full examination, on the machine of the site: `npm run doctor`.',
};

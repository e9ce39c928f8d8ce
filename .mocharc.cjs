const { testsOfSites } = require('./test/support/sites.ts');

// `ENGINE=postgres npm test` puts the same sites on PostgreSQL; what opens no site is the same on both, and runs once.
const isPostgres = process.env.ENGINE === 'postgres';
const ABOUT_SQLITE = [
  // Its commits, pragmas and what it sees of other processes.
  'test/db/sqlite-*.test.ts',
  // Its file while the site starts: lost, damaged, older, of another user, beside another site.
  'test/start/!(postgres-*).test.ts',
  // Processes that share the file, and their locks.
  'test/processes/!(hosts-*).test.ts',
  'test/mail/loop.test.ts',
  // What processes count apart, each its share.
  'test/web/post-limit.test.ts',
  'test/owner/state-of-workers.test.ts',
  // Copies of the file and of its older versions, its journal, and what is looked at in it.
  'test/operations/{backup,checkpoint,doctor,mail-secret,metrics,move,old-copy}.test.ts',
  // What reads the files of methods, and opens no database.
  'test/commands/method.test.ts',
  // A folder that holds database and secrets: without one of them, and another one to restore into.
  'test/commands/folder.test.ts',
  // What the sources look like, whatever they run on.
  'test/house/*.test.ts',
];
const ABOUT_POSTGRES = [
  'test/db/postgres-*.test.ts',
  'test/start/postgres-*.test.ts',
  'test/processes/hosts-*.test.ts',
  'test/operations/postgres-*.test.ts',
  'test/commands/postgres-*.test.ts',
];

module.exports = {
  spec: isPostgres ? testsOfSites() : ['test/**/*.test.ts'],
  ignore: ['test/browser/**', 'test/trust/**', ...(isPostgres ? ABOUT_SQLITE : ABOUT_POSTGRES)],
  require: ['bin/node-version.js', ...(isPostgres ? ['test/support/postgres-run.ts'] : [])],
  extension: ['ts'],
  timeout: 300_000,
  parallel: true,
  jobs: 2,
};

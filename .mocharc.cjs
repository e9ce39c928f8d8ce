// `ENGINE=postgres npm test` puts the same sites on PostgreSQL. What is about the files of SQLite stays with SQLite.
const isPostgres = process.env.ENGINE === 'postgres';
const ABOUT_SQLITE = [];
const ABOUT_POSTGRES = ['test/db/postgres-*.test.ts'];

module.exports = {
  spec: ['test/**/*.test.ts'],
  ignore: ['test/browser/**', 'test/trust/**', ...(isPostgres ? ABOUT_SQLITE : ABOUT_POSTGRES)],
  require: ['bin/node-version.js', ...(isPostgres ? ['test/support/postgres-run.ts'] : [])],
  extension: ['ts'],
  timeout: 90_000,
  parallel: true,
  jobs: 2,
};

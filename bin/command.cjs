// Finds a command and runs it: as compiled in a package, as written in a clone. Any Node has to read this file, to be told that it is too old.
'use strict';
const fs = require('fs');
const path = require('path');
const url = require('url');

const ROOT = path.join(__dirname, '..');
const LEAST_NODE = [22, 18];

/** `script` lies in src; `words` stand before what is typed. What needs no database or picture `isLight`; what knows --help itself `isExplained`. */
const COMMANDS = {
  start: { script: 'server', does: 'runs the site until it is told to stop' },
  moderator: { script: 'commands/moderator', isExplained: true, does: 'accounts of moderators and owners' },
  doctor: operate('doctor', 'looks at everything and explains it'),
  backup: operate('backup', 'copies the database and proves the copy'),
  restore: operate('restore', 'puts a backup into a new folder'),
  move: operate('move', 'copies a stopped site into an empty PostgreSQL database'),
  clock: operate('clock', 'says whether the site believes the clock of this machine'),
  'mail-test': operate('mail-test', 'sends one letter, and says step by step what came of it'),
  erase: operate('erase', 'forgets a person or a strategy'),
  export: operate('export', 'what is held of a person, or every comment'),
  'new-link-secret': operate('new-link-secret', 'goes on without the old one, if it is lost'),
  seed: {
    script: 'commands/seed',
    does: 'fills the empty database of a site with examples; --counted N adds brands',
  },
  method: {
    script: 'commands/method',
    isExplained: true,
    isLight: true,
    does: 'begins, checks and draws a wheel of your own',
  },
  recount: { script: 'commands/recount', does: 'makes the counters of the observatory anew' },
};

run(process.argv[2] || 'help', process.argv.slice(3));

function operate(name, does) {
  return { script: 'commands/operate', words: [name], isExplained: true, does: does };
}

function run(name, typed) {
  if (name === 'help' || name === '--help' || name === '-h') return say(help());
  if (name === 'version' || name === '--version' || name === '-v') return say(version());
  const command = Object.prototype.hasOwnProperty.call(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return fail('there is no command ' + name + '\n\n' + help());
  if (!command.isExplained && (typed.indexOf('--help') >= 0 || typed.indexOf('-h') >= 0))
    return say('strategy-wheel ' + name + ' ' + command.does + '.');
  const obstacle = oldNode() || (command.isLight ? undefined : unfitPackages());
  if (obstacle !== undefined) return fail(obstacle);
  const script = scriptOf(command);
  // As if Node had been given the script: workers of the site are started by the same words.
  process.argv = [process.argv[0], script].concat(command.words || [], typed);
  import(url.pathToFileURL(script).href).catch(failToLoad);
}

function scriptOf(command) {
  const source = path.join(ROOT, 'src', command.script + '.ts');
  return fs.existsSync(source) ? source : path.join(ROOT, 'dist', 'src', command.script + '.js');
}

function oldNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > LEAST_NODE[0] || (parts[0] === LEAST_NODE[0] && parts[1] >= LEAST_NODE[1])) return undefined;
  return (
    'this is Node ' +
    process.versions.node +
    ', and ' +
    LEAST_NODE.join('.') +
    ' or later is needed: ' +
    'strategy-wheel brings one for most machines, unless optional packages were left out'
  );
}

/** The two parts that are made for one kind of machine. They say so late, and in several lines. */
function unfitPackages() {
  try {
    const Database = require('better-sqlite3');
    new Database(':memory:').close();
    require('@resvg/resvg-js');
    return undefined;
  } catch (error) {
    return describePackages(error);
  }
}

function failToLoad(error) {
  const isMissing = error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND';
  if (!isMissing) throw error;
  fail(describePackages(error));
}

function describePackages(error) {
  const machine = process.platform + ' ' + process.arch + ', Node ' + process.versions.node;
  return (
    'its packages are incomplete, or made for another machine than this one (' +
    machine +
    '): ' +
    'install them anew on this machine, with optional packages (npm ci in a clone, npm install of the package elsewhere)' +
    '. It is about: ' +
    String(error.message).split('\n')[0]
  );
}

function help() {
  const names = Object.keys(COMMANDS).concat('version');
  const width =
    Math.max.apply(
      null,
      names.map((name) => name.length),
    ) + 2;
  const line = (name, does) => '  ' + name + ' '.repeat(width - name.length) + does;
  return ['strategy-wheel COMMAND [--help]', '']
    .concat(
      Object.keys(COMMANDS).map((name) => line(name, COMMANDS[name].does)),
      line('version', 'the version of this program'),
      [
        '',
        'The settings are variables of the environment: README.md lists them. Ends with 0 when done, else with 1.',
      ],
    )
    .join('\n');
}

function version() {
  return JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version;
}

function say(text) {
  process.stdout.write(text + '\n');
}

function fail(why) {
  process.stderr.write('strategy-wheel: ' + why + '\n');
  process.exitCode = 1;
}

import Database from 'better-sqlite3';

/** The command `move` that reads each table whole before it looks at its first row. */
interface Iterating {
  iterate: (...given: readonly unknown[]) => IterableIterator<unknown>;
  all: (...given: readonly unknown[]) => unknown[];
}
const probe = new Database(':memory:');
const statements = Object.getPrototypeOf(probe.prepare('select 1')) as Iterating;
probe.close();
statements.iterate = function whole(this: Iterating, ...given) {
  return this.all(...given)[Symbol.iterator]();
};

await import('../../../src/commands/operate.ts');

import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Imported before a site is: writes down each driver of a database that it asks for. */
const DRIVERS = ['better-sqlite3', 'pg'];
const file = process.env['DRIVERS_FILE'] ?? '';

registerHooks({
  resolve(name, context, next) {
    if (DRIVERS.includes(name)) appendFileSync(file, `${name}\n`);
    return next(name, context);
  },
});

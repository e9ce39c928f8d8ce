import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/engine.ts';
import { preparingReminders, queueReminders } from '../../src/follow-up/letter-store.ts';
import { sendDue } from '../../src/mail/sender.ts';
import { openTransport } from '../../src/mail/transport.ts';
import { outsideOf } from '../../src/processes/outside.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';

/** Queues and sends as the site does, round after round, by a clock that stands in a file; a dot says that a round is over. */
const config = readConfig(process.env);
const clock = () => Number(readFileSync(process.env['CLOCK'] ?? '', 'utf8'));
const opened = await openDatabase(config);
opened.serveVisitors();
const log = createLog('warn');
const outside = outsideOf(config, opened, log, clock);
if (config.mail === undefined) throw new Error('this site sends no mail');
const transport = openTransport(config.mail, () => Promise.resolve('La Roue'));
const sending = { db: opened.db, clock, log, transport, prepare: preparingReminders(outside) };
for (;;) {
  try {
    await queueReminders(outside, () => false);
    await sendDue(sending);
  } catch (error) {
    log.warn({ error: String(error) }, 'mail round failed');
  }
  process.stdout.write('.');
  await pause(20);
}

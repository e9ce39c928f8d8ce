import { startForRun } from './postgres.ts';

/** `ENGINE=postgres` puts every site of a run on PostgreSQL. Mocha calls these before its workers begin and after they end. */
let stop: (() => Promise<void>) | undefined;

export async function mochaGlobalSetup(): Promise<void> {
  if (process.env['ENGINE'] === 'postgres') stop = await startForRun();
}

export async function mochaGlobalTeardown(): Promise<void> {
  await stop?.();
}

import { rmSync } from 'node:fs';
import { freshFolder } from '../../support/folder.ts';
import { openSite } from '../../support/app.ts';
import { arrive } from '../../support/comments.ts';
import { fillSite } from '../../support/filled-site.ts';
import { ask, sharedSecrets, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';

const TEXT = 300;

/** A server of its own with a filled site, and databases beside it that come and go. */
export class OwnServer {
  readonly #server: PostgresServer;
  readonly #folder = freshFolder('own-server');

  static async start(): Promise<OwnServer> {
    return new OwnServer(await startPostgres());
  }

  private constructor(server: PostgresServer) {
    this.#server = server;
  }

  /** What a process of a site is told, whose rows are in this database. */
  siteOn(database: string): Readonly<Record<string, string>> {
    return { DATABASE_URL: this.addressOf(database), ...sharedSecrets('own server') };
  }

  addressOf(database: string): string {
    return this.#server.addressOf(database);
  }

  async administer(statement: string): Promise<readonly object[]> {
    return (await ask<object>(this.addressOf('postgres'), statement)).rows;
  }

  async make(database: string): Promise<void> {
    await this.administer(`create database ${database} template template0 encoding 'UTF8' locale 'C'`);
  }

  async drop(database: string): Promise<void> {
    await this.administer(`drop database if exists ${database} with (force)`);
  }

  /** A site with something in every corner, and so many comments that a copy of it takes its time. */
  async fill(database: string, comments: number): Promise<void> {
    await this.make(database);
    const site = await openSite(this.siteOn(database), this.#folder);
    try {
      await fillSite(site);
      const { id } = await arrive(site, { status: 'published' });
      await ask(
        this.addressOf(database),
        `insert into comment select (jsonb_populate_record(c, jsonb_build_object('id', 'many-' || n,
           'text', left(repeat(md5(n::text), ${TEXT}), ${TEXT})))).*
         from comment c, generate_series(1, ${comments}) n where c.id = '${id}'`,
      );
    } finally {
      await site.db.destroy();
    }
  }

  /** Connections to a database that have not ended yet, as what was killed lets go of its own a moment later. */
  async countConnections(database: string): Promise<number> {
    const rows = await this.administer(`select 1 from pg_stat_activity where datname = '${database}'`);
    return rows.length;
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

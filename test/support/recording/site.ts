// Everything of src that the recording of pages needs stands in this file: whoever moves src mends it here.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { endToken } from '../../../src/comments/writer.ts';
import { DATABASE_FILE } from '../../../src/db/database.ts';
import { mailLink } from '../../../src/moderation/mail-link.ts';
import { PAGES } from '../../../src/addresses/pages.ts';
import { loadSecrets } from '../../../src/secrets.ts';
import { siteServer } from '../../../src/web/server/http-server.ts';
import { crowdOf, publish } from '../../observatory/builders.ts';
import { openSite } from '../app.ts';
import type { TestSite } from '../app.ts';
import { wheelOf } from '../method.ts';
import { freshFolder } from '../folder.ts';

export { PAGES };
export type Lang = 'fr' | 'en';
export const LANGS: readonly Lang[] = ['fr', 'en'];
export type PageName = keyof typeof PAGES;

export const ORIGIN = 'http://wheel.test';
export const MODERATOR = { name: 'Camille', password: 'huit tasses vertes sur la table' } as const;
/** Of that password, made once with a salt of its own. */
const PASSWORD_HASH = 'scrypt$1024$8$1$c2l4dGVlbiBieXRlcyBvaw$iiBmxom28_qB49dN1dFLXHtxE7pz8zonJRFSz-pINps';
const ENVIRONMENT = {
  BASE_URL: ORIGIN,
  SESSION_SECRET: 'a secret that everybody may read: it signs nothing but a recording',
  CONTACT_EMAIL: 'contact@example.org',
  TRUST_PROXY: '1',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'roue@example.org',
  MODERATOR_EMAIL: 'owner@example.org',
};
const CROWD = [
  wheelOf({ listen: 'priority', answer: 'priority', reassure: 'secondary', sell: 'secondary' }),
  wheelOf({ sell: 'priority' }),
  wheelOf({ listen: 'priority', answer: 'priority' }),
  wheelOf({ listen: 'priority', answer: 'secondary' }),
  wheelOf({ listen: 'priority' }),
  wheelOf({ answer: 'priority', teach: 'secondary' }),
];
const CROWD_SIZE = 120;

export interface RecordedSite {
  readonly port: number;
  readonly time: { now: number };
  /** Told before each request: what chance gives depends on nothing but which request it is. */
  readonly nextRequest: (asked: string) => void;
  /** The same database, from outside. */
  readonly outside: Database.Database;
  readonly endNoticesToken: (id: string) => string;
  readonly mailPath: (lang: Lang, id: string) => string;
  readonly publish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The real site, of which nothing is left to chance: its secrets, clock, random bytes and moderator are given. */
export async function openRecordedSite(): Promise<RecordedSite> {
  const folder = freshFolder('recorded');
  for (const name of ['link-secret', 'mail-secret'])
    writeFileSync(join(folder, name), `${createHash('sha256').update(name).digest('base64url')}\n`);
  const chance = new Chance();
  const site = await openSite(ENVIRONMENT, folder, { random: (bytes) => chance.bytes(bytes) });
  const server = siteServer(site.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await crowdOf(site, CROWD_SIZE, CROWD);
  await publish(site);
  const outside = new Database(join(folder, DATABASE_FILE));
  addModerator(outside, site.time.now);
  return {
    port: (server.address() as AddressInfo).port,
    time: site.time,
    nextRequest: (asked) => {
      chance.nextRequest(asked);
    },
    outside,
    endNoticesToken: (id) => endToken(loadSecrets(site.config).mail, { id, created_at: site.time.now }),
    mailPath: (lang, id) => new URL(linkInMail(site, lang, id, versionOf(outside, id))).pathname,
    publish: () => publish(site),
    close: async () => {
      outside.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await site.close();
    },
  };
}

function addModerator(outside: Database.Database, now: number): void {
  outside
    .prepare('insert into moderator (id, name, name_key, password_hash, created_at) values (?, ?, ?, ?, ?)')
    .run('moderator-of-them', MODERATOR.name, MODERATOR.name.toLowerCase(), PASSWORD_HASH, now);
}

function versionOf(outside: Database.Database, id: string): number {
  return Number(outside.prepare('select version from comment where id = ?').pluck().get(id));
}

function linkInMail({ config, time }: TestSite, lang: Lang, id: string, version: number): string {
  return mailLink({ config, secrets: loadSecrets(config), clock: () => time.now }, lang, id, version);
}

/**
 * Random bytes from a counter. It starts anew with each request and counts each length by itself: a page that leads to
 * one more, or a request that asks for one more or in another order, changes nothing elsewhere.
 */
class Chance {
  #request = '';
  readonly #asked = new Map<string, number>();
  readonly #given = new Map<number, number>();

  nextRequest(asked: string): void {
    const times = (this.#asked.get(asked) ?? 0) + 1;
    this.#asked.set(asked, times);
    this.#request = `${asked} ${times}`;
    this.#given.clear();
  }

  bytes(length: number): Buffer {
    const count = this.#given.get(length) ?? 0;
    this.#given.set(length, count + 1);
    const blocks: Buffer[] = [];
    for (let block = 0; block * 32 < length; block += 1)
      blocks.push(createHash('sha256').update(`${length} ${count} ${block} ${this.#request}`).digest());
    return Buffer.concat(blocks).subarray(0, length);
  }
}

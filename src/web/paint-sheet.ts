import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { STATIC } from '../addresses/pages.ts';
import { withPrefix } from '../addresses/prefix.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Method } from '../method/method.ts';
import { OWN_KEYS, isOwn, withOwn } from '../method/own.ts';
import type { OwnApproach } from '../method/own.ts';
import { findMethod } from '../method/store.ts';
import { paintCssOver } from '../wheel/drawing/paint-css.ts';
import { KEPT_FOR_GOOD } from './static-files.ts';

type Given = Pick<Deps, 'db' | 'methods'>;

export const PAINT_SHEETS = `${STATIC}/paint`;
/** A method by its hash, the families of a reader's own approaches, and what the sheet says: an address never gets another sheet. */
export const PAINT_SHEET = `${PAINT_SHEETS}/:hash/:own/:file`;

/** The sheet that a page with this wheel to paint needs beside that of the site, which paints the wheel of the home page. */
export function pathToPaint(method: Method, home: Method): string | undefined {
  return method.hash === home.hash && !method.approaches.some(({ key }) => isOwn(key))
    ? undefined
    : withPrefix(addressOf(method));
}

function addressOf(method: Method): string {
  const digest = createHash('sha256').update(paintCssOver(method)).digest('base64url').slice(0, 12);
  return `${PAINT_SHEETS}/${method.hash}/${placesOf(method)}/${digest}.css`;
}

/** Answers an address of `pathToPaint`, and no other. */
export function paintSheet({ db, methods }: Given): RequestHandler<Record<'hash' | 'own', string>> {
  return async (req, res, next) => {
    const { hash, own } = req.params;
    const known = methods.offered.find((each) => each.hash === hash) ?? (await methodBy(db, hash));
    const method = known && withOwn(known, ownAt(known, own));
    if (method === undefined || addressOf(method) !== req.path) {
      next();
      return;
    }
    res.set('Cache-Control', KEPT_FOR_GOOD);
    res.type('css').send(paintCssOver(method));
  };
}

/** What is no hash is not asked for: PostgreSQL refuses a text that holds U+0000. */
async function methodBy(db: Db, hash: string): Promise<Method | undefined> {
  return HASH.test(hash) ? findMethod(db, hash) : undefined;
}

const HASH = /^[0-9a-f]{64}$/;
const NOWHERE = '-';

/** For each place of a reader's own approaches the number of its family: the sheet does not depend on their words. */
function placesOf({ approaches, families }: Method): string {
  return OWN_KEYS.map((own) => {
    const family = approaches.find(({ key }) => key === own)?.family;
    return family === undefined ? NOWHERE : families.findIndex(({ key }) => key === family);
  }).join('');
}

function ownAt({ families }: Method, places: string): readonly OwnApproach[] {
  return OWN_KEYS.flatMap((key, index) => {
    const family = families[Number(places[index])]?.key;
    return family === undefined ? [] : [{ key, family, label: '', verb: '', noun: '', lang: 'fr' as const }];
  });
}

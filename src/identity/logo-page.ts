import type { RequestHandler } from 'express';
import { STATIC } from '../addresses/pages.ts';
import { withPrefix } from '../addresses/prefix.ts';
import type { Deps } from '../deps.ts';
import { KEPT_FOR_GOOD } from '../web/static-files.ts';
import type { Logo } from './identity.ts';
import type { logoInHeader } from './logo.ts';
import { findLogoFile } from './logo-store.ts';

declare module '../web/render.ts' {
  interface SiteContext {
    readonly pathToLogo: (logo: Logo) => string;
    readonly logoInHeader: (logo: Logo) => ReturnType<typeof logoInHeader>;
  }
}

export const LOGO_FILES = `${STATIC}/logo`;
export const LOGO_FILE = `${LOGO_FILES}/:hash/:file`;

const HASH = /^[\w-]+$/;

const NAMES: Readonly<Record<Logo['type'], string>> = {
  'image/png': 'logo.png',
  'image/svg+xml': 'logo.svg',
};
/** Opened by itself it is a document: it may run, fetch and lead to nothing. */
const ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export function pathToLogo(logo: Logo): string {
  return withPrefix(addressOf(logo));
}

function addressOf({ hash, type }: Pick<Logo, 'hash' | 'type'>): string {
  return `${LOGO_FILES}/${hash}/${NAMES[type]}`;
}

/** Answers the address of the logo in force; those of before are gone. */
export function sendLogo({ db }: Pick<Deps, 'db'>): RequestHandler<Record<'hash', string>> {
  return async (req, res, next) => {
    const { hash } = req.params;
    const logo = HASH.test(hash) ? await findLogoFile(db, hash) : undefined;
    if (logo === undefined || addressOf({ hash, type: logo.type }) !== req.path) {
      next();
      return;
    }
    res.set({ 'Cache-Control': KEPT_FOR_GOOD, 'Content-Security-Policy': ALONE });
    res.type(logo.type).send(logo.body);
  };
}

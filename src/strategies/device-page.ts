import type { RequestHandler } from 'express';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { fieldsOf } from '../web/body.ts';
import { MOST_LISTED, PER_PAGE, listLinks, listPage, pageAsked, pathOfPage } from '../web/list-page.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { visitorOf } from '../web/session.ts';
import { parseForget } from './form.ts';
import { showableKey } from './keys.ts';
import { countDeviceStrategies, forgetDevice, listDeviceStrategies } from './device-store.ts';
import { pathTo } from '../addresses/links.ts';
import { otherLang } from '../i18n/languages.ts';

import type { PageLink } from '../web/page-links.ts';
import type { DeviceStrategy } from './device-store.ts';

declare module '../web/render.ts' {
  interface Views {
    'strategies/mine': {
      readonly strategies: readonly Saved[];
      readonly links: readonly PageLink[];
      /** How many of them are shown at most, where there are more. */
      readonly onlyLatest: number | undefined;
      readonly sendsMail: boolean;
      readonly otherPath: string;
    };
  }
}

export function showMyStrategies({ db, config, secrets }: Deps): RequestHandler {
  return async (req, res) => {
    const path = pathTo('myStrategies', langOf(res), {});
    const { saved, count, place } = await readPage(db, visitorOf(req), pageAsked(req.query));
    render(res, 'strategies/mine', {
      strategies: saved.map(({ link, ...said }) => ({
        ...said,
        id: link.strategyId,
        linkId: link.id,
        editKey: showableKey(secrets.link, link),
      })),
      links: listLinks(place, path),
      onlyLatest: count > MOST_LISTED ? MOST_LISTED : undefined,
      sendsMail: config.mail !== undefined,
      otherPath: pathOfPage(pathTo('myStrategies', otherLang(langOf(res)), {}), place.page),
    });
  };
}

interface Saved extends Omit<DeviceStrategy, 'link'> {
  readonly id: string;
  readonly linkId: string;
  /** Undefined where the link can no longer be shown. */
  readonly editKey: string | undefined;
}

async function readPage(db: Db, visitor: string | undefined, asked: number) {
  const count = visitor === undefined ? 0 : await countDeviceStrategies(db, visitor, MOST_LISTED + 1);
  const place = listPage(asked, Math.min(count, MOST_LISTED));
  const part = { skip: place.skip, limit: PER_PAGE };
  return { saved: visitor === undefined ? [] : await listDeviceStrategies(db, visitor, part), count, place };
}

/** Takes a strategy off the list of this browser; the strategy itself stays. */
export function forget({ db }: Deps): RequestHandler {
  return async (req, res) => {
    const visitor = visitorOf(req);
    const strategyId = parseForget(fieldsOf(req));
    if (visitor !== undefined && strategyId !== undefined) await forgetDevice(db, visitor, strategyId);
    res.redirect(303, pathTo('myStrategies', langOf(res), {}));
  };
}

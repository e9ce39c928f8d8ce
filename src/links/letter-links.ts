import type { Db } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import type { Transport } from '../mail/sender.ts';
import { urlTo } from '../addresses/paths.ts';
import { showableKey } from '../strategies/keys.ts';
import { findLiveLink } from '../strategies/link-store.ts';
import type { Link } from '../strategies/store.ts';
import { fillSlots, slotsIn } from './letters.ts';
import type { Slot } from './letters.ts';

const OURS = 'links-';

/** The id of a mail that holds slots for links. */
export function newMailId(random: (bytes: number) => Buffer): string {
  return OURS + random(12).toString('base64url');
}

/** A transport that writes the links into the letters that wait for them, as they leave; other mails pass unchanged. */
export function fillingLinks({ db, config, secrets }: Outside, transport: Transport): Transport {
  return async (mail, signal) => {
    if (!mail.id.startsWith(OURS)) return transport(mail, signal);
    const links = await linksIn(db, mail.body);
    const urlOf = ({ kind, lang, id }: Slot) => {
      const link = links.get(id);
      const key = link?.kind === kind ? showableKey(secrets.link, link) : undefined;
      return key && urlOfKey(config.baseUrl, kind, lang, key);
    };
    return transport({ ...mail, body: fillSlots(mail.body, urlOf) }, signal);
  };
}

function urlOfKey(baseUrl: string, kind: Slot['kind'], lang: Slot['lang'], key: string): string {
  return kind === 'read'
    ? urlTo(baseUrl, 'strategy', lang, { readKey: key })
    : urlTo(baseUrl, 'owner', lang, { editKey: key });
}

async function linksIn(db: Db, body: string): Promise<ReadonlyMap<string, Link>> {
  const links = new Map<string, Link>();
  for (const { id } of slotsIn(body)) {
    const link = await findLiveLink(db, id);
    if (link !== undefined) links.set(id, link);
  }
  return links;
}

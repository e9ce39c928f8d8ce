import { urlTo } from '../addresses/links.ts';
import type { Maker } from '../caps/cap.ts';
import { homeLane } from '../caps/client.ts';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Outside } from '../deps.ts';
import type { Lang } from '../i18n/languages.ts';
import { emailKey } from '../mail/address.ts';
import { mailboxKey } from '../mail/fingerprint.ts';
import { admitMail, countOfSender } from '../mail/quota-store.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import { queueMail } from '../mail/store.ts';
import { getLink } from '../strategies/link-store.ts';
import type { Origin } from '../web/origin.ts';
import { confirmLetter } from './letters.ts';
import { askMailId, insertReminder, listReminders } from './reminder-store.ts';
import { confirmToken } from './reminder-token.ts';

interface Asked {
  readonly editKey: string;
  readonly email: string;
  readonly lang: Lang;
  readonly made: Maker & Origin;
}

/** Keeps an address and writes to it, so that it can be confirmed; or says why not, and does neither. */
export async function askReminder(
  { db, config, secrets, random }: Outside,
  { editKey, email, lang, made }: Asked,
): Promise<'already' | 'often' | undefined> {
  const { now } = made;
  const id = random(12).toString('base64url');
  const ask = async (trx: Trx) => {
    const { strategyId, generation } = await getLink(trx, 'edit', editKey);
    const isSame = (other: { readonly email: string; readonly lang: Lang }) =>
      emailKey(other.email) === emailKey(email) && other.lang === lang;
    const kept = await listReminders(trx, strategyId);
    if (kept.some((each) => each.confirmedAt !== null && isSame(each))) return 'already';
    if (!(await admitMail(trx, mailboxKey(email, secrets.address), now))) return 'often';
    await countOfSender(trx, made);
    await countMade(trx, 'letter', made);
    const reminder = { id, strategyId, generation, email, lang, createdAt: now, confirmedAt: null };
    await insertReminder(trx, reminder);
    const token = confirmToken(secrets.mail, id, now);
    const head = await letterheadIn({ db: trx, config }, lang);
    const letter = confirmLetter(head, urlTo(config.baseUrl, 'reminders', lang, { token }));
    await queueMail(trx, { id: askMailId(id), recipient: email, ...letter }, now);
    return undefined;
  };
  return transact(db, ask, () => [homeLane(made.address)]);
}

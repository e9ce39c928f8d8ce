import { letterheadIn } from '../mail/letterhead.ts';
import { urlTo } from '../addresses/links.ts';
import { settingsIn } from '../comments/settings-store.ts';
import type { Trx } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import type { Act } from '../log/act.ts';
import type { Leaving } from '../mail/transport.ts';
import { queueMail } from '../mail/store.ts';
import { findAccountById } from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
import { writeInvitationLink } from './invitation-store.ts';
import { INVITATION_MAIL } from './invite-store.ts';
import { fillLink, toldLetter } from './letters.ts';
import type { ToldChange } from './letters.ts';
import { RESET_MAIL } from './new-password-store.ts';
import { isMadeFor, writeResetLink } from './reset-store.ts';
import { newToken } from './token.ts';

/** An invitation or a way to a new password as it leaves, with a link of its own in it; undefined once it is over. Other mails pass unchanged. */
export function preparingAccountLetters(outside: Outside): (mail: Leaving) => Promise<Leaving | undefined> {
  return async (mail) => {
    if (mail.id.startsWith(INVITATION_MAIL)) return withInvitation(outside, mail);
    return mail.id.startsWith(RESET_MAIL) ? withReset(outside, mail) : mail;
  };
}

async function withInvitation(
  { db, config, clock, random }: Outside,
  mail: Leaving,
): Promise<Leaving | undefined> {
  const token = newToken(random);
  const invitation = await writeInvitationLink(db, mail.id.slice(INVITATION_MAIL.length), token, clock());
  return invitation && fillLink(mail, urlTo(config.baseUrl, 'invitation', invitation.lang, { token }));
}

async function withReset(
  { db, config, clock, random }: Outside,
  mail: Leaving,
): Promise<Leaving | undefined> {
  const token = newToken(random);
  const reset = await writeResetLink(db, mail.id.slice(RESET_MAIL.length), token, clock());
  const account = reset && (await findAccountById(db, reset.moderator_id));
  if (reset === undefined || account === undefined || !isMadeFor(reset, account)) return undefined;
  return fillLink(mail, urlTo(config.baseUrl, 'newPassword', reset.lang, { token }));
}

/** Writes to the address that an account had before a change, so that nobody loses one without hearing of it. */
export async function tellHolder(
  { config }: Pick<Outside, 'config'>,
  trx: Trx,
  { id, actor, at }: Act,
  { name, email }: Account,
  change: ToldChange,
): Promise<void> {
  if (config.mail === undefined || email === null) return;
  const { language: lang } = await settingsIn(trx);
  const accountsUrl = urlTo(config.baseUrl, 'moderationSignIn', lang, {});
  const by = change === 'reset-done' ? {} : { by: actor };
  const letter = toldLetter(await letterheadIn({ db: trx, config }, lang), change, {
    name,
    accountsUrl,
    ...by,
  });
  await queueMail(trx, { id: `account-${id}`, recipient: email, ...letter }, at);
}

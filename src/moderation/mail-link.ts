import type { Decision } from '../terms.ts';
import { sign, verify } from '../web/signed.ts';
import type { Keys } from '../web/signed.ts';
import { isDecision } from './decision.ts';
import type { Lang } from '../i18n/languages.ts';
import { urlTo } from '../addresses/links.ts';
import { sha256 } from '../web/digest.ts';

const PURPOSE = 'moderation';
const DAY_MS = 24 * 60 * 60 * 1000;
const LINK_LIFE_MS = 7 * DAY_MS;
/** Editing and deleting for good are left to those who sign in. */
const LINKED_DECISIONS: readonly Decision[] = ['publish', 'spam', 'trash'];
const RECIPIENT_LENGTH = 12;

interface LinkSite {
  readonly config: {
    readonly baseUrl: string;
    readonly mail?: { readonly moderator: string } | undefined;
  };
  readonly secrets: { readonly mail: Keys };
  readonly clock: () => number;
}

/** The address by which whoever reads the owner's mail decides about a comment as it now stands, for seven days. */
export function mailLink(site: LinkSite, lang: Lang, id: string, version: number): string {
  const { config, secrets, clock } = site;
  const parts = [id, String(version), LINKED_DECISIONS.join('+'), recipientOf(site)];
  const token = sign({ keys: secrets.mail, purpose: PURPOSE, parts, expires: clock() + LINK_LIFE_MS });
  return urlTo(config.baseUrl, 'moderationMail', lang, { token });
}

interface LinkedComment {
  readonly id: string;
  readonly version: number;
  readonly decisions: readonly Decision[];
}

/** Reads the token of a link: expired after its days, invalid when it was never ours, or not for who has the mails now. */
export function readMailLink(site: LinkSite, token: string): LinkedComment | 'expired' | 'invalid' {
  const verified = verify({ keys: site.secrets.mail, purpose: PURPOSE, token, now: site.clock() });
  if (verified.kind !== 'valid') return verified.kind;
  const [id = '', version = '', decisions = '', recipient] = verified.parts;
  if (recipient !== recipientOf(site)) return 'invalid';
  return { id, version: Number(version), decisions: decisions.split('+').filter(isDecision) };
}

/** Whom the link was sent to: links to a former MODERATOR_EMAIL open nothing. */
function recipientOf({ config }: LinkSite): string {
  const address = config.mail?.moderator ?? '';
  return sha256(address).slice(0, RECIPIENT_LENGTH);
}

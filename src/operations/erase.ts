import type { TellReporters } from '../comments/report-letter-store.ts';
import type { Db } from '../db/database.ts';
import { messagesFor } from '../i18n/messages.ts';
import { eraseNamed, findNamed } from '../people/name-store.ts';
import type { Named } from '../people/name-store.ts';
import { erasePerson, findPerson } from '../people/store.ts';
import type { Erasure, Held } from '../people/store.ts';
import { findStrategy, removeStrategy } from './erasure-store.ts';
import { emailKey } from '../mail/address.ts';
import type { Config } from '../config.ts';
import { writeAnew } from '../db/engine.ts';
import { isoOf } from '../web/time.ts';

export interface EraseDeps {
  readonly db: Db;
  readonly clock: () => number;
  readonly random: (bytes: number) => Buffer;
  /** The key of the fingerprints of addresses; undefined where link-secret is missing. */
  readonly secret: string | undefined;
  readonly config: Pick<Config, 'databaseUrl' | 'backupDays'>;
}

interface Certainty {
  readonly sure: boolean;
}

const GO_ON = 'Nothing was erased. The same command with --yes does it; it cannot be undone.';
const PICK = 'Nothing was erased. Add --id ID for each one that is of this person, and --yes.';
const UNSEEN =
  'Not looked at, as link-secret is missing: the strategies that keep this address. Put it back, and do this again.';
const BACKUPS = 'Backups keep a copy until they are removed: erase again after restoring one.';
const OUT_OF_FILES = 'No file of a table holds it any more.';

/** Erases their comments, or leaves these without a name; answers what went. */
export async function eraseByEmail(
  deps: EraseDeps & { readonly tellReporters: TellReporters },
  email: string,
  how: Erasure,
  { sure }: Certainty,
): Promise<string> {
  const { db, clock, random, secret, tellReporters } = deps;
  const key = emailKey(email);
  const who = { key, secret };
  const held = await findPerson(db, who);
  const counts = countsOf(held);
  const mentions = `Comments of others that name this address: ${held.mentions.length}; edit those by hand.`;
  const unseen = secret === undefined ? [UNSEEN] : [];
  if (!sure) return [`Held of ${key}: ${counts}.`, mentions, ...unseen, GO_ON].join('\n');
  const act = { id: random(9).toString('base64url'), actor: 'system', via: 'cli', at: clock() } as const;
  await erasePerson(db, act, who, how, {
    nameIn: (lang) => messagesFor(lang).comments.anonymous,
    withAccounts: true,
    tellReporters,
  });
  const done = how === 'erase' ? 'Erased' : 'Erased, the comments kept without a name';
  return [`${done}: ${counts}.`, mentions, ...unseen, ...(await remains(deps))].join('\n');
}

function countsOf(held: Held): string {
  return [
    `${held.comments.length} comments`,
    `${held.subscriptions.length} subscriptions`,
    `${held.reports.length} reports`,
    `${held.mails.length} mails`,
    `${held.reminders.length} reminders`,
    `${held.keptWith.length} strategies whose links it may be sent`,
    `${held.linkRequests.length} requests for links`,
    `${held.linkLetters.length} mails with links today`,
    `${held.blocks.length} blocks of it`,
    `${held.accounts.length} accounts and invitations`,
  ].join(', ');
}

/** `link` is the edit link, the key in it, or the id. The links then say that it was deleted. */
export async function eraseByLink(deps: EraseDeps, link: string, { sure }: Certainty): Promise<string> {
  const { db, clock } = deps;
  const strategy = await findStrategy(db, keyIn(link));
  if (strategy === undefined) throw new Error('no strategy has this edit link or id');
  const counts = `${strategy.revisions} versions, ${strategy.drafts} drafts of changes`;
  if (!sure) return [`Held of this strategy: ${counts}.`, GO_ON].join('\n');
  await removeStrategy(db, strategy.id, clock());
  return [`Erased: ${counts}. Its links say that it was deleted.`, ...(await remains(deps))].join('\n');
}

/** A name is all that some texts hold of a person, who finds their own in the list. */
export async function eraseByName(
  deps: EraseDeps,
  name: string,
  ids: readonly string[],
  { sure }: Certainty,
): Promise<string> {
  const { db } = deps;
  const found = await findNamed(db, name);
  const lines = linesOf(found);
  const stray = ids.filter((id) => lines.every((line) => line.id !== id));
  if (stray.length > 0) throw new Error(`nothing that holds this name has the id ${stray.join(', ')}`);
  const isPicked = ({ id }: { readonly id: string }) => ids.includes(id);
  const picked = { answers: found.answers.filter(isPicked), texts: found.texts.filter(isPicked) };
  const shown = (some: typeof lines) => some.map(({ id, words }) => `${id}  ${words}`);
  if (ids.length === 0)
    return [`Texts that hold this name: ${lines.length}.`, ...shown(lines), PICK].join('\n');
  if (!sure) return [`Picked of ${lines.length}:`, ...shown(lines.filter(isPicked)), GO_ON].join('\n');
  await eraseNamed(db, name, picked);
  const { answers, texts } = picked;
  const done = `Erased: ${answers.length} answers to blind tests, ${texts.length} texts.`;
  return [done, ...(await remains(deps))].join('\n');
}

/** Takes what was erased out of the files of the database, and says where it is still to be found. */
async function remains({ db, config }: EraseDeps): Promise<readonly string[]> {
  const left = await writeAnew(db);
  if (config.databaseUrl === undefined) return [BACKUPS];
  return [
    left.length === 0 ? OUT_OF_FILES : `Still in the files of these tables: ${left.join('; ')}.`,
    `The journal of the server, its archive and copies keep it ${window(config)}: erase again after restoring one.`,
  ];
}

function window({ backupDays }: EraseDeps['config']): string {
  return backupDays === 0 ? 'until they are replaced' : `for ${backupDays} days, as BACKUP_DAYS says`;
}

/** Words of strangers stand on one line, quoted, so that none passes for a line of ours. */
function linesOf({ answers, texts }: Named): readonly { readonly id: string; readonly words: string }[] {
  const wordsOf = (at: number | undefined, ...said: readonly string[]) =>
    [at === undefined ? 'undated' : isoOf(at), ...said.map((each) => JSON.stringify(each))].join('  ');
  return [
    ...answers.map(({ id, answeredAt, who, remark }) => ({ id, words: wordsOf(answeredAt, who, remark) })),
    ...texts.map(({ id, at, text }) => ({ id, words: wordsOf(at, text) })),
  ];
}

function keyIn(link: string): string {
  return /\/e\/([\w-]+)/.exec(link)?.[1] ?? link;
}

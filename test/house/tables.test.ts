import { expect } from 'chai';
import { featureOf, read, sourcesIn, withoutComments } from './sources.ts';
import type { Source } from './sources.ts';

const SOURCES = sourcesIn('src');

/** Who may name a table in SQL: others call its store. */
const OWNERS: Readonly<Record<string, string>> = {
  session: 'web',
  method: 'method',
  draft: 'wizard',
  strategy: 'strategies',
  revision: 'strategies',
  link: 'strategies',
  device: 'strategies',
  indicator: 'indicators',
  reading: 'indicators',
  decision: 'indicators',
  reminder: 'follow-up',
  reminder_letter: 'follow-up',
  strategy_address: 'links',
  link_request: 'links',
  link_mail_quota: 'mail',
  comment: 'comments',
  thread: 'comments',
  comment_count: 'comments',
  comment_address: 'comments',
  comment_quota: 'comments',
  learned_comment: 'comments',
  learned_word: 'comments',
  block: 'comments',
  captcha_used: 'comments',
  captcha_count: 'comments',
  report: 'comments',
  setting: 'comments',
  identity: 'identity',
  logo: 'identity',
  feed_id: 'identity',
  subscription: 'mail',
  outbox: 'mail',
  moderator: 'moderators',
  moderator_session: 'moderators',
  recovery_code: 'moderators',
  sign_in_attempt: 'moderators',
  invitation: 'accounts',
  reset_request: 'accounts',
  password_reset: 'accounts',
  moderation_log: 'log',
  workshop: 'workshop',
  workshop_link: 'workshop',
  workshop_answer: 'workshop',
  blind_test: 'blind',
  blind_answer: 'blind',
  counted: 'observatory',
  passed_over: 'observatory',
  wheel_count: 'observatory',
  priorities_count: 'observatory',
  tally: 'observatory',
  series: 'observatory',
  follow_up_snapshot: 'observatory',
  follow_up_consent: 'observatory',
  cap_count: 'caps',
  heartbeat: 'operations',
  secret_print: 'operations',
};
/** They speak of the database as a whole: its schema, its print, its state before it is ours. */
const OF_ALL_TABLES = /^src\/db\/|^src\/operations\/fingerprint-store\.ts$/;

describe('The tables', () => {
  it('are all named here, each with its owner', () => {
    const [, list = ''] = /interface Schema \{([^}]*)\}/.exec(read('src/db/schema.ts')) ?? [];
    const tables = [...list.matchAll(/(\w+):/g)].map(([, name = '']) => name);
    expect(tables.sort()).to.deep.equal(Object.keys(OWNERS).sort());
  });

  it('are named in SQL by their owner alone', () => {
    expect(faultsOf(SOURCES)).to.deep.equal([]);
  });

  it('would be missed if a stranger wrote one, whether by the builder or by hand', () => {
    const strange = (text: string) => faultsOf([{ path: 'src/mail/store.ts', text, imports: [] }]);
    const fault = ['src/mail/store.ts: comment (of comments)'];
    expect(strange("trx.selectFrom('comment')")).to.deep.equal(fault);
    expect(strange("trx.selectFrom('outbox').innerJoin('comment as c', 'a', 'b')")).to.deep.equal(fault);
    expect(strange('sql`select 1 from comment where id = ${id}`')).to.deep.equal(fault);
    expect(strange("eb.selectFrom(['outbox', 'comment'])")).to.deep.equal(fault);
    expect(strange("trx.updateTable('outbox')")).to.deep.equal([]);
  });

  it('are made by migrations that import nothing from the sources', () => {
    const faults = sourcesIn('migrations').filter(({ imports }) =>
      imports.some((each) => each.startsWith('src/') || each.startsWith('test/')),
    );
    expect(faults.map(({ path }) => path)).to.deep.equal([]);
  });
});

function faultsOf(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => !OF_ALL_TABLES.test(path))
    .flatMap(({ path, text }) =>
      tablesIn(withoutComments(text))
        .filter((table) => OWNERS[table] !== undefined && OWNERS[table] !== featureOf(path))
        .map((table) => `${path}: ${table} (of ${OWNERS[table]})`),
    );
}

/** The tables that a text names where the builder, or SQL written by hand, takes one. */
function tablesIn(text: string): readonly string[] {
  const built =
    /\.(?:selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin|using|crossJoin)\(\s*(\[[^\]]*\]|['`][^'`]*['`])/g;
  const named = [...text.matchAll(built)].flatMap(([, names = '']) =>
    [...names.matchAll(/['`]([a-z_]+)/g)].map(([, name = '']) => name),
  );
  const byHand = [...text.matchAll(/\b(?:from|join|into|update)\s+"?([a-z_]+)"?/g)].map(
    ([, name = '']) => name,
  );
  const written = /sql`|prepare\(/.test(text) ? byHand : [];
  return [...new Set([...named, ...written])];
}

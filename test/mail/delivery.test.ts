import { expect } from 'chai';
import { sendDue } from '../../src/mail/sender.ts';
import type { MailSettings } from '../../src/config.ts';
import { openTransport } from '../../src/mail/transport.ts';
import type { Sending } from '../../src/mail/sender.ts';
import { measureMails } from '../../src/mail/measure-store.ts';
import { claimDueMail, markSent, queueMail } from '../../src/mail/store.ts';
import type { NewMail } from '../../src/mail/store.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { POLITE, openLiar } from './liar.ts';
import { decodeWords, header, parseMessage } from './message.ts';
import { openPostOffice, refusal } from './post-office.ts';
import type { PostOffice } from './post-office.ts';
import { openDatabase } from '../../src/db/engine.ts';

const MINUTE_MS = 60_000;
const MAIL: NewMail = {
  id: 'one',
  recipient: 'zoe@exemple.fr',
  subject: 'Votre commentaire est publié 🎡',
  body: 'Bonjour,\n\nC’est « prêt » : 12 € 👩🏽‍🚀\n\nLe voir :\nhttps://roue.example/fr?a=1&b=2\n',
};

describe('sending mail', () => {
  let site: TestSite;
  let office: PostOffice;
  let warnings: string[];
  let siteName: string;

  beforeEach(async () => {
    site = await openSite();
    office = await openPostOffice();
    warnings = [];
    siteName = 'La Roue';
  });

  afterEach(async () => {
    await office.close();
    await site.close();
  });

  function sending(url = office.url, from: Partial<MailSettings> = {}): Sending {
    const settings = { smtpUrl: url, from: 'roue@roue.example', moderator: 'o@roue.example', ...from };
    return {
      db: site.db,
      transport: openTransport(settings, () => Promise.resolve(siteName)),
      clock: () => site.time.now,
      log: { warn: (facts, message) => warnings.push(JSON.stringify([facts, message])) },
    };
  }

  async function outbox() {
    return site.db.selectFrom('outbox').selectAll().orderBy('id').execute();
  }

  async function reopen(options: Parameters<typeof openPostOffice>[0] = {}): Promise<void> {
    const { port } = office;
    await office.close();
    office = await openPostOffice(options, port);
  }

  it('brings the letter to one person, in words and in HTML', async () => {
    await queueMail(site.db, MAIL, NOW);
    await sendDue(sending());
    expect(office.received).to.have.length(1);
    const [{ from, to, raw } = { from: '', to: [], raw: '' }] = office.received;
    expect({ from, to }).to.deep.equal({ from: 'roue@roue.example', to: ['zoe@exemple.fr'] });
    const message = parseMessage(raw);
    expect(decodeWords(header(message, 'Subject') ?? '')).to.equal(MAIL.subject);
    expect(message.text).to.equal(MAIL.body.trimEnd());
    expect(message.html).to.contain('<p>C’est « prêt » : 12 € 👩🏽‍🚀</p>');
    expect(message.html, 'no wider than a phone').to.contain('overflow-wrap: anywhere');
    expect(message.html).to.contain('<a href="https://roue.example/fr?a=1&amp;b=2">');
    expect(await outbox()).to.have.nested.property('[0].sent_at', NOW);
  });

  it('says that a machine wrote it, and carries no header beyond what it needs', async () => {
    await queueMail(site.db, MAIL, NOW);
    await sendDue(sending());
    const message = parseMessage(office.received[0]?.raw ?? '');
    expect(header(message, 'From')).to.equal('La Roue <roue@roue.example>');
    expect(header(message, 'To')).to.equal('zoe@exemple.fr');
    expect(header(message, 'Auto-Submitted')).to.equal('auto-generated');
    const names = message.headers.map(([name]) => name.toLowerCase()).sort();
    expect(names).to.deep.equal(
      'auto-submitted content-type date from message-id mime-version subject to'.split(' '),
    );
  });

  it('lets the reader end it from the mail program, whatever the length of the address', async () => {
    const unsubscribeUrl = `https://roue.example/fr/avis/${'k'.repeat(300)}`;
    await queueMail(site.db, { ...MAIL, unsubscribeUrl }, NOW);
    await sendDue(sending());
    const message = parseMessage(office.received[0]?.raw ?? '');
    expect(header(message, 'List-Unsubscribe')).to.equal(`<${unsubscribeUrl}>`);
    expect(header(message, 'List-Unsubscribe-Post')).to.equal('List-Unsubscribe=One-Click');
  });

  for (const subject of [
    'Bonjour\r\nBcc: c@d.fr',
    'Bonjour\nBcc: c@d.fr',
    'Bonjour\rBcc: c@d.fr',
    'Bonjour\r\n\r\nBcc: c@d.fr',
    'Bonjour\u2028Bcc: c@d.fr',
    'Bonjour\u0001\u0085Bcc: c@d.fr',
    // PostgreSQL keeps no such text, so none can be sent from there.
    ...(process.env['ENGINE'] === 'postgres' ? [] : ['Bonjour\u0000\u0085Bcc: c@d.fr']),
  ]) {
    it(`keeps the subject ${JSON.stringify(subject)} on its line`, async () => {
      await queueMail(site.db, { ...MAIL, subject }, NOW);
      await sendDue(sending());
      const [{ to, raw } = { to: [], raw: '' }] = office.received;
      const message = parseMessage(raw);
      expect(to).to.deep.equal([MAIL.recipient]);
      expect(header(message, 'Bcc')).to.equal(undefined);
      expect(decodeWords(header(message, 'Subject') ?? '')).to.equal('Bonjour Bcc: c@d.fr');
      expect(message.text).to.equal(MAIL.body.trimEnd());
    });
  }

  it('cuts a subject without end', async () => {
    await queueMail(site.db, { ...MAIL, subject: '🎡'.repeat(5000) }, NOW);
    await sendDue(sending());
    const subject = decodeWords(header(parseMessage(office.received[0]?.raw ?? ''), 'Subject') ?? '');
    expect(Array.from(subject)).to.have.length(200);
    expect(subject).to.match(/^🎡+…$/u);
  });

  for (const recipient of [
    'a@b.fr,c@d.fr',
    'a@b.fr;c@d.fr',
    'a@b.fr c@d.fr',
    'Zoé <a@b.fr>',
    'a@b.fr\r\nRCPT TO:<c@d.fr>',
    '"a@b.fr, c"@d.fr',
    'group: a@b.fr;',
    'a(c@d.fr)@b.fr',
    '',
  ]) {
    it(`sends nothing to ${JSON.stringify(recipient)}`, async () => {
      await queueMail(site.db, { ...MAIL, recipient }, NOW);
      await sendDue(sending());
      expect(office.received).to.deep.equal([]);
      expect((await outbox())[0]).to.include({ failed_at: NOW, sent_at: null });
    });
  }

  it('brings dots, long lines and lines like headers unharmed', async () => {
    const body = `.\n..\nFrom here\nBcc: c@d.fr\n${'é'.repeat(3000)}\n.\n`;
    await queueMail(site.db, { ...MAIL, body }, NOW);
    await sendDue(sending());
    const [{ raw } = { raw: '' }] = office.received;
    expect(parseMessage(raw).text).to.equal(body.trimEnd());
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).to.be.lessThan(999);
  });

  it('tries again when the server was down, less and less often', async () => {
    await queueMail(site.db, MAIL, NOW);
    const { port } = office;
    await office.close();
    for (const wait of [1, 5, 15, 30, 60, 120, 120]) {
      await sendDue(sending());
      const [row] = await outbox();
      expect(row).to.include({
        sent_at: null,
        failed_at: null,
        next_try_at: site.time.now + wait * MINUTE_MS,
      });
      site.time.now += wait * MINUTE_MS - 1;
      await sendDue(sending());
      expect(await outbox()).to.deep.equal([row]);
      site.time.now += 1;
    }
    office = await openPostOffice({}, port);
    await sendDue(sending());
    await sendDue(sending());
    expect(office.received).to.have.length(1);
    expect((await outbox())[0]).to.include({ tries: 8, sent_at: site.time.now, last_error: null });
  });

  it('gives up after four days, and says so in the log', async () => {
    await queueMail(site.db, MAIL, NOW);
    const { url } = office;
    await reopen({
      onConnect: (_session, done) => {
        done(refusal(421, 'not now'));
      },
    });
    for (let tries = 1; tries <= 55; tries++) {
      await sendDue(sending(url));
      site.time.now += 120 * MINUTE_MS;
    }
    const [row] = await outbox();
    expect(row).to.include({ tries: 54, last_error: 'later EPROTOCOL 421' });
    expect(((row?.failed_at ?? 0) - NOW) / (24 * 60 * MINUTE_MS)).to.be.within(4, 5);
    expect(warnings).to.have.length(54);
    expect(warnings.at(-1)).to.contain('"willRetry":false');
  });

  it('tries again when the server says not now', async () => {
    await queueMail(site.db, MAIL, NOW);
    let visits = 0;
    await reopen({
      onRcptTo(_address, _session, done) {
        done(visits++ === 0 ? refusal(451, 'greylisted, zoe@exemple.fr') : null);
      },
    });
    await sendDue(sending());
    expect((await outbox())[0]).to.include({
      next_try_at: NOW + MINUTE_MS,
      last_error: 'later EENVELOPE 451',
    });
    site.time.now += MINUTE_MS;
    await sendDue(sending());
    expect(office.received).to.have.length(1);
  });

  it('gives a refused mail up at once, sends the others, and never logs an address', async () => {
    await queueMail(site.db, MAIL, NOW);
    await queueMail(site.db, { ...MAIL, id: 'two', recipient: 'yves@exemple.fr' }, NOW + 1);
    site.time.now += 1;
    await reopen({
      onRcptTo({ address }, _session, done) {
        done(address.startsWith('zoe') ? refusal(550, `<${address}>: unknown`) : null);
      },
    });
    await sendDue(sending());
    const [refused] = await outbox();
    expect(refused).to.include({ failed_at: NOW + 1, last_error: 'recipient EENVELOPE 550', tries: 1 });
    expect(office.received.map(({ to }) => to)).to.deep.equal([['yves@exemple.fr']]);
    expect(warnings).to.have.length(1);
    expect(warnings.join()).not.to.contain('@');
  });

  it('keeps the mail when the password is refused: the owner can mend it', async () => {
    await queueMail(site.db, MAIL, NOW);
    await reopen({
      onAuth({ username, password }, _session, done) {
        if (password === 'right') done(null, { user: username });
        else done(refusal(535, 'no'));
      },
    });
    await sendDue(sending(`smtp://roue:wrong@127.0.0.1:${office.port}`));
    expect((await outbox())[0]).to.include({ failed_at: null, next_try_at: NOW + MINUTE_MS });
    site.time.now += MINUTE_MS;
    await sendDue(sending(`smtp://roue:right@127.0.0.1:${office.port}`));
    expect(office.received.map(({ user }) => user)).to.deep.equal(['roue']);
  });

  it('shows no password over an open line to another machine', async () => {
    await queueMail(site.db, MAIL, NOW);
    let shown = 0;
    await reopen({
      onAuth(_auth, _session, done) {
        shown++;
        done(null, { user: 'roue' });
      },
    });
    // 0.0.0.0 reaches this machine, but does not look like it.
    await sendDue(sending(`smtp://roue:right@0.0.0.0:${office.port}`));
    expect({ shown, received: office.received.length }).to.deep.equal({ shown: 0, received: 0 });
    expect((await outbox())[0]?.failed_at).to.equal(null);
  });

  it('sends once when two processes share the queue', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `mail-${index}`);
    for (const id of ids) await queueMail(site.db, { ...MAIL, id, subject: id }, NOW);
    const other = await openDatabase(site.config);
    other.serveVisitors();
    await Promise.all([sendDue(sending()), sendDue({ ...sending(), db: other.db })]);
    await other.db.destroy();
    const subjects = office.received.map(({ raw }) => header(parseMessage(raw), 'Subject'));
    expect(subjects.sort()).to.deep.equal(ids.sort());
  });

  it('takes up again what a sender that died had begun', async () => {
    await queueMail(site.db, MAIL, NOW);
    await claimDueMail(site.db, NOW);
    await sendDue(sending());
    expect(office.received).to.deep.equal([]);
    site.time.now += 15 * MINUTE_MS;
    await sendDue(sending());
    expect(office.received).to.have.length(1);
    expect((await outbox())[0]).to.include({ interruptions: 1, claimed_at: null, sent_at: site.time.now });
  });

  /** The server takes it, and the sender dies before it can say so. */
  async function sendAndDie(): Promise<void> {
    const mail = await claimDueMail(site.db, site.time.now);
    if (mail === undefined) throw new Error('nothing is due');
    await sending().transport(mail);
    site.time.now += 15 * MINUTE_MS;
  }

  it('sends a mail once more, as the same message, when nobody knows whether it left; and says so', async () => {
    await queueMail(site.db, MAIL, NOW);
    await sendAndDie();
    await sendDue(sending());
    await sendDue(sending());
    const ids = office.received.map(({ raw }) => header(parseMessage(raw), 'Message-ID'));
    expect(ids).to.have.length(2);
    expect(new Set(ids)).to.have.property('size', 1);
    expect(ids[0]).to.match(/^<[\w-]{43}@roue\.example>$/);
    expect(warnings.join()).to.contain('it may have left before a stop');
    expect(await measureMails(site.db, site.time.now)).to.include({ mailsRepeated: 1, mailsFailed: 0 });
  });

  it('gives a mail up that a stop came upon twice: nobody has it three times', async () => {
    await queueMail(site.db, MAIL, NOW);
    await sendAndDie();
    await sendAndDie();
    await sendDue(sending());
    site.time.now += 60 * MINUTE_MS;
    await sendDue(sending());
    expect(office.received).to.have.length(2);
    expect((await outbox())[0]).to.include({ last_error: 'interrupted', sent_at: null });
    expect(await measureMails(site.db, site.time.now)).to.include({ mailsRepeated: 1, mailsFailed: 1 });
  });

  it('sends a mail once more, and no more, to a server that takes it and gives no answer', async () => {
    await queueMail(site.db, MAIL, NOW);
    let taken = 0;
    const liar = await openLiar('220 here\r\n', (command, socket) => {
      if (command !== '.') return POLITE(command, socket);
      taken++;
      socket.destroy();
      return undefined;
    });
    for (let n = 0; n < 4; n++) {
      await sendDue(sending(liar.url));
      site.time.now += 15 * MINUTE_MS;
    }
    liar.close();
    expect(taken).to.equal(2);
    expect((await outbox())[0]).to.include({ last_error: 'interrupted', sent_at: null });
  });

  it('counts no stop against a mail that was refused and tried again', async () => {
    await queueMail(site.db, MAIL, NOW);
    await reopen({
      onRcptTo: (_address, _session, done) => {
        done(refusal(451, 'not now'));
      },
    });
    await sendDue(sending());
    site.time.now += MINUTE_MS;
    await reopen();
    await sendDue(sending());
    expect((await outbox())[0]).to.include({ interruptions: 0, tries: 2, sent_at: site.time.now });
  });

  it('is another message when it is queued anew under its id', async () => {
    for (let n = 0; n < 2; n++) {
      site.time.now += MINUTE_MS;
      await queueMail(site.db, MAIL, site.time.now);
      await sendDue(sending());
    }
    const ids = office.received.map(({ raw }) => header(parseMessage(raw), 'Message-ID'));
    expect(new Set(ids)).to.have.property('size', 2);
  });

  it('still sends a mail that was replaced while its first version was leaving', async () => {
    await queueMail(site.db, MAIL, NOW);
    const leaving = await claimDueMail(site.db, NOW);
    await queueMail(site.db, { ...MAIL, subject: 'Autre' }, NOW);
    if (leaving !== undefined) await markSent(site.db, leaving, NOW);
    await sendDue(sending());
    expect(office.received.map(({ raw }) => header(parseMessage(raw), 'Subject'))).to.deep.equal(['Autre']);
  });
});

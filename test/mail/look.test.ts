import { expect } from 'chai';
import { lookAtServer } from '../../src/mail/look.ts';
import { TROUBLES, isFinal, labelOf, troubleIn, troubleOf } from '../../src/mail/trouble.ts';
import { checkMail } from '../../src/operations/mail-checks.ts';
import { testMail } from '../../src/operations/mail-test.ts';
import { readConfig } from '../../src/config.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { freePort } from '../support/process.ts';
import { drip, openLiar } from './liar.ts';
import { decodeWords, header, parseMessage } from './message.ts';
import { openPostOffice, refusal } from './post-office.ts';
import type { PostOffice } from './post-office.ts';

/** Of a server that never gets anywhere. */
const SHORT = { connect: 500, handOver: 2000, answer: 500 };
/** Of one that does, however busy the machine of both is. */
const LONG = { connect: 60_000, handOver: 60_000, answer: 60_000 };
const WRITER = { lang: 'fr', site: 'La Roue', tagline: 'x' } as const;
const NOW = Date.parse('2026-11-22T11:00:00Z');

const mailing = (url: string) =>
  readConfig({ SMTP_URL: url, MAIL_FROM: 'roue@roue.example', MODERATOR_EMAIL: 'owner@roue.example' });

describe('npm run mail-test', () => {
  let office: PostOffice;
  afterEach(() => office.close());

  const test = (url = office.url, to?: string) =>
    testMail(mailing(url), WRITER, { to, now: NOW, times: LONG });
  const open = async (options: Parameters<typeof openPostOffice>[0] = {}) => {
    office = await openPostOffice(options);
  };
  const RIGHT: Parameters<typeof openPostOffice>[0] = {
    onAuth({ password }, _session, done) {
      if (password === 'right') done(null, { user: 'u' });
      else done(refusal(535, 'no'));
    },
  };

  it('says step by step what happened, and the server’s own line', async () => {
    await open();
    const { lines, isTaken } = await test(office.url.replace('127.0.0.1', 'localhost'));
    expect(isTaken).to.equal(true);
    const said = lines.join('\n');
    expect(said)
      .to.match(/^localhost is .*127\.0\.0\.1/)
      .and.match(/answers at port \d+, as a mail server/);
    expect(said).to.include('Nothing is encrypted').and.include('nobody signs in');
    expect(said).to.match(/took a letter from roue@roue\.example to owner@roue\.example\. It said: 250 /);
    const [{ to, raw } = { to: [], raw: '' }] = office.received;
    expect(to).to.deep.equal(['owner@roue.example']);
    const message = parseMessage(raw);
    expect(decodeWords(header(message, 'Subject') ?? '')).to.equal('La Roue\u00A0: une lettre d’essai');
    expect(header(message, 'From')).to.equal('La Roue <roue@roue.example>');
  });

  it('writes to whom it is told, if that is one address', async () => {
    await open();
    expect((await test(office.url, 'zoe@exemple.fr')).isTaken).to.equal(true);
    expect(office.received[0]?.to).to.deep.equal(['zoe@exemple.fr']);
    const { lines, isTaken } = await test(office.url, 'a@b.fr, c@d.fr');
    expect({ lines, isTaken }).to.deep.equal({
      lines: ['a@b.fr, c@d.fr is not one e-mail address.'],
      isTaken: false,
    });
  });

  it('takes a certificate that nobody signed from this machine alone, and says so', async () => {
    await open({ hideSTARTTLS: false });
    const here = await test();
    expect(here.isTaken).to.equal(true);
    expect(here.lines.join('\n')).to.include('encrypted; it stays on this machine');
    // 0.0.0.0 reaches this machine, but does not look like it.
    const elsewhere = await test(office.url.replace('127.0.0.1', '0.0.0.0'));
    expect(elsewhere.isTaken).to.equal(false);
    expect(elsewhere.lines.join('\n')).to.match(/certificate of the server|its certificate itself/);
    expect(office.received).to.have.length(1);
  });

  it('says when the password is accepted, and when it is not', async () => {
    await open(RIGHT);
    const url = (password: string) => office.url.replace('//', `//u:${password}@`);
    expect((await test(url('right'))).lines.join('\n')).to.include('name and the password are accepted');
    const { lines, isTaken } = await test(url('wr%40ng'));
    expect(isTaken).to.equal(false);
    expect(lines.join('\n')).to.include('refuses the name or the password').and.include('%40');
    expect(lines.join('\n')).not.to.include('wr@ng').and.not.include('wr%40ng');
  });

  it('shows no password to a server elsewhere that does not encrypt', async () => {
    await open({ ...RIGHT, disabledCommands: ['STARTTLS'] });
    const { lines } = await test(office.url.replace('//127.0.0.1', '//u:right@0.0.0.0'));
    expect(lines.join('\n')).to.include('offers no encryption');
    expect(office.received).to.deep.equal([]);
  });

  for (const [who, options, said] of [
    [
      'the sender',
      {
        onMailFrom: (_a: unknown, _s: unknown, done: (error: Error) => void) => {
          done(refusal(553, '5.7.1 not yours'));
        },
      },
      'refuses the address that writes',
    ],
    [
      'the sender, late',
      {
        onRcptTo: (_a: unknown, _s: unknown, done: (error: Error) => void) => {
          done(refusal(550, '5.1.8 <roue@roue.example>: Sender address rejected'));
        },
      },
      'refuses the address that writes',
    ],
    [
      'the recipient',
      {
        onRcptTo: (_a: unknown, _s: unknown, done: (error: Error) => void) => {
          done(refusal(550, '5.1.1 unknown'));
        },
      },
      'refuses the address that is written to',
    ],
    [
      'to pass anything on',
      {
        onRcptTo: (_a: unknown, _s: unknown, done: (error: Error) => void) => {
          done(refusal(554, '5.7.1 Relay access denied'));
        },
      },
      'does not pass letters on',
    ],
    [
      'for now',
      {
        onRcptTo: (_a: unknown, _s: unknown, done: (error: Error) => void) => {
          done(refusal(451, '4.7.1 greylisted'));
        },
      },
      'try again later',
    ],
  ] as const)
    it(`says that the server refuses ${who}`, async () => {
      await open(options);
      const { lines, isTaken } = await test();
      expect(isTaken).to.equal(false);
      expect(lines.join('\n'))
        .to.include(said)
        .and.match(/It said: \d{3} /);
    });

  it('says what is wrong with the way: nobody there, no such name, encryption where there is none', async () => {
    await open();
    const said = async (url: string) => (await test(url)).lines.join('\n');
    expect(await said(`smtp://127.0.0.1:${await freePort()}`))
      .to.include('Nothing answers')
      .and.include('25');
    expect(await said('smtp://nobody.invalid:25')).to.include('name of the e-mail server was not found');
    expect(await said(office.url.replace('smtp:', 'smtps:'))).to.include('Encryption could not begin');
  });

  it('says that the site sends none, where no server is named', async () => {
    await open();
    const { lines, isTaken } = await testMail(readConfig({}), WRITER, { to: undefined, now: NOW });
    expect(isTaken).to.equal(false);
    expect(lines.join()).to.include('SMTP_URL is absent');
  });
});

describe('the doctor', () => {
  it('says that a mail server is fine, and that one without encryption elsewhere can be overheard', async () => {
    const office = await openPostOffice();
    expect(await checkMail(mailing(office.url))).to.deep.equal([
      { well: `The mail server 127.0.0.1:${office.port} answers` },
    ]);
    const elsewhere = await checkMail(mailing(office.url.replace('127.0.0.1', '0.0.0.0')));
    expect(elsewhere[1])
      .to.include({ level: 'warn' })
      .and.have.property('problem')
      .that.includes('without encryption');
    expect(office.received).to.deep.equal([]);
    await office.close();
  });

  it('says why one takes no letter, and that none is named', async () => {
    const [finding] = await checkMail(mailing(`smtp://127.0.0.1:${await freePort()}`));
    expect(finding).to.have.property('problem').that.includes('Nothing answers at that address and port');
    expect(finding).to.have.property('mend').that.includes('npm run mail-test');
    expect((await checkMail(readConfig({})))[0]).to.include({ level: 'warn', subject: 'SMTP_URL' });
  });

  it('is never kept by one that drips', async () => {
    const liar = await openLiar('2', (_, socket) => {
      drip(socket);
      return undefined;
    });
    const look = await lookAtServer(liar.url, SHORT);
    liar.close();
    expect(look).to.include({ trouble: 'timeout', isConnected: false });
  });
});

describe('the reasons why a letter has not left', () => {
  for (const [facts, trouble] of [
    [{ code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'wrongName'],
    [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'expired'],
    [{ code: 'ESOCKET', originalCode: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'selfSigned'],
    [{ code: 'ESOCKET', originalCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate'],
    [{ code: 'ESOCKET', originalCode: 'EHOSTUNREACH' }, 'unreachable'],
    [{ code: 'ESOCKET', originalCode: 'ECONNRESET' }, 'closed'],
    [{ code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM' }, 'login'],
    [{ code: 'EAUTH', responseCode: 454 }, 'later'],
    [{ code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'letter'],
    [{ code: 'ETLS', responseCode: 502, command: 'STARTTLS' }, 'noTls'],
    [new Error('not one address'), 'unusable'],
  ] as const)
    it(`know ${JSON.stringify(facts)} as ${trouble}`, () => {
      expect(troubleOf(facts)).to.equal(trouble);
      expect(troubleIn(labelOf(facts))).to.equal(trouble);
    });

  it('have words for each in both languages', () => {
    for (const lang of ['fr', 'en'] as const) {
      const { reasons, mends } = messagesFor(lang).letters;
      expect(Object.keys(reasons)).to.have.members([...TROUBLES, 'unknown']);
      expect(Object.keys(mends)).to.have.members([...TROUBLES, 'unknown']);
    }
  });

  it('end the tries only where another one can change nothing', () => {
    expect(TROUBLES.filter(isFinal)).to.deep.equal(['recipient', 'letter', 'interrupted', 'unusable']);
  });

  it('are not taken from the labels of older versions', () => {
    expect(troubleIn('EENVELOPE 550')).to.equal(undefined);
  });
});

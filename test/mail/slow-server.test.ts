import type { Socket } from 'node:net';
import { expect } from 'chai';
import { sendDue } from '../../src/mail/sender.ts';
import type { Sending } from '../../src/mail/sender.ts';
import { TIMES } from '../../src/mail/server.ts';
import { queueMail } from '../../src/mail/store.ts';
import { openTransport } from '../../src/mail/transport.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { until } from '../support/workers.ts';
import { POLITE, drip, openLiar } from './liar.ts';
import type { Liar } from './liar.ts';

/** Of a server that never gets anywhere. */
const SHORT = { connect: 300, handOver: 500, answer: 700 };
/** Of one that does, however busy the machine of both is. */
const LONG = { connect: 60_000, handOver: 60_000, answer: 60_000 };

describe('a mail server that lies, hangs or drips', () => {
  let site: TestSite;
  let liar: Liar;
  const underWay = new Set<Promise<void>>();

  beforeEach(async () => {
    site = await openSite();
    await queue('one');
  });
  afterEach(async () => {
    await Promise.all(underWay);
    liar.close();
    await site.close();
  });

  const queue = (id: string, recipient = `${id}@exemple.fr`) =>
    queueMail(site.db, { id, recipient, subject: id, body: 'Bonjour\n' }, NOW);
  const sending = (times = LONG, patienceMs = 60_000): Sending => ({
    db: site.db,
    transport: openTransport(
      { smtpUrl: liar.url, from: 'roue@roue.example', moderator: 'o@roue.example' },
      () => Promise.resolve('La Roue'),
      times,
    ),
    clock: () => site.time.now,
    log: { warn: () => undefined },
    patienceMs,
  });
  const rows = () => site.db.selectFrom('outbox').selectAll().orderBy('id').execute();

  for (const [how, open, problem] of [
    ['never greets', () => openLiar(undefined, () => undefined), /^timeout /],
    [
      'greets drop by drop',
      () =>
        openLiar('2', (_, socket) => {
          drip(socket);
          return undefined;
        }),
      /^timeout /,
    ],
    [
      'answers a command drop by drop',
      () =>
        openLiar('220 here\r\n', (command, socket) => {
          if (!command.startsWith('MAIL')) return POLITE(command, socket);
          drip(socket);
          return undefined;
        }),
      /^timeout /,
    ],
    [
      'goes on with an answer for ever',
      () =>
        openLiar('220 here\r\n', (command, socket) => {
          if (!command.startsWith('EHLO')) return POLITE(command, socket);
          setInterval(() => socket.write('250-more\r\n'), 20).unref();
          return undefined;
        }),
      /^timeout /,
    ],
    [
      'speaks another language',
      () => openLiar('HTTP/1.1 400 Bad Request\r\n\r\n', () => undefined),
      /^notMail /,
    ],
    ['turns everybody away', () => openLiar('554 no\r\n', () => undefined), /^unwelcome /],
  ] as const)
    it(`that ${how} costs one letter its try, and no more`, async () => {
      liar = await open();
      await sendDue(sending(problem.source.includes('timeout') ? SHORT : LONG), underWay);
      const [row] = await rows();
      expect(row?.last_error).to.match(problem);
      expect(row).to.include({ failed_at: null, sent_at: null, claimed_at: null });
    });

  it('that breaks off before it was given the letter knows nothing of it, however often', async () => {
    liar = await openLiar('220 here\r\n', (command, socket) => {
      if (!command.startsWith('MAIL')) return POLITE(command, socket);
      socket.destroy();
      return undefined;
    });
    for (let n = 0; n < 3; n++) {
      await sendDue(sending(), underWay);
      site.time.now += 15 * 60_000;
    }
    const [row] = await rows();
    expect(row?.last_error).to.match(/^closed /);
    expect(row).to.include({ tries: 3, interruptions: 0, failed_at: null });
  });

  it('has ten minutes to say that it took a letter, as the standard asks', () => {
    expect(TIMES.answer).to.equal(10 * 60_000);
    expect(TIMES.connect + TIMES.handOver + TIMES.answer).to.be.lessThan(15 * 60_000);
  });

  it('that examines a letter for long is waited for, while the others leave', async () => {
    let answer: (() => void) | undefined;
    let examined: Socket | undefined;
    liar = await openLiar('220 here\r\n', (command, socket) => {
      if (command.startsWith('RCPT') && command.includes('one@')) examined = socket;
      if (command !== '.' || socket !== examined) return POLITE(command, socket);
      answer = () => socket.write('250 at last\r\n');
      return undefined;
    });
    await queue('two');
    await queue('zoe');
    await sendDue(sending(LONG, 100), underWay);
    await until(async () => (await rows()).filter(({ sent_at }) => sent_at !== null).length === 2);
    await until(() => answer !== undefined);
    expect((await rows()).map(({ id, sent_at }) => [id, sent_at])).to.deep.equal([
      ['one', null],
      ['two', NOW],
      ['zoe', NOW],
    ]);
    expect((await new Browser(site.app).get('/fr')).status).to.equal(200);
    answer?.();
    await Promise.all(underWay);
    expect((await rows())[0]).to.include({ sent_at: NOW, interruptions: 0 });
  });

  it('that takes letters and never answers is given four at once, and no more', async () => {
    let whole = 0;
    liar = await openLiar('220 here\r\n', (command, socket) => {
      if (command !== '.') return POLITE(command, socket);
      whole++;
      return undefined;
    });
    for (let n = 0; n < 8; n++) await queue(`more-${n}`);
    await sendDue(sending(LONG, 30), underWay);
    expect(underWay.size).to.equal(4);
    await sendDue(sending(LONG, 30), underWay);
    expect(underWay.size).to.equal(4);
    await until(() => liar.visits() === 4 && whole === 4);
    liar.close();
    await Promise.all(underWay);
    expect((await rows()).filter(({ claimed_at }) => claimed_at !== null)).to.have.length(4);
  });

  it('that drips its last answer is not believed: the letter waits, as one whose fate is unknown', async () => {
    liar = await openLiar('220 here\r\n', (command, socket) => {
      if (command !== '.') return POLITE(command, socket);
      drip(socket, '2');
      return undefined;
    });
    await sendDue(sending({ ...LONG, answer: SHORT.answer }), underWay);
    const [row] = await rows();
    expect(row).to.include({ sent_at: null, failed_at: null });
    expect(row?.claimed_at).not.to.equal(null);
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { expect } from 'chai';
import { labelOf } from '../../src/mail/trouble.ts';
import { openTransport } from '../../src/mail/transport.ts';
import { decodeWords, header, parseMessage } from '../mail/message.ts';
import { freshFolder } from '../support/folder.ts';
import { operate } from '../support/installation.ts';
import { until } from '../support/workers.ts';
import { FULL } from './support/scale.ts';

const READER = 'wheel-reader';
const MAILBOX = `/var/mail/${READER}`;
const FROM = 'wheel@localhost.localdomain';

/** Debian's own mail server, as its package sets it up for mail on this machine. It needs root, and the package. */
if (FULL)
  describe('the mail server of Debian on this machine', function () {
    this.timeout(600_000);
    let dataDir: string;
    let isOurs = false;

    before(() => {
      dataDir = freshFolder('postfix');
      install();
      isOurs = !isRunning();
      if (isOurs) execFileSync('postfix', ['start'], { stdio: 'ignore' });
      execFileSync('useradd', ['--no-create-home', READER]);
      rmSync(MAILBOX, { force: true });
    });
    after(() => {
      if (isOurs) execFileSync('postfix', ['stop'], { stdio: 'ignore' });
      execFileSync('userdel', [READER], { stdio: 'ignore' });
      rmSync(MAILBOX, { force: true });
      rmSync(dataDir, { recursive: true });
    });

    const send = (url: string, id: string) =>
      openTransport({ smtpUrl: url, from: FROM, moderator: FROM }, () => Promise.resolve('La Roue'))({
        ...{ id, recipient: `${READER}@localhost`, subject: 'Été', body: `Bonjour ${id}\n`, queuedAt: 1 },
      });
    const mailbox = () => (existsSync(MAILBOX) ? readFileSync(MAILBOX, 'latin1') : '');

    it('listens to this machine alone', () => {
      const ports = execFileSync('ss', ['-Hltn', 'sport = :25'], { encoding: 'utf8' });
      for (const line of ports.trim().split('\n')) expect(line).to.match(/127\.0\.0\.1:25|\[::1\]:25/);
    });

    it('takes a letter as it is installed, encrypted by the certificate that it gave itself', async () => {
      expect(await send('smtp://localhost:25', 'first')).to.match(/^250 /);
      await until(() => mailbox().includes('Bonjour first'));
      expect(mailbox()).to.include('with ESMTPS');
      const raw = mailbox().split('\n').slice(1).join('\r\n');
      expect(decodeWords(header(parseMessage(raw), 'Subject') ?? '')).to.equal('Été');
      expect(header(parseMessage(raw), 'From')).to.equal(`La Roue <${FROM}>`);
    });

    it('is refused for that certificate under a name that could be another machine’s (control)', async () => {
      // 0.0.0.0 reaches this machine, but does not look like it.
      const problem = await send('smtp://0.0.0.0:25', 'second').catch(labelOf);
      expect(problem).to.match(/^(selfSigned|wrongName|certificate) /);
    });

    it('is what npm run mail-test finds good', async () => {
      const env = { SMTP_URL: 'smtp://localhost:25', MAIL_FROM: FROM, MODERATOR_EMAIL: FROM };
      const to = `${READER}@localhost`;
      const { code, stdout } = await operate(['mail-test', '--to', to], { ...env, DATA_DIR: dataDir });
      expect(stdout).to.include('is not examined').and.include('It said: 250 ');
      expect(code).to.equal(0);
      await until(() => mailbox().includes('npm run mail-test'));
      const gone = await operate(['mail-test', '--to', 'nobody-here@localhost'], {
        ...env,
        DATA_DIR: dataDir,
      });
      expect(gone.stdout).to.include('refuses the address that is written to').and.include('550');
      expect(gone.code).to.equal(1);
    });
  });

/** The certificate first: the package takes it when it is there, as on any machine that was installed rather than copied. */
function install(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (command: string, args: readonly string[], input?: string) =>
    execFileSync(command, args, {
      env,
      input,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'inherit'],
    });
  const isInstalled = existsSync('/usr/sbin/postfix');
  if (!isInstalled) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'ssl-cert', 'iproute2']);
  }
  if (!existsSync('/etc/ssl/private/ssl-cert-snakeoil.key'))
    run('make-ssl-cert', ['generate-default-snakeoil']);
  if (isInstalled) return;
  const answers =
    'postfix postfix/main_mailer_type select Local only\npostfix postfix/mailname string localhost\n';
  run('debconf-set-selections', [], answers);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postfix']);
}

function isRunning(): boolean {
  try {
    execFileSync('postfix', ['status'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

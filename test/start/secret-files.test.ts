import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { checkSecretFiles } from '../../src/operations/setting-checks.ts';
import { freshFolder } from '../support/folder.ts';
import { Installation } from '../support/installation.ts';

const SECRET = 'q'.repeat(40);
const PASSWORD = 'huit tasses vertes sur la table';

describe('secrets from files', function () {
  this.timeout(300_000);
  let folder: string;

  beforeEach(() => {
    folder = freshFolder('secrets');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string, mode = 0o600) => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode });
    chmodSync(file, mode);
    return file;
  };

  it('stand for their variables, without the end of the line', () => {
    const config = readConfig({
      SESSION_SECRET_FILE: write('a', `${SECRET}\n`),
      SESSION_SECRET_PREVIOUS_FILE: write('b', `${SECRET}2\r\n`),
      SMTP_URL_FILE: write('c', 'smtps://roue:key@mail.example'),
      MAIL_FROM: 'roue@roue.example',
      MODERATOR_EMAIL: 'owner@roue.example',
    });
    expect(config).to.include({ sessionSecret: SECRET, previousSessionSecret: `${SECRET}2` });
    expect(config.mail?.smtpUrl).to.equal('smtps://roue:key@mail.example');
    const first = { MODERATOR_NAME: 'Camille', MODERATOR_PASSWORD_FILE: write('d', `${PASSWORD}\n`) };
    expect(readConfig(first).firstModerator?.password()).to.equal(PASSWORD);
  });

  it('keep the spaces that belong to them', () => {
    expect(readConfig({ SESSION_SECRET_FILE: write('a', ` ${SECRET} \n`) }).sessionSecret).to.equal(
      ` ${SECRET} `,
    );
  });

  it('count an empty variable as absent', () => {
    expect(readConfig({ SESSION_SECRET: SECRET, SESSION_SECRET_FILE: ' ' }).sessionSecret).to.equal(SECRET);
    const file = write('a', SECRET);
    expect(readConfig({ SESSION_SECRET: '', SESSION_SECRET_FILE: file }).sessionSecret).to.equal(SECRET);
  });

  it('are refused by name when they cannot be meant', () => {
    const cases: readonly [NodeJS.ProcessEnv, RegExp][] = [
      [
        { SESSION_SECRET: SECRET, SESSION_SECRET_FILE: write('a', SECRET) },
        /^SESSION_SECRET and SESSION_SECRET_FILE are both given: keep one$/,
      ],
      [
        { SMTP_URL_FILE: join(folder, 'none') },
        /^SMTP_URL_FILE .*none cannot be read \(there is no such file\)$/,
      ],
      [{ SMTP_URL_FILE: folder }, /^SMTP_URL_FILE .* cannot be read \(it is a folder\)$/],
      [{ SMTP_URL_FILE: write('b', ' \n') }, /^SMTP_URL_FILE .* is empty: write the secret into it$/],
      [{ SESSION_SECRET_FILE: write('c', `${SECRET}\n${SECRET}\n`) }, /on one line and nothing else$/],
      [{ SESSION_SECRET_FILE: write('d', 'x'.repeat(5000)) }, /on one line and nothing else$/],
      [{ SESSION_SECRET_FILE: write('e', 'short\n') }, /^SESSION_SECRET must have at least 32 characters$/],
    ];
    for (const [env, said] of cases) expect(() => readConfig(env)).to.throw(said);
  });

  it('end the start and every command with that one line', async () => {
    const installation = new Installation();
    try {
      const env = { SMTP_URL_FILE: join(folder, 'none') };
      expect(await installation.refusal(env)).to.match(/^strategy-wheel: SMTP_URL_FILE /);
      const { code, stderr } = await installation.operate(['doctor'], env);
      expect([code, stderr.trimEnd().split('\n').length]).to.deep.equal([1, 1]);
      expect(stderr).to.match(/^strategy-wheel: SMTP_URL_FILE /);
    } finally {
      await installation.remove();
    }
  });

  it('are told of when every user of the machine can read them, but in a container', () => {
    const [open, shut] = [write('a', SECRET, 0o644), write('b', SECRET, 0o640)];
    const checked = (file: string) => checkSecretFiles([{ name: 'SMTP_URL_FILE', file }]);
    expect(checked(open).map(({ level, subject }) => [level, subject])).to.deep.equal([
      ['warn', 'SMTP_URL_FILE'],
    ]);
    for (const file of [shut, join(folder, 'none'), '/run/secrets/smtp-url'])
      expect(checked(file), file).to.deep.equal([]);
  });
});
